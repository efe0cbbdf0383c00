import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ContactsError } from '../errors';

export interface Inspected {
  /** SHA-256 of the bytes, hexadecimal: names the run, so that it can be resumed. */
  readonly hash: string;
  /** Line breaks: about as many rows. */
  readonly lines: number;
  readonly delimiter: ',' | ';' | '\t' | '|';
}

const HEADER_BYTES = 64 * 1024;
const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * Reads a file once, before anything is done with it.
 * @throws ContactsError `import-file` when it is empty or no UTF-8, with the line and what to do
 */
export async function inspectFile(stream: Readable): Promise<Inspected> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let lines = 1;
  let head = '';
  for await (const chunk of stream) {
    const part = chunk as Buffer;
    if (bytes === 0) refuseUtf16(part);
    const text = decode(decoder, part, lines);
    if (head.length < HEADER_BYTES) head += text.slice(0, HEADER_BYTES);
    hash.update(part);
    bytes += part.length;
    lines += text.split('\n').length - 1;
  }
  if (head.trim() === '') throw new ContactsError('import-file', 'it is empty');
  return { hash: hash.digest('hex'), lines, delimiter: separatorOf(head) };
}

function decode(decoder: TextDecoder, part: Buffer, lines: number): string {
  try {
    return decoder.decode(part, { stream: true });
  } catch (error) {
    const line = lines + linesBeforeBadByte(part);
    const detail = `about line ${line} is not UTF-8, but probably Latin-1 (Windows-1252). Save it as "CSV UTF-8" and try again`;
    throw new ContactsError('import-file', detail, { cause: error });
  }
}

function linesBeforeBadByte(part: Buffer): number {
  const lines = part.toString('latin1').split('\n');
  const bad = lines.findIndex((line) => Buffer.from(line, 'latin1').toString('utf8').includes('\ufffd'));
  return Math.max(0, bad);
}

function refuseUtf16(part: Buffer): void {
  const start = part.subarray(0, 2).toString('hex');
  if (start !== 'fffe' && start !== 'feff') return;
  throw new ContactsError('import-file', 'it is UTF-16. Save it as "CSV UTF-8" and try again');
}

/** The separator that the header line has most of, outside of quotes. */
function separatorOf(head: string): Inspected['delimiter'] {
  const header = head.replace(/"[^"]*"/g, '').split(/\r?\n/).find((line) => line.trim() !== '') ?? ''; // prettier-ignore
  const count = (sign: string) => header.split(sign).length - 1;
  return SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}
