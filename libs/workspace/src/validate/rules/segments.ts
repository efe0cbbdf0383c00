import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { type JsonObject, objectOf, own } from '../json';
import { quoted } from '../suggest';
import type { FlowRule } from './rule';
import { walkCondition } from './walk-condition';

/** A segment is a question about people, put to everybody at any time. */
export const segments: FlowRule = {
  rules: ['segment-event'],
  reads: 'parts',
  check: (flow) => {
    const names = objectOf(own(flow.document, 'conditions'));
    return flow.triggers.flatMap(({ value, path }) => looks(own(value, 'segment'), [...path, 'segment'], names));
  },
};

function looks(condition: unknown, path: JsonPath, names: JsonObject): Complaint[] {
  return walkCondition(condition, path)
    .flatMap((part) => {
      const seen =
        part.kind === 'name'
          ? throughName(part.name, names, [])
          : part.kind === 'field' && part.events === null
            ? part.name
            : null;
      return seen !== null && isOfAMoment(seen) ? [{ seen, path: part.path }] : [];
    })
    .map(({ seen, path: at }) => ({
      rule: 'segment-event',
      message: `A segment is asked without an event and outside of the flow, so ${quoted(seen)} is always missing: ask the past with "did".`,
      path: at,
    }));
}

/** The first path of a named condition that a segment can't have. */
function throughName(name: string, names: JsonObject, calling: readonly string[]): string | null {
  if (calling.includes(name)) return null;
  const parts = walkCondition(own(names, name), []);
  const paths = parts.flatMap((part) => {
    if (part.kind === 'name') return throughName(part.name, names, [...calling, name]) ?? [];
    return part.kind === 'field' && part.events === null ? part.name : [];
  });
  return paths.find(isOfAMoment) ?? null;
}

function isOfAMoment(path: string): boolean {
  return path.startsWith('event.') || path.startsWith('enrolment.');
}
