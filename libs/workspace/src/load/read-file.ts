import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, findingAbout } from '../finding';
import { sha256 } from './hash';
import type { TextFile } from './text-file';

/** Files that people write are kilobytes; above this something else was put there. Nothing larger is read. */
export const MAX_FILE_BYTES = 1024 * 1024;

export type ReadText =
  { readonly file: TextFile; readonly finding: null } | { readonly file: null; readonly finding: Finding };

/** The text of a file's bytes; null where they are none. */
export type Decoder = (bytes: Uint8Array) => string | null;

/** Reads a text file of the workspace; what is too large, no text or not readable comes as a finding. */
export function readTextFile(dir: string, path: string, textOf: Decoder = asUtf8): ReadText {
  try {
    const stat = statSync(join(dir, path));
    if (!stat.isFile()) return refused(path, 'not-a-file', 'This is not a regular file.');
    if (stat.size > MAX_FILE_BYTES) return refused(path, 'file-too-large', tooLarge(stat.size));
    return decode(path, readFileSync(join(dir, path)), textOf);
  } catch (error) {
    return refused(path, 'not-readable', `The file can't be read: ${reasonOf(error)}.`);
  }
}

function tooLarge(bytes: number): string {
  return `The file has ${(bytes / MAX_FILE_BYTES).toFixed(1)} MB; more than 1 MB is not read.`;
}

function decode(path: string, bytes: Uint8Array, textOf: Decoder): ReadText {
  // A file may have grown between stat and read.
  if (bytes.length > MAX_FILE_BYTES) return refused(path, 'file-too-large', tooLarge(bytes.length));
  const text = textOf(bytes);
  if (text === null || text.includes('\0')) return refused(path, 'not-text', 'The file is not UTF-8 text.');
  return { file: { path, text, bytes: bytes.length, hash: sha256(text) }, finding: null };
}

/** Takes a byte order mark off; null where the bytes aren't UTF-8. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refused(path: string, rule: string, message: string): ReadText {
  return { file: null, finding: findingAbout(path, { rule, message }) };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ENOENT: 'it does not exist',
  ELOOP: 'its links lead round in a circle',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
};

/** Why the file system refused, in plain words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? String(error) : code);
}

/** The system's code of an error, such as `ENOENT`; empty where it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
