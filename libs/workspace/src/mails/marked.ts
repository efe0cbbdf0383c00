import type { Mustache } from './mustache-scan';

/** Something in a mail that isn't static text. */
export type Token =
  | { readonly kind: 'mustache'; readonly mustache: Mustache; readonly plainPath?: string }
  | { readonly kind: 'link'; readonly index: number; readonly address: string }
  | { readonly kind: 'image'; readonly file: string; readonly written: string }
  | { readonly kind: 'pixel' }
  | { readonly kind: 'trap'; readonly like: number };

/**
 * A mail in which each token is a mark: two private characters around its number. So neither the quotes nor the
 * brackets inside a mustache can confuse what reads MJML, HTML or URLs around it.
 */
export class Marks {
  readonly tokens: Token[] = [];
  private readonly left: string;
  private readonly right: string;
  private readonly pattern: RegExp;

  /** @param avoiding the marks use characters that don't occur in it */
  constructor(avoiding: string) {
    let code = 0xf600;
    while (avoiding.includes(String.fromCharCode(code)) || avoiding.includes(String.fromCharCode(code + 1))) code += 2;
    this.left = String.fromCharCode(code);
    this.right = String.fromCharCode(code + 1);
    this.pattern = new RegExp(`${this.left}(\\d+)${this.right}`, 'g');
  }

  /** Takes a token in; returns the mark that stands for it. */
  add(token: Token): string {
    return `${this.left}${this.tokens.push(token) - 1}${this.right}`;
  }

  /** Static text and tokens in turn; empty texts are left out. */
  split(marked: string): (string | Token)[] {
    const pieces: (string | Token)[] = [];
    marked.split(this.pattern).forEach((piece, at) => {
      const token = at % 2 === 1 ? this.tokens[Number(piece)] : undefined;
      if (token) pieces.push(token);
      else if (at % 2 === 0 && piece) pieces.push(piece);
    });
    return pieces;
  }

  /** `marked` with each mark replaced. */
  replace(marked: string, by: (token: Token, mark: string, offset: number) => string): string {
    return marked.replace(this.pattern, (mark: string, number: string, offset: number) => {
      const token = this.tokens[Number(number)];
      return token ? by(token, mark, offset) : mark;
    });
  }

  /** Marks that a library wrote as character references, as themselves again. */
  restore(html: string): string {
    const reference = new RegExp(`&#(?:x([0-9a-f]+)|(\\d+));`, 'gi');
    return html.replace(reference, (written: string, hex: string | undefined, decimal: string | undefined) => {
      const character = String.fromCodePoint(Math.min(hex ? parseInt(hex, 16) : Number(decimal), 0x10ffff));
      return character === this.left || character === this.right ? character : written;
    });
  }

  has(text: string): boolean {
    return text.includes(this.left);
  }
}

/** What the author sees for a token: the mustache as written. */
export function shown(token: Token): string {
  switch (token.kind) {
    case 'mustache':
      return token.mustache.kind === 'comment' ? '' : token.mustache.text;
    case 'image':
      return token.written;
    case 'link':
    case 'pixel':
    case 'trap':
      return '';
  }
}

/** A marked source, and where its offsets lie in the source itself. */
export interface MarkedSource {
  readonly text: string;
  readonly offsetInSource: (offset: number) => number;
}

/** Another tool's mustache may hold HTML, and links in it, as `{{ '<a href="…">'|trans }}` does. */
const tagStart = /<[a-z]/i;

/** Puts a mark in the place of each mustache; comments vanish, white space goes where `~` says so. */
export function markMustaches(
  source: string,
  mustaches: readonly Mustache[],
  marks: Marks,
  plainPathOf: (mustache: Mustache) => string | undefined,
): MarkedSource {
  let text = '';
  let at = 0;
  const jumps: { readonly marked: number; readonly source: number }[] = [{ marked: 0, source: 0 }];
  for (const mustache of mustaches) {
    const between = source.slice(at, mustache.start);
    text += mustache.kind !== 'literal' && /^\{\{~/.test(mustache.text) ? between.trimEnd() : between;
    at = mustache.end;
    if (mustache.kind === 'literal' && tagStart.test(mustache.text)) text += mustache.text;
    else if (mustache.kind !== 'comment') {
      const plainPath = mustache.kind === 'value' ? plainPathOf(mustache) : undefined;
      text += marks.add({ kind: 'mustache', mustache, ...(plainPath ? { plainPath } : {}) });
    }
    if (mustache.kind !== 'literal' && /~\}?\}\}$/.test(mustache.text))
      at += /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
    jumps.push({ marked: text.length, source: at });
  }
  return { text: text + source.slice(at), offsetInSource: (offset) => backwards(jumps, offset) };
}

function backwards(jumps: readonly { readonly marked: number; readonly source: number }[], offset: number): number {
  const jump = jumps.findLast((one) => one.marked <= offset);
  return jump ? jump.source + offset - jump.marked : offset;
}
