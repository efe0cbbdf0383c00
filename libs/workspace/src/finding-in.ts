import type { Complaint, Finding } from './finding';
import type { JsonFile } from './load/json-file';
import { formatPath } from './load/json-path';

/** A finding about a place in a JSON file. */
export function findingIn(file: JsonFile, complaint: Complaint): Finding {
  const path = complaint.path ?? [];
  const offset = complaint.atKey === true ? file.keyOffset(path) : file.valueOffset(path);
  return {
    rule: complaint.rule,
    level: complaint.level ?? 'error',
    message: complaint.message,
    file: file.path,
    ...file.lines.at(offset),
    path: formatPath(path),
    suggestion: complaint.suggestion ?? null,
  };
}
