import { convert } from 'html-to-text';
import { type CompiledLink, isDangerous } from '@nurture/core/mail';
import { type Marks, type Token } from './marked';

const block = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const heading = (tag: string): { selector: string; options: { uppercase: false } } => ({
  selector: tag,
  options: { uppercase: false },
});
/** Elements in elements; unclosed tags pile up, and the stack is finite. */
const deepest = 500;
const hidden = ['display:none', 'display: none', 'mso-hide:all', 'mso-hide: all'];

/** The text part of marked HTML: links with their address in angle brackets (RFC 3986, appendix C). */
export function textOf(html: string, marks: Marks, links: readonly CompiledLink[]): string {
  const text = convert(html, {
    wordwrap: false,
    limits: { maxDepth: deepest },
    // All of it: mail clients show what stands behind `</body>`, where lists put their foot.
    baseElements: { selectors: [] },
    formatters: {
      alt: (element, _walk, builder) => {
        const alt = (element.attribs as Readonly<Record<string, string>>)['alt'];
        if (alt) builder.addInline(alt);
      },
      link: (element, walk, builder) => {
        const { href = '' } = element.attribs as Readonly<Record<string, string>>;
        walk(element.children, builder);
        const address = href.startsWith('#') ? '' : href.replace(/^mailto:/, '');
        if (address) builder.addInline(speaks(element) ? ` <${address}>` : address, { noWordTransform: true });
      },
    },
    selectors: [
      { selector: 'a', format: 'link' },
      { selector: 'img', format: 'alt' },
      ...['td', 'th', 'div', 'center'].map((selector) => ({ selector, format: 'block', options: block })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(heading),
      { selector: 'ul', options: { itemPrefix: '- ' } },
      ...hidden.map((style) => ({ selector: `[style*="${style}"]`, format: 'skip' })),
      ...['head', 'title', 'script', 'style', 'template'].map((selector) => ({ selector, format: 'skip' })),
    ],
  });
  return tidy(withoutDoubles(text, marks, links), marks);
}

interface Spoken {
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Spoken[];
}

/** Does a link have words of its own, or an image that has? */
const speaks = ({ data, attribs, children }: Spoken, depth = 0): boolean =>
  Boolean(data?.trim() ?? attribs?.['alt']) ||
  (depth < deepest && (children ?? []).some((child) => speaks(child, depth + 1)));

/** A control character: no mail has it, and it is gone again at once. */
const doubled = '\u0001';
/** Bounded, as a search for a word of any length takes the square of a text without spaces. */
const doubledLink = new RegExp(`\\S{1,300} <${doubled}([^>]*)>`, 'g');

/** An address that no mark stands for: of a mailbox, a telephone, a script. */
const unmarked = / <([^<>\s]{1,300})>/g;

/** An address that is its own link text stands there once; one that runs code not at all. */
function withoutDoubles(whole: string, marks: Marks, links: readonly CompiledLink[]): string {
  const text = whole.replace(unmarked, (written, address: string, at: number) => {
    const before = whole.slice(Math.max(0, at - 301), at + 2);
    return isDangerous(address) || sameAsBefore(before, address) ? '' : written;
  });
  const noted = marks.replace(text, (token, mark, offset) => {
    const href = token.kind === 'link' ? links[token.index]?.href : undefined;
    const same = href !== undefined && sameAsBefore(text.slice(Math.max(0, offset - 303), offset), href);
    return same ? `${doubled}${mark}` : mark;
  });
  return noted.includes(doubled) ? noted.replace(doubledLink, '$1').replaceAll(doubled, '') : noted;
}

function sameAsBefore(before: string, href: string): boolean {
  const word = /(\S{1,300}) <$/.exec(before)?.[1] ?? '';
  return word !== '' && bare(word) === bare(href);
}

const bare = (address: string): string => address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');

/** Tags of blocks on a line of their own take the line with them; no more than one empty line in a row. */
function tidy(text: string, marks: Marks): string {
  const lines = text.split('\n').flatMap((line, at, all) => {
    const pieces = marks.split(line.trim());
    const onlyTags = pieces.length > 0 && pieces.every((piece) => typeof piece !== 'string' && isBlockTag(piece));
    if (!onlyTags && typeof pieces[0] !== 'string' && pieces[0] && isBlockTag(pieces[0])) line = line.trimStart();
    return [onlyTags ? line.trim() : line.trimEnd() + (at < all.length - 1 ? '\n' : '')];
  });
  return `${lines
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

const isBlockTag = (token: Token): boolean =>
  token.kind === 'mustache' && ['open', 'else', 'close'].includes(token.mustache.kind);
