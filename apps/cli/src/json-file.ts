import { readFileSync } from 'node:fs';
import { messageOf } from '@nurture/core/error';
import { wrongUsage } from './refusal';

/** A JSON file that the caller named, which must hold an object. @throws Refusal with exit code 2 */
export function readJsonObject(file: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw wrongUsage(`${file}: ${messageOf(error)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrongUsage(`${file}: it holds no object`);
}
