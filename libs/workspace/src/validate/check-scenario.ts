import { basename, dirname } from 'node:path';
import type { Finding } from '../finding';
import { findingIn } from '../finding-in';
import { parseJson } from '../load/json-file';
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
  if (parsed.file === null) return refused(path, parsed.findings);
  const { file } = parsed;
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
