import { basename, dirname } from 'node:path';
import type { Finding } from '../finding';
import { findingIn } from '../finding-in';
import { type JsonFile, parseJson } from '../load/json-file';
import { readTextFile } from '../load/read-file';
import { validatorOf } from './schema/schemas';
import { problemsOf } from './schema/translate';

export interface ReadScenario {
  /** Null where it has errors. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/** Reads what somebody does from a file: the shape of a flow test, where nothing need be expected. */
export function readScenario(path: string): ReadScenario {
  const text = readTextFile(dirname(path), basename(path));
  const parsed = text.file === null ? { file: null, findings: [text.finding] } : parseJson(text.file);
  return parsed.file === null ? refused(path, parsed.findings) : checked(path, parsed.file);
}

/** The same for what was handed over otherwise. */
export function checkScenario(given: unknown): ReadScenario {
  const text = JSON.stringify(given, null, 2);
  const { file, findings } = parseJson({ path: '', text, bytes: text.length, hash: '' });
  return file === null ? refused('', findings) : checked('', file);
}

function checked(path: string, file: JsonFile): ReadScenario {
  const { value } = file;
  const whole =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { expect: { path: '' }, ...value } : value;
  const findings = problemsOf(validatorOf('flow-test'), whole).map((problem) => findingIn(file, problem));
  return findings.some(({ level }) => level === 'error') ? refused(path, findings) : { value, findings };
}

const refused = (path: string, findings: readonly Finding[]): ReadScenario => ({
  value: null,
  findings: findings.map((finding) => ({ ...finding, file: path })),
});
