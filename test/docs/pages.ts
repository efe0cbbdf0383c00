import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = join(__dirname, '..', '..');

/** One Markdown file of the documentation. */
export interface DocPage {
  /** From the root. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block; `label` is the comment above it, such as `check: event`. */
export interface CodeBlock {
  readonly page: string;
  readonly language: string;
  readonly code: string;
  readonly label: string | null;
}

const markdownBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(join('docs', 'evidence')));

export const docPages: readonly DocPage[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...markdownBelow('docs'),
  ...markdownBelow('templates/gallery'),
].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const BLOCK = /(?:<!-- ([^>]*?) -->\n\s*\n)?^```(\w*)\n([\s\S]*?)^```$/gm;

export const codeBlocks: readonly CodeBlock[] = docPages.flatMap(({ path, text }) =>
  [...text.matchAll(BLOCK)].map(([, label, language, code]) => ({
    page: path,
    language: language ?? '',
    code: code ?? '',
    label: label ?? null,
  })),
);

/** Blocks under a comment such as `check: event`. */
export const labelled = (label: string): CodeBlock[] => codeBlocks.filter((block) => block.label === label);

/** What people may type: lines of shell blocks, a continued line as one, without comments. */
export const shellLines = (page: DocPage): string[] =>
  codeBlocks
    .filter((block) => block.page === page.path && block.language === 'sh')
    .flatMap(({ code }) => code.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));

/** Words in code marks, outside of blocks. */
export const inlineCode = ({ text }: DocPage): string[] =>
  [...text.replace(BLOCK, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

/** Links and images of a page that lead to other files, with the fragment apart. */
export function relativeLinks({ path, text }: DocPage): { target: string; fragment: string | null }[] {
  return [...text.replace(BLOCK, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address]) => address ?? '')
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => {
      const [file = '', fragment = null] = address.split('#');
      return { target: file === '' ? path : join(dirname(path), file), fragment };
    });
}

/** Anchors that GitHub makes of a text's headings. */
export function anchorsOf(text: string): string[] {
  const headings = [...text.replace(BLOCK, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
