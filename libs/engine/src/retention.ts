import type { Database } from '@nurture/store';

/** How long each kind is kept, in milliseconds. */
export interface JourneyRetention {
  /** Single entries of scores go with the events that gave them. */
  readonly eventsMs: number;
  readonly tracesMs: number;
}

const BATCH = 1_000;
const CONTACTS = 200;

const AGO = `nurture_now() - $1 * interval '1 millisecond'`;

const TRACES = /* sql */ `
DELETE FROM enrolment_step WHERE (enrolment_id, id) IN (
  SELECT t.enrolment_id, t.id FROM enrolment e JOIN enrolment_step t ON t.enrolment_id = e.id
  WHERE e.status <> 'active' AND e.ended_at < ${AGO} LIMIT ${BATCH}) RETURNING 1`;

/** Contacts whose old entries still stand one by one. */
const DUE = /* sql */ `
SELECT DISTINCT contact_id AS id FROM score_entry
WHERE contact_id > $2 AND at < ${AGO} AND event_id IS NOT NULL ORDER BY contact_id LIMIT ${CONTACTS}`;

/** One that is absorbed just now waits for the next turn. */
const LOCK = 'SELECT id FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE SKIP LOCKED';

/**
 * The entries of a rule become one: an opening balance. It keeps the rule and what it counted by, so that what counts
 * once is not counted again, and caps of groups still see it. The sum of all entries stays the score.
 */
const CARRY_OVER = /* sql */ `
WITH old AS (
  DELETE FROM score_entry WHERE contact_id = ANY ($2::bigint[]) AND at < ${AGO}
  RETURNING contact_id, at, rule, points, per, because
)
INSERT INTO score_entry (contact_id, at, rule, points, per, event_id, because, written_at)
SELECT contact_id, max(at), rule, sum(points), per, NULL,
       'Until ' || to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ': '
         || regexp_replace((array_agg(because ORDER BY at DESC))[1], '^Until [0-9-]{10}: ', ''),
       nurture_now()
FROM old GROUP BY contact_id, rule, per`;

/** Forgets why people went which way, and carries old score entries over into opening balances, batch by batch. */
export async function forgetOldJourneys(db: Database, { eventsMs, tracesMs }: JourneyRetention): Promise<void> {
  for (let batch = BATCH; batch === BATCH;) batch = (await db.query(TRACES, [tracesMs])).length;
  for (let after: string | undefined = '0'; after !== undefined;) after = await carryOver(db, eventsMs, after);
}

/** @returns the last contact looked at; none where that was the last batch */
async function carryOver(db: Database, keepMs: number, after: string): Promise<string | undefined> {
  const due = await db.query<{ id: string }>(DUE, [keepMs, after]);
  if (due.length === 0) return undefined;
  await db.transaction(async (tx) => {
    const locked = await tx.query<{ id: string }>(LOCK, [due.map(({ id }) => id)]);
    if (locked.length > 0) await tx.query(CARRY_OVER, [keepMs, locked.map(({ id }) => id)]);
  });
  return due.at(-1)?.id;
}
