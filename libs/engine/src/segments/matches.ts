import { sqlOf, type DeclaredTypes } from '@nurture/core/condition';
import { listOf, type CompiledFlow, type TriggerDocument } from '@nurture/core/flow';
import type { Instant, Repeat } from '@nurture/core/time';
import { CONTACTS, SEGMENT_SCHEMA } from './schema';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A statement and its values. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/**
 * The statement that finds, among the contacts of a range of ids, those whom a segment of the flow takes in. It may
 * find somebody some hours before `again` lets them in: whoever enrols decides that to the minute, in their own zone.
 * @param flow has a segment
 * @param range `after` not included, `upTo` included; the first `most` of them
 */
export function matchesOf(
  flow: CompiledFlow,
  types: DeclaredTypes,
  now: Instant,
  range: { readonly after: string; readonly upTo: string; readonly most: number },
): Statement {
  const params: unknown[] = [range.after, range.upTo, flow.id];
  const triggers = listOf<TriggerDocument>(flow.document.enrol).flatMap(({ segment }, i) => {
    const again = flow.triggers[i]?.again;
    if (segment === undefined || again === undefined) return [];
    const context = { names: flow.document.conditions ?? {}, types, schema: SEGMENT_SCHEMA, now };
    const condition = sqlOf(segment, { ...context, firstParam: params.length + 1 });
    params.push(...condition.params);
    return [`(${condition.text} AND NOT EXISTS (${inTheWay(again, now, params)}))`];
  });
  params.push(range.most);
  const text = `SELECT c.id FROM ${CONTACTS}
WHERE c.id > $1::bigint AND c.id <= $2::bigint AND (${triggers.join(' OR ')})
ORDER BY c.id LIMIT $${params.length}::int`;
  return { text, params };
}

/**
 * Earlier enrolments for which somebody can't be taken in. `OFFSET 0` has them looked up person by person, through the
 * index: joined, a flow that is only just filling up is thought empty, and read whole for each of them.
 */
function inTheWay(again: Repeat, now: Instant, params: unknown[]): string {
  const any = `SELECT 1 FROM enrolment e WHERE e.contact_id = c.id AND e.flow_id = $3::text AND e.key = ''`;
  switch (again.kind) {
    case 'never':
      return `${any} OFFSET 0`;
    case 'always':
      return `${any} AND e.status = 'active' OFFSET 0`;
    case 'after': {
      params.push(now - shortestMs(again.duration));
      return `${any} AND (e.status = 'active' OR e.ended_at > to_timestamp($${params.length}::float8 / 1000)) OFFSET 0`;
    }
  }
}

/** The shortest that a length of time can be, on any calendar and in any zone. */
function shortestMs({ years, months, days, businessDays, ms }: Extract<Repeat, { kind: 'after' }>['duration']): number {
  return Math.max(0, (years * 365 + months * 28 + days + businessDays) * DAY_MS + ms - HOUR_MS);
}
