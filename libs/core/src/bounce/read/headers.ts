import { LIMITS } from '../limits';
import { decodeWords, type ByteString } from './decode';

/** Header fields by lower-case name, unfolded, in the order in which they stand. */
export type Headers = ReadonlyMap<string, readonly ByteString[]>;

const FIELD = /^([!-9;-~]{1,80})[ \t]{0,20}:[ \t]*/;

/** Reads the header block at `start`, and tells where the body begins. Stops at a line that no header could have. */
export function readHeaders(mail: ByteString, start: number, end: number): { headers: Headers; bodyStart: number } {
  const headers = new Map<string, string[]>();
  let last: string[] | null = null;
  let at = start;
  const limit = Math.min(end, start + LIMITS.headerChars);
  for (let count = 0; at < limit && count < LIMITS.fields;) {
    const lineEnd = endOfLine(mail, at, end);
    const line = mail.slice(at, lineEnd);
    if (line.trim() === '') return { headers, bodyStart: Math.min(lineEnd + 1, end) };
    const found = FIELD.exec(line.slice(0, 200));
    if (/^[ \t]/.test(line)) {
      if (last && (last.at(-1)?.length ?? 0) < 20_000) last.push(`${last.pop() ?? ''} ${line.trim()}`);
    } else if (found) {
      last = append(headers, (found[1] ?? '').toLowerCase(), line.slice(found[0].length).trim());
      count++;
    } else if (!/^>?From /.test(line)) {
      return { headers, bodyStart: at };
    }
    at = lineEnd + 1;
  }
  return { headers, bodyStart: Math.min(at, end) };
}

function endOfLine(mail: ByteString, at: number, end: number): number {
  const found = mail.indexOf('\n', at);
  return found < 0 || found > end ? end : found;
}

function append(headers: Map<string, string[]>, name: string, value: string): string[] {
  const values = headers.get(name) ?? [];
  values.push(value);
  headers.set(name, values);
  return values;
}

/** The first field of that name as text; empty where there is none. */
export const header = (headers: Headers, name: string): string => decodeWords(headers.get(name)?.[0] ?? '');

/** The main value and the parameters of a structured field such as Content-Type; names in lower case. */
export function parameters(value: string): { value: string; parameters: Readonly<Record<string, string>> } {
  const found: Record<string, string> = {};
  const text = value.slice(0, 4_000);
  for (const [, name, quoted, bare] of text.matchAll(/[;\s]\s{0,100}([\w*-]{1,60})\s*=\s*(?:"([^"]*)"?|([^;\s]*))/g)) {
    if (name) found[name.toLowerCase().replace(/\*(0\*?)?$/, '')] ??= quoted ?? bare ?? '';
  }
  return { value: (/^[^;\s]*/.exec(text)?.[0] ?? '').toLowerCase(), parameters: found };
}
