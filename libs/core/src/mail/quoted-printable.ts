import type { StaticPart } from './compiled';

/** A line has 76 columns at most, the soft break's `=` included (RFC 2045, 6.7 (5)). */
const room = 75;
const softBreak = '=\r\n';
const plainRun = /^[ !-<>-~]*$/;
const hex = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

/** Encoded text, and the column in which the next character would stand. */
export interface Quoted {
  readonly qp: string;
  readonly column: number;
}

/**
 * Quoted-printable (RFC 2045, 6.7) of `text`, whose first character stands in `column`.
 * LF and CRLF become line ends; a CR alone is data. White space at the very end is encoded, because what
 * follows in the body isn't known here and may be a line end.
 */
export function quote(text: string, column: number): Quoted {
  if (isPlain(text)) return cutLine(text, column);
  let qp = '';
  let at = column;
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (number > 0) {
      qp += '\r\n';
      at = 0;
    }
    const quoted = quoteLine(line, at);
    qp += quoted.qp;
    at = quoted.column;
  }
  return { qp, column: at };
}

const isPlain = (line: string): boolean => plainRun.test(line) && !line.endsWith(' ');

/** A line that needs no escapes, such as an address, is cut where it must be. */
function cutLine(line: string, column: number): Quoted {
  let qp = '';
  let at = column;
  let from = 0;
  while (line.length - from > room - at) {
    qp += line.slice(from, from + room - at) + softBreak;
    from += room - at;
    at = 0;
  }
  return { qp: qp + line.slice(from), column: at + line.length - from };
}

function quoteLine(line: string, column: number): Quoted {
  if (isPlain(line)) return cutLine(line, column);
  let qp = '';
  let at = column;
  let left = line.length;
  for (const character of line) {
    left -= character.length;
    const unit = quoteCharacter(character, left === 0);
    if (at + unit.length > room) {
      qp += softBreak;
      at = 0;
    }
    qp += unit;
    at += unit.length;
  }
  return { qp, column: at };
}

function quoteCharacter(character: string, isLast: boolean): string {
  const code = character.charCodeAt(0);
  if (code > 32 && code < 127 && code !== 61) return character;
  if ((code === 32 || code === 9) && !isLast) return character;
  if (code < 128) return hex[code] ?? '';
  let unit = '';
  for (const byte of Buffer.from(character, 'utf8')) unit += hex[byte];
  return unit;
}

/** A static run, encoded as if it began in column 0. */
export function staticPart(text: string): StaticPart {
  const { qp } = quote(text, 0);
  const firstEnd = qp.indexOf('\r\n');
  return firstEnd < 0
    ? { qp, first: qp.length, last: -1 }
    : { qp, first: firstEnd, last: qp.length - qp.lastIndexOf('\r\n') - 2 };
}

/** What stands before `part` when `column` columns of its line are taken: a soft break, or nothing. */
export const seamBefore = (part: StaticPart, column: number): string =>
  column > 0 && column + part.first > (part.last < 0 ? room : room + 1) ? softBreak : '';

/** The column behind `part` when it began in `column`, or in 0 after a seam. */
export const columnAfter = (part: StaticPart, column: number): number =>
  part.last < 0 ? column + part.first : part.last;
