import { randomUUID } from 'node:crypto';
import type { Instant } from '@nurture/core/time';
import { kept } from '../database/kept';
import type { Tx } from '../database.types';
import { plan } from '../tasks';
import { isAnnounced } from './announced';
import type { NewEvent } from './types';

export interface Appended {
  accepted: number;
  duplicates: number;
  /** Ids in the log, in the order given; null for a duplicate. */
  ids: (string | null)[];
}

/**
 * One statement: claims the keys, writes the events whose key was free, and queues those that must still be absorbed.
 * A key that another open transaction has just claimed makes this one wait for it, so that of two equal events
 * exactly one is written.
 */
const APPEND = kept(/* sql */ `
WITH given AS (
  SELECT * FROM unnest(
    $1::uuid[], $2::text[], $3::timestamptz[], $4::bigint[], $5::text[], $6::text[], $7::text[],
    $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::boolean[]
  ) WITH ORDINALITY
    AS e (id, type, at, contact_id, visitor_id, source, source_id, properties, profile, origin, absorbed, place)
), claimed AS (
  INSERT INTO event_key (source, id, received_at)
  SELECT source, source_id, (SELECT nurture_now()) FROM given ORDER BY source, source_id
  ON CONFLICT DO NOTHING
  RETURNING source, id, received_at
), written AS (
  INSERT INTO event (id, position, received_at, at, type, contact_id, visitor_id, source, source_id, properties, profile, origin)
  SELECT first.id, nextval('event_position'), c.received_at, first.at, first.type, first.contact_id, first.visitor_id,
         first.source, first.source_id, first.properties, first.profile, first.origin
  FROM (SELECT DISTINCT ON (source, source_id) * FROM given ORDER BY source, source_id, place) AS first
  JOIN claimed c ON c.source = first.source AND c.id = first.source_id
  ORDER BY first.place
  RETURNING id, position, received_at, contact_id
), queued AS (
  INSERT INTO event_pending (event_id, contact_id, received_at, position)
  SELECT w.id, w.contact_id, w.received_at, w.position
  FROM written w JOIN given g ON g.id = w.id
  WHERE w.contact_id IS NOT NULL AND NOT g.absorbed
  RETURNING 1
)
SELECT w.id, (extract(epoch FROM w.received_at) * 1000)::float8 AS "receivedAt",
       (SELECT count(*) FROM queued)::int AS queued
FROM written w`);

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

/**
 * Writes events to the log, each once: one whose `(source, sourceId)` is known already has no effect.
 * @returns how many were new; wakes the absorber when the transaction commits
 */
export async function append(tx: Tx, events: readonly NewEvent[]): Promise<Appended> {
  if (events.length === 0) return { accepted: 0, duplicates: 0, ids: [] };
  const ids = events.map(() => randomUUID());
  const rows = await tx.query<{ id: string; receivedAt: Instant; queued: number }>(APPEND, [
    ids,
    events.map((event) => event.type),
    events.map((event) => new Date(event.at)),
    events.map((event) => event.contactId),
    events.map((event) => event.visitorId ?? null),
    events.map((event) => event.source),
    events.map((event) => event.sourceId),
    events.map((event) => JSON.stringify(event.properties)),
    events.map((event) => json(event.profile)),
    events.map((event) => json(event.origin)),
    events.map((event) => event.absorbed ?? false),
  ]);
  if (rows.some((row) => row.queued > 0)) tx.notify('nurture_event');
  const written = new Map(rows.map((row) => [row.id, row.receivedAt]));
  await announce(
    tx,
    events.flatMap((event, place) => {
      const id = ids[place] ?? '';
      const dueAt = written.get(id);
      return dueAt === undefined ? [] : [{ ...event, id, dueAt }];
    }),
  );
  return {
    accepted: written.size,
    duplicates: events.length - written.size,
    ids: ids.map((id) => (written.has(id) ? id : null)),
  };
}

/** What others may be told of is planned with the event itself, so that no crash falls between the two. */
async function announce(tx: Tx, events: readonly (NewEvent & { id: string; dueAt: Instant })[]): Promise<void> {
  const announced = events.filter(({ type, contactId }) => contactId !== null && isAnnounced(type));
  if (announced.length === 0) return;
  await plan(
    tx,
    announced.map(({ id, dueAt, type, at, properties, contactId }) => ({
      queue: 'announce' as const,
      key: `announce:${id}`,
      contactId,
      dueAt,
      payload: { event: { id, type, at, properties }, contactId: contactId ?? '' },
    })),
  );
}
