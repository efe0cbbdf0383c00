import type { HoleEscape } from '@nurture/core/mail';
import { isLive } from './links';
import { type Marks, shown, type Token } from './marked';
import { blockName } from './mustache-scan';

/** Handlebars source for marked text, for the holes that Handlebars renders. */
export function handlebarsSource(marked: string, marks: Marks, escape: HoleEscape): string {
  let source = '';
  for (const piece of wholeBlocks(marks.split(marked))) {
    const next = typeof piece === 'string' ? literalSource(piece) : tokenSource(piece, marks, escape);
    source += next;
  }
  return source;
}

/**
 * A part of a mail may hold one end of a block whose other end lies elsewhere, such as a title inside an `{{#if}}`
 * that ends behind it. Each part must be whole by itself, so such ends are left out of it.
 */
function wholeBlocks(pieces: readonly (string | Token)[]): (string | Token)[] {
  const loose = new Set<number>();
  const open: { readonly name: string; readonly places: number[] }[] = [];
  const leaveOut = (block: { readonly places: readonly number[] }): void => block.places.forEach((at) => loose.add(at));
  pieces.forEach((piece, at) => {
    if (typeof piece === 'string' || piece.kind !== 'mustache') return;
    const { kind, text } = piece.mustache;
    if (kind === 'open') open.push({ name: blockName(text), places: [at] });
    else if (kind === 'else' && open.length === 0) loose.add(at);
    else if (kind === 'else') open.at(-1)?.places.push(at);
    else if (kind === 'close') {
      const from = open.findLastIndex(({ name }) => name === blockName(text));
      if (from < 0) loose.add(at);
      else open.splice(from).slice(1).forEach(leaveOut);
    }
  });
  open.forEach(leaveOut);
  return pieces.filter((_, at) => !loose.has(at));
}

/** Static text as Handlebars source: what it would take for its own goes through a helper. */
const literalSource = (text: string): string =>
  /\{\{|[\\{]$|^\}/.test(text) ? `{{{mail-literal "${encodeURIComponent(wellFormed(text))}"}}}` : text;

/** Half a surrogate pair can't be written in UTF-8. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

function tokenSource(token: Token, marks: Marks, escape: HoleEscape): string {
  switch (token.kind) {
    case 'mustache':
      return isLive(token)
        ? mustacheSource(token.mustache.text, token.mustache.kind === 'value', escape)
        : literalSource(shown(token));
    case 'link':
      return `{{#mail-link ${token.index}}}${addressSource(token.address, marks)}{{/mail-link}}`;
    case 'image':
      return `{{mail-image "${encodeURIComponent(token.file)}"}}`;
    case 'pixel':
    case 'trap':
      return '';
  }
}

/** In plain text a triple-stashed value loses its tags; all else stands as written. */
function mustacheSource(text: string, isValue: boolean, escape: HoleEscape): string {
  if (escape === 'html' || !isValue || !isRaw(text)) return text;
  return `{{{mail-plain ${asParameter(text)}}}}`;
}

const isRaw = (text: string): boolean => /^\{\{~?(\{|&)/.test(text);

/** `contact.email`, or `(default contact.email "x")`, out of `{{contact.email}}` and `{{default …}}`. */
function asParameter(text: string): string {
  const inner = text
    .replace(/^\{\{~?[{&]?~?/, '')
    .replace(/~?\}?~?\}\}$/, '')
    .trim();
  return /\s/.test(inner) ? `(${inner})` : inner;
}

/**
 * The address of a link. A variable at its start is an address (or the start of one) and stays as it is; further
 * on it is a part of one, and is percent-encoded unless it is triple-stashed.
 */
export function addressSource(address: string, marks: Marks): string {
  let source = '';
  let started = false;
  for (const piece of wholeBlocks(marks.split(address))) {
    if (typeof piece === 'string') source += literalSource(piece);
    else if (!isLive(piece)) source += literalSource(shown(piece));
    else if (piece.kind === 'mustache') source += variableSource(piece.mustache, started);
    started ||=
      typeof piece === 'string' || !isLive(piece) || (piece.kind === 'mustache' && piece.mustache.kind === 'value');
    if (typeof piece !== 'string' && isBranch(piece)) started = false;
  }
  return source;
}

/** `{{else}}` begins another spelling of the same address. */
const isBranch = (token: Token): boolean =>
  token.kind === 'mustache' && (token.mustache.kind === 'else' || token.mustache.kind === 'open');

function variableSource(mustache: { readonly kind: string; readonly text: string }, started: boolean): string {
  if (mustache.kind !== 'value') return mustache.text;
  const helper = started && !isRaw(mustache.text) ? 'mail-url' : 'mail-base';
  return `{{{${helper} ${asParameter(mustache.text)}}}}`;
}
