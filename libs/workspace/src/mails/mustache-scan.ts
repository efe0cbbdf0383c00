import { handlebars } from '@nurture/core/mail';

/**
 * - `value` a variable or helper call; `open`, `else`, `close` make up a block;
 * - `comment` is dropped; `literal` stays as it is: an escaped `\{{`, another tool's merge tag, a mistake.
 */
export type MustacheKind = 'value' | 'open' | 'else' | 'close' | 'comment' | 'literal';

/** One `{{…}}` of a source, with its offsets there. */
export interface Mustache {
  kind: MustacheKind;
  /** What is shown when it is literal, what Handlebars gets when it is not. */
  text: string;
  readonly start: number;
  readonly end: number;
  /** Why Handlebars refuses it, where it does. */
  mistake?: string;
}

/**
 * Every mustache of `source` in order, each judged by itself: one that Handlebars can't read spoils no other.
 * @param isTemplate a plain `.html` is none: Handlebars' backslashes and raw blocks mean nothing there, and stay
 */
export function scanMustaches(source: string, isTemplate = true): Mustache[] {
  const found: Mustache[] = [];
  for (let at = source.indexOf('{{'); at >= 0; at = source.indexOf('{{', found.at(-1)?.end ?? 0)) {
    if (isTemplate && source.startsWith('\\\\', at - 2)) found.push(escapedBackslash(at));
    found.push((isTemplate ? undefined : plainAt(source, at)) ?? mustacheAt(source, at));
  }
  return found;
}

/** Braces that stay as they are in a plain `.html`: behind a backslash, or four of them. */
function plainAt(source: string, at: number): Mustache | undefined {
  if (source.startsWith('{{{{', at)) return literal(at, at + 4, '{{{{');
  return source[at - 1] === '\\' && source[at - 2] !== '\\' ? literal(at, at + 2, '{{') : undefined;
}

/** As Handlebars has it, two backslashes before a mustache are one, and the mustache counts. */
const escapedBackslash = (at: number): Mustache => literal(at - 1, at, '');

function mustacheAt(source: string, at: number): Mustache {
  if (source[at - 1] === '\\' && source[at - 2] !== '\\') return literal(at - 1, at + 2, '{{');
  if (source.startsWith('{{!', at)) return comment(source, at);
  if (source.startsWith('{{{{', at)) return rawBlock(source, at);
  const closer = source.startsWith('{{{', at) || source.startsWith('{{~{', at) ? /\}~?\}\}/g : /\}\}/g;
  return readable(source, at, closer);
}

const literal = (start: number, end: number, text: string, mistake?: string): Mustache => ({
  kind: 'literal',
  text,
  start,
  end,
  ...(mistake ? { mistake } : {}),
});

function comment(source: string, at: number): Mustache {
  const closer = /^\{\{!--/.test(source.slice(at, at + 5)) ? /--~?\}\}/g : /\}\}/g;
  const end = endOf(source, at + 3, closer);
  if (end < 0) return literal(at, at + 2, '{{', "a comment that isn't closed");
  return { kind: 'comment', text: source.slice(at, end), start: at, end };
}

function rawBlock(source: string, at: number): Mustache {
  const opening = /^\{\{\{\{\s*([^\s}/]+)[^}]*\}\}\}\}/.exec(source.slice(at, at + 300));
  const closing = opening ? `{{{{/${opening[1]}}}}}` : '';
  const end = opening ? source.indexOf(closing, at) : -1;
  if (!opening || end < 0) return literal(at, at + 4, '{{{{', "a raw block that isn't closed");
  return literal(at, end + closing.length, source.slice(at + opening[0].length, end));
}

function endOf(source: string, from: number, closer: RegExp): number {
  closer.lastIndex = from;
  const found = closer.exec(source);
  return found ? found.index + found[0].length : -1;
}

/** The shortest text up to a closer that Handlebars reads; a closer may stand in a quoted parameter before it. */
function readable(whole: string, at: number, closer: RegExp): Mustache {
  const source = whole.slice(0, at + longest);
  let end = endOf(source, at + 2, closer);
  const shortest = end;
  for (let tries = 0; end > 0 && tries < 3; tries++) {
    const text = source.slice(at, end);
    const kind = kindOf(text);
    if (refusal(text, kind) === undefined) return { kind, text, start: at, end };
    end = endOf(source, end - 1, closer);
  }
  const inner = source.slice(at + 2, shortest < 0 ? at + 2 : shortest).replace(/^\{+/, '');
  if (shortest < 0 || inner.includes('{{')) return literal(at, at + 2, '{{', "a '{{' that isn't closed");
  const text = source.slice(at, shortest);
  return literal(at, shortest, text, refusal(text, kindOf(text)) ?? 'unreadable');
}

/** Of a mustache, in characters; what is longer never was one. */
const longest = 2000;

function kindOf(text: string): MustacheKind {
  const inner = text.replace(/^\{\{~?/, '').trimStart();
  if (inner.startsWith('/')) return 'close';
  if (inner.startsWith('#')) return 'open';
  if (/^\^\s*~?\}/.test(inner) || /^else\b/.test(inner)) return 'else';
  return inner.startsWith('^') ? 'open' : 'value';
}

const PARTIAL = 'partials are not for mails: write the text here, or have an MJML mail include a part (mj-include)';

/** Why Handlebars would refuse `text` in its place, or nothing. */
function refusal(text: string, kind: MustacheKind): string | undefined {
  if (/^\{\{~?[#^&]?\s*[>*]/.test(text)) return PARTIAL;
  if (kind === 'close') return blockName(text) ? undefined : 'a closing tag without a name';
  try {
    handlebars.parse(complete(text, kind));
    return undefined;
  } catch (error) {
    return error instanceof Error ? summary(error.message) : String(error);
  }
}

const summary = (message: string): string => {
  const expected = /got '([A-Z_]+)'/.exec(message)?.[1];
  if (expected === 'CLOSE_BLOCK_PARAMS' || /\|/.test(message)) return "'|' is no part of Handlebars";
  if (expected === 'INVALID') return 'Handlebars reads names with dots, such as contact.firstName, and helpers';
  return expected ? `unexpected ${expected.toLowerCase().replace(/_/g, ' ')}` : (message.split('\n').at(-1) ?? message);
};

/** A whole template around one tag, so that Handlebars can read it alone. */
export function complete(text: string, kind: MustacheKind): string {
  if (kind === 'open') return `${text}{{/${blockName(text)}}}`;
  return kind === 'else' ? `{{#if x}}${text}{{/if}}` : text;
}

/** `each` of `{{#each items}}` and of `{{/each}}`. */
export const blockName = (text: string): string => /^\{\{~?\s*[#^/]\s*([^\s}~(]+)/.exec(text)?.[1] ?? '';
