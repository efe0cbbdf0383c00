import { emailHash } from '@nurture/core/consent';
import type { ConsentFacts, RecentMail, SalesTime } from '@nurture/core/governor';
import type { Instant } from '@nurture/core/time';
import { kept, type Tx } from '@nurture/store';
import type { Recipient } from '../compose/variables';

/** What the governor and the templates ask about one contact. */
export interface ContactFacts extends Recipient {
  readonly consent: ConsentFacts;
  readonly mayTrack: boolean;
  readonly suppression: string | null;
  readonly recent: readonly RecentMail[];
  readonly withSales: readonly SalesTime[];
  /** Active enrolments. */
  readonly enrolled: readonly { readonly flowId: string; readonly version: number }[];
}

/** A contact whose row this transaction holds. */
export interface LockedContact {
  readonly id: string;
  readonly email: string;
}

const LOCK = kept(/* sql */ `
SELECT id, email FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`);

/**
 * Locks contacts in id order. One that somebody else holds (an unsubscribe that waits for a running attempt, an absorb)
 * is passed over instead of waited for: its mails come back a moment later.
 */
export const lockContacts = (tx: Tx, ids: readonly string[]): Promise<LockedContact[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.query<LockedContact>(LOCK, [[...new Set(ids)]]);

/**
 * One statement for all contacts. It must come after the lock: only then does it see what the last holder committed. What
 * came of an attempt is known minutes after its start; a day's room is left for one that nobody was there to look after.
 */
const LOAD = kept(/* sql */ `
WITH wanted AS MATERIALIZED (
  SELECT id, hash FROM unnest($1::bigint[], $2::bytea[]) AS w (id, hash)
), clock AS MATERIALIZED (SELECT nurture_now() AS now)
SELECT c.id, c.email, p.fields, p.tags, p.stage, p.score, p.fit,
       a.name AS "accountName", a.domain AS "accountDomain",
       k.mail, k.tracking, k.topics_off AS "topicsOff", k.complained, k.less_often AS "lessOften",
       s.reason AS suppression, r.recent, h.sales, e.enrolled
FROM wanted w
JOIN contact c ON c.id = w.id
CROSS JOIN clock
LEFT JOIN contact_profile p ON p.contact_id = c.id
LEFT JOIN account a ON a.id = c.account_id
LEFT JOIN consent k ON k.contact_id = c.id
LEFT JOIN suppression s ON s.email_hash = w.hash AND (s.expires_at IS NULL OR s.expires_at > clock.now)
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_array((extract(epoch FROM coalesce(m.settled_at, m.started_at)) * 1000)::bigint, m.kind, m.flow_id)) AS recent
  FROM mail m
  WHERE m.contact_id = c.id AND m.started_at > clock.now - $3 * interval '1 millisecond' - interval '1 day'
    AND m.kind <> 'notification' AND m.status IN ('started', 'sent', 'in-doubt')
    AND (m.settled_at IS NULL OR m.settled_at > clock.now - $3 * interval '1 millisecond')
) r ON true
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_array((extract(epoch FROM o.created_at) * 1000)::bigint, (extract(epoch FROM o.closed_at) * 1000)::bigint)) AS sales
  FROM handoff o WHERE o.contact_id = c.id
) h ON true
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_array(n.flow_id, n.flow_version)) AS enrolled
  FROM enrolment n WHERE n.contact_id = c.id AND n.status = 'active'
) e ON true`);

interface FactsRow {
  id: string;
  email: string;
  fields: Record<string, unknown> | null;
  tags: string[] | null;
  stage: string | null;
  score: number | null;
  fit: number | null;
  accountName: string | null;
  accountDomain: string | null;
  mail: ConsentFacts['mail'] | null;
  tracking: string | null;
  topicsOff: string[] | null;
  complained: boolean | null;
  lessOften: boolean | null;
  suppression: string | null;
  recent: [Instant, 'marketing' | 'service', string | null][] | null;
  sales: [Instant, Instant | null][] | null;
  enrolled: [string, number][] | null;
}

/**
 * What is known of locked contacts.
 *
 * @param secret under which suppressed addresses are hashed
 * @param backMs how far back mails and handoffs matter
 */
export async function loadFacts(
  tx: Tx,
  contacts: readonly LockedContact[],
  secret: string,
  backMs: number,
): Promise<Map<string, ContactFacts>> {
  if (contacts.length === 0) return new Map();
  const hashes = contacts.map((contact) => emailHash(secret, contact.email));
  const rows = await tx.query<FactsRow>(LOAD, [contacts.map((contact) => contact.id), hashes, backMs]);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

const factsOf = (row: FactsRow): ContactFacts => ({
  id: row.id,
  email: row.email,
  fields: row.fields ?? {},
  tags: row.tags ?? [],
  stage: row.stage,
  score: row.score ?? 0,
  fit: row.fit,
  account:
    row.accountName === null && row.accountDomain === null
      ? null
      : { name: row.accountName, domain: row.accountDomain },
  consent: {
    mail: row.mail ?? 'none',
    topicsOff: row.topicsOff ?? [],
    complained: row.complained ?? false,
    lessOften: row.lessOften ?? false,
  },
  mayTrack: row.tracking === 'given',
  suppression: row.suppression,
  recent: (row.recent ?? []).map(([at, kind, flowId]) => ({ at, kind, flowId })),
  withSales: (row.sales ?? []).map(([from, until]) => ({ from, until })),
  enrolled: (row.enrolled ?? []).map(([flowId, version]) => ({ flowId, version })),
});
