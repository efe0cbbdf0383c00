// What is posted about moving people: which state of one version each goes to in another.
import { type FlowMap, parseFlowMap } from '@nurture/core/migration';
import { Problem } from '../problem/problem';

export const wrong = (field: string, message: string): Problem =>
  new Problem('invalid-input', undefined, [{ field, code: 'invalid', message }]);

/** @throws Problem `invalid-input` for what is no object, or has a field that nobody knows */
export function fieldsOf(body: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrong('body', 'must be a JSON object');
  const strange = Object.keys(body).find((name) => !known.includes(name));
  if (strange !== undefined) throw wrong(strange, `is unknown; known: ${known.join(', ')}`);
  return { ...body };
}

/** @throws Problem `invalid-input` with an entry for each thing that a map says wrongly */
export function mapOf(value: unknown, under: string): FlowMap {
  const parsed = parseFlowMap(value);
  if (parsed.ok) return parsed.map;
  const problems = parsed.problems.map(({ path, message }) => ({ field: under + path, code: 'invalid', message }));
  throw new Problem('invalid-input', undefined, problems);
}

/** A flow, and where its people go; null: nobody moves. */
export interface MappedFlow {
  readonly flow: unknown;
  readonly map: FlowMap | null;
}

/** Reads `{ flow, migration }`. @throws Problem `invalid-input` */
export function mappedFlowIn(body: unknown): MappedFlow {
  const { flow, migration } = fieldsOf(body, ['flow', 'migration']);
  return { flow, map: migration === undefined ? null : mapOf(migration, 'migration.') };
}

/** A flow as it is, or `{ flow, migration }`: no flow has a property `flow`. @throws Problem `invalid-input` */
export function flowOrMapped(body: unknown): MappedFlow {
  const isWrapped = typeof body === 'object' && body !== null && Object.hasOwn(body, 'flow');
  return isWrapped ? mappedFlowIn(body) : { flow: body, map: null };
}
