import type { Tx } from '@nurture/store';
import { TOUCH_TYPES } from './touches';

/** A contact, or a browser that is nobody's yet: below zero, with its name. */
export interface Due {
  readonly person: string;
  readonly visitorId: string | null;
  /** False: nothing but what became of their mails has to be looked at. */
  readonly whole: boolean;
}

/** What changes a contact's line and points; what else happens changes no figure, or that of a mail alone. */
const OF_PEOPLE = [...TOUCH_TYPES, 'cta.viewed', 'content.rated', 'deal.won', 'stage.changed', 'contact.created', 'evidence.revised']; // prettier-ignore
const OF_MAILS = ['mail.accepted', 'mail.opened', 'mail.bounced', 'mail.complained', 'contact.unsubscribed'];

/** Raised whenever other code would make other figures: all of them are then made anew. */
const VERSION = 3;

/** A browser as a person of its own. */
export const VISITOR_PERSON = (visitorId: string): string =>
  `-1 - (hashtextextended(${visitorId}, 0) & 9223372036854775807)`;

// Whoever writes now may commit something that was received before this moment: nothing from their beginning on counts
// as seen. A statement without a transaction of its own yet is waited for as well, but for no long look-up such as a dump.
const HORIZON = /* sql */ `
SELECT least(statement_timestamp(), min(
         CASE WHEN a.backend_xid IS NOT NULL THEN a.xact_start
              WHEN a.state = 'active' AND a.query_start > statement_timestamp() - interval '1 minute' THEN a.query_start END
       )) + c.shift AS until,
       extract(epoch FROM statement_timestamp() - least(statement_timestamp(), min(a.xact_start) FILTER (WHERE a.backend_xid IS NOT NULL)))::float8 * 1000 AS "heldMs",
       (SELECT min(t.relname) FROM pg_inherits i JOIN pg_class t ON t.oid = i.inhrelid
        WHERE i.inhparent = 'event'::regclass AND t.relname ~ '^event_[0-9]{4}_[0-9]{2}$') AS month
FROM clock c
LEFT JOIN pg_stat_activity a ON a.datname = current_database() AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid()
GROUP BY c.shift`;

const STATE = /* sql */ `
SELECT version = ${VERSION} AND seen_until IS NOT NULL AS made, seen_until IS NULL OR seen_until <= $1::timestamptz AS forward,
       seen_until AS "seenUntil", oldest_month IS NOT DISTINCT FROM $2::text AS "sameMonths"
FROM figure_state`;

// An import logs no events, but writes stages at its own time; a browser finds its owner at a time of its own.
const NEWS = /* sql */ `
INSERT INTO figure_due AS due (person, visitor_id, whole, since)
SELECT person, max(visitor_id), bool_or(whole), min(since) FROM (
  SELECT contact_id AS person, NULL AS visitor_id, type = ANY ($2::text[]) AS whole, received_at AS since FROM event
  WHERE received_at >= $1 AND contact_id IS NOT NULL AND type = ANY ($2::text[] || $3::text[])
  UNION ALL
  SELECT ${VISITOR_PERSON('visitor_id')}, visitor_id, true, received_at FROM event
  WHERE received_at >= $1 AND visitor_id IS NOT NULL
  UNION ALL SELECT contact_id, NULL, true, at FROM stage_change WHERE at >= $1 AND at <= nurture_now()
  UNION ALL SELECT contact_id, NULL, true, since FROM visitor WHERE since >= $1 AND contact_id IS NOT NULL
  UNION ALL SELECT ${VISITOR_PERSON('id')}, id, true, since FROM visitor WHERE since >= $1
) AS news GROUP BY person ORDER BY person
ON CONFLICT (person) DO UPDATE SET whole = true WHERE excluded.whole AND NOT due.whole`;

const EVERYBODY = /* sql */ `
INSERT INTO figure_due AS due (person, visitor_id, whole, since)
SELECT person, max(visitor_id), true, $1::timestamptz FROM (
  SELECT id AS person, NULL AS visitor_id FROM contact
  UNION ALL SELECT contact_id, NULL FROM figure_contact
  UNION ALL SELECT person, NULL FROM figure_point
  UNION ALL SELECT ${VISITOR_PERSON('visitor_id')}, visitor_id FROM event WHERE visitor_id IS NOT NULL AND contact_id IS NULL
) AS people GROUP BY person ORDER BY person
ON CONFLICT (person) DO UPDATE SET whole = true WHERE NOT due.whole`;

/** How far a look at the log reached. */
export interface Seen {
  /** Whatever was received before this was seen. */
  readonly until: Date;
  /** For how long an open transaction has held that back. */
  readonly heldMs: number;
  /** The log's oldest month. */
  readonly month: string | null;
}

/**
 * Finds whose figures have to be reckoned anew: of whom something was received since the last look. Everybody, where
 * there are none yet, where the log dropped a month, or where the clock was put back.
 */
export async function findDue(tx: Tx): Promise<Seen> {
  const [seen] = await tx.query<Seen>(HORIZON);
  if (!seen) throw new Error('the clock has no row');
  const [state] = await tx.query<{ made: boolean; forward: boolean; seenUntil: Date; sameMonths: boolean }>(STATE, [
    seen.until,
    seen.month,
  ]);
  if (state?.made && state.forward && state.sameMonths) await tx.query(NEWS, [state.seenUntil, OF_PEOPLE, OF_MAILS]);
  else await tx.query(EVERYBODY, [state?.made ? seen.until : '-infinity']);
  return seen;
}

// What waits to be absorbed comes first: stages and points follow from it.
const TAKE = /* sql */ `
DELETE FROM figure_due WHERE person IN (
  SELECT d.person FROM figure_due d
  WHERE NOT EXISTS (SELECT FROM event_pending p WHERE p.contact_id = d.person)
  ORDER BY d.since, d.person LIMIT $1)
RETURNING person, visitor_id AS "visitorId", whole`;

/** Takes those who have waited longest. */
export const takeDue = (tx: Tx, most: number): Promise<Due[]> => tx.query<Due>(TAKE, [most]);

const MARK = /* sql */ `
INSERT INTO figure_due AS due (person, whole, since)
SELECT DISTINCT person, true, nurture_now() FROM unnest($1::bigint[]) AS person ORDER BY person
ON CONFLICT (person) DO UPDATE SET whole = true WHERE NOT due.whole`;

/** Has the figures of contacts reckoned anew, for what leaves no event: contacts that become one, say. */
export async function markFiguresDue(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.query(MARK, [contactIds]);
}

const TELL = /* sql */ `
UPDATE figure_state SET version = ${VERSION}, seen_until = $1, oldest_month = $2,
  as_of = (SELECT nullif(least($1::timestamptz, min(since)), '-infinity') FROM figure_due)`;

/** Says of which moment the figures are now: of when the one who has waited longest had news. */
export async function tellAsOf(tx: Tx, { until, month }: Seen): Promise<void> {
  await tx.query(TELL, [until, month]);
}

/** Of which moment the figures are; null where they are still being made for the first time. */
export async function figuresAsOf(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ asOf: Date | null }>('SELECT as_of AS "asOf" FROM figure_state');
  return row?.asOf?.toISOString() ?? null;
}
