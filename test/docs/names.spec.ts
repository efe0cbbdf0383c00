import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '@nurture/core/config';
import { buildProgram } from '../../apps/cli/src/program';
import { anchorsOf, docPages, inlineCode, relativeLinks, root, shellLines } from './pages';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const program = buildProgram();
const pages = docPages.map((page) => [page.path, page] as const);

/** `npm run X`, `npm start`, `npm test`, wherever they stand. */
function npmScripts(text: string): string[] {
  return [...text.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short ?? '');
}

/** Does a setting of this name change anything, be it only a complaint? */
const isSetting = (name: string): boolean =>
  JSON.stringify(parseSettings({ [name]: 'x' })) !== JSON.stringify(parseSettings({}));

const SETTING = /\b(?:PORT|[A-Z_]+_(?:URL|LEVEL|ARN)|NURTURE_[A-Z_]+)\b/g;
const settingsIn = (text: string): string[] => [...new Set(text.match(SETTING) ?? [])];

/** A call of the command, in words; null where a line is something else. */
function nurtureCall(line: string): string[] | null {
  const words = /^(?:\w+=\S+\s+)*(?:npx )?nurture (.+)$/.exec(line.trim())?.[1]?.split(/\s+/);
  return words && /^[a-z]/.test(words[0] ?? '') ? words : null;
}

describe.each(pages)('what %s names', (_, page) => {
  it('is there, where it links to a file or a picture', () => {
    const missing = relativeLinks(page).filter(({ target }) => !existsSync(join(root, target)));
    expect(missing).toEqual([]);
  });

  it('is there, where it links to a heading', () => {
    const missing = relativeLinks(page).filter(
      ({ target, fragment }) =>
        fragment !== null && !anchorsOf(readFileSync(join(root, target), 'utf8')).includes(fragment),
    );
    expect(missing).toEqual([]);
  });

  it('is a script of package.json, where it says npm', () => {
    expect(npmScripts(page.text).filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  it('is a command with these options, where it says nurture', () => {
    const unknown = [...shellLines(page), ...inlineCode(page)].flatMap((line) => {
      const [name, ...rest] = nurtureCall(line) ?? [];
      const top = program.commands.find((each) => each.name() === name);
      if (name === undefined) return [];
      if (!top) return [line];
      const below = top.commands.find((each) => each.name() === rest[0]);
      if (top.commands.length > 0 && !below) return [line];
      const [command, words] = [below ?? top, below ? rest.slice(1) : rest];
      const known = new Set([...command.options.map((option) => option.long), '--help']);
      return words.filter((word) => word.startsWith('--') && !known.has(word)).map((word) => `${name} ${word}`);
    });
    expect(unknown).toEqual([]);
  });

  it('is a setting that the product reads, where it is written like one', () => {
    expect(settingsIn(page.text).filter((name) => !isSetting(name))).toEqual([]);
  });

  it('is there, where it is the path of a file or folder', () => {
    const paths = inlineCode(page).filter((code) =>
      /^(?:apps|libs|test|docs|scripts|templates|schemas)\/[\w./-]+$/.test(code),
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

it('finds commands, settings and links at all', () => {
  const lines = docPages.flatMap(shellLines);
  expect(lines.filter((line) => nurtureCall(line)).length).toBeGreaterThan(8);
  expect(docPages.flatMap(relativeLinks).length).toBeGreaterThan(40);
  expect(docPages.flatMap((page) => settingsIn(page.text)).length).toBeGreaterThan(10);
});

it('tells every setting of .env.example in the guide for operators, and none that is not there', () => {
  const names = settingsIn(
    readFileSync(join(root, '.env.example'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('# ') && line.includes('='))
      .join('\n'),
  ).sort();
  const guide = docPages.find(({ path }) => path.endsWith('operator.md'))?.text ?? '';
  const table = [...guide.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name ?? '').sort();
  expect(names.filter((name) => !isSetting(name))).toEqual([]);
  expect(table).toEqual(names);
});

it('names in the changelog no command that is not there', () => {
  const changelog = docPages.find(({ path }) => path === 'CHANGELOG.md')?.text ?? '';
  const line = /The command `nurture` with (.*)/.exec(changelog)?.[1] ?? '';
  const named = [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(4);
  expect(program.commands.map((command) => command.name())).toEqual(expect.arrayContaining(named));
});
