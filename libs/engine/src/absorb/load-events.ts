import type { Verdict } from '@nurture/core/condition';
import type { WaitingEvent } from '@nurture/core/absorb';
import type { MailOrigin } from '@nurture/core/task';
import { kept, type Tx } from '@nurture/store';
import { EngineError } from '../errors';

/** Takes what waits out of the queue: in the transaction that absorbs it, and so exactly once. */
const TAKE_PENDING = kept(/* sql */ `
DELETE FROM event_pending WHERE contact_id = ANY ($1::bigint[])
RETURNING event_id AS id, contact_id AS "forContact", received_at::text AS "receivedAt", position`);

/** What is read of an event `e`. */
export const READ_COLUMNS = /* sql */ `e.id, e.type, e.contact_id AS "contactId", e.properties, e.profile, e.origin,
       floor(extract(epoch FROM e.at) * 1000)::float8 AS at,
       floor(extract(epoch FROM e.received_at) * 1000)::float8 AS "receivedAt"`;

/**
 * The partition key goes along as text: a JavaScript date would cut its microseconds. Both lists apart, as an id stands
 * in the log once: one walk along the key's index finds all, where a join of pairs reads a log of any middling size whole.
 */
const READ_EVENTS = kept(/* sql */ `
SELECT ${READ_COLUMNS}
FROM event e WHERE e.received_at = ANY ($2::timestamptz[]) AND e.id = ANY ($1::uuid[])`);

interface PendingRow {
  id: string;
  forContact: string;
  receivedAt: string;
  position: string;
}

export interface EventRow {
  id: string;
  type: string;
  contactId: string;
  properties: Record<string, unknown>;
  profile: WaitingEvent['profile'];
  origin: MailOrigin | null;
  at: number;
  receivedAt: number;
}

/** Takes the waiting events of locked contacts, in the order in which they were logged. */
export async function takeEvents(tx: Tx, contactIds: readonly string[]): Promise<Map<string, WaitingEvent[]>> {
  const pending = await tx.query<PendingRow>(TAKE_PENDING, [contactIds]);
  const waiting = new Map<string, WaitingEvent[]>();
  if (pending.length === 0) return waiting;
  const rows = await tx.query<EventRow>(READ_EVENTS, [
    pending.map((row) => row.id),
    [...new Set(pending.map((row) => row.receivedAt))],
  ]);
  const events = new Map(rows.map((row) => [row.id, waitingEvent(row)]));
  for (const row of pending.sort((a, b) => Number(a.position) - Number(b.position))) {
    const event = events.get(row.id);
    if (!event) throw new EngineError('engine.event-missing', row.id);
    waiting.set(row.forContact, [...(waiting.get(row.forContact) ?? []), event]);
  }
  return waiting;
}

export function waitingEvent({ origin, ...row }: EventRow): WaitingEvent {
  return { ...row, mail: origin, verdict: verdictOf(row.properties) };
}

/** Who acted, as the evidence says; what says nothing of it was a person. */
export function verdictOf(properties: Record<string, unknown>): Verdict {
  const { verdict } = properties;
  return verdict === 'machine' || verdict === 'automatic' || verdict === 'proxied' ? verdict : 'human';
}
