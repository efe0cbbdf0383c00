import type { Tx } from '../database.types';

/** An event as a timeline shows it. Times are ISO 8601. */
export interface TimelineEvent {
  /** Where the next page begins. */
  readonly cursor: string;
  readonly at: string;
  readonly receivedAt: string;
  readonly type: string;
  /** Who reported it: `api`, `site`, `mail`, `engine`, `handoff`, `import` … */
  readonly source: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Row {
  micros: string;
  position: string;
  at: Date;
  receivedAt: Date;
  type: string;
  source: string;
  properties: Record<string, unknown>;
}

/** Whole microseconds, as PostgreSQL keeps them: a millisecond more or less would lose or repeat events. */
const TIMELINE = /* sql */ `
SELECT (extract(epoch FROM at) * 1000000)::bigint::text AS micros, position, at, received_at AS "receivedAt",
       type, source, properties
FROM event
WHERE contact_id = $1
  AND ($2::bigint IS NULL OR (at, position) < ('epoch'::timestamptz + $2::bigint * interval '1 microsecond', $3::bigint))
ORDER BY at DESC, position DESC LIMIT $4`;

/** What such a cursor looks like: microseconds since the epoch, and the event's position. */
export const TIMELINE_CURSOR = /^\d{1,16}\.\d{1,18}$/;

/**
 * What happened around a contact, newest first.
 * @param page `after` is the `cursor` of the last one seen
 */
export async function timeline(
  tx: Tx,
  contactId: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<TimelineEvent[]> {
  const [micros = null, position = null] = after?.split('.') ?? [];
  const rows = await tx.query<Row>(TIMELINE, [contactId, micros, position, limit]);
  return rows.map(({ micros: own, position: place, at, receivedAt, ...rest }) => ({
    cursor: `${own}.${place}`,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
    ...rest,
  }));
}
