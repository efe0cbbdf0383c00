import type { Hit, HitKind, HitVerdict, RequestEvidence } from '@nurture/core/evidence';

/** A hit among those of its mail. */
export interface HitRow {
  readonly id: string;
  readonly kind: HitKind;
  readonly mailId: string | null;
  readonly link: number | null;
  readonly destination: string | null;
  readonly at: number;
  readonly evidence: RequestEvidence;
  /** Null while it hasn't settled. */
  readonly verdict: HitVerdict | null;
}

/** A hit with all that its event tells. */
export interface DueRow extends HitRow {
  readonly contactId: string | null;
  /** The part of the reader's address behind the @. */
  readonly domain: string | null;
  readonly deliveredAt: number | null;
  readonly name: string | null;
  readonly mailVersionId: string | null;
  readonly enrolmentId: string | null;
  readonly flowId: string | null;
  readonly flowVersion: number | null;
  readonly state: string | null;
  readonly visit: number | null;
  readonly action: string | null;
  readonly mayTrack: boolean | null;
  /** Of somebody who was erased, or of a mail that is kept no longer. */
  readonly orphaned: boolean;
}

const ROW = /* sql */ `h.id, h.kind, h.mail_id AS "mailId", h.link, h.destination,
       (extract(epoch FROM h.at) * 1000)::float8 AS at, h.evidence, h.verdict`;

/** With the mail that it is of, and whether its reader may still be tracked. */
const WHOLE = /* sql */ `
SELECT ${ROW}, coalesce(m.contact_id, h.contact_id) AS "contactId", split_part(c.email, '@', 2) AS domain,
       (extract(epoch FROM coalesce(m.settled_at, m.started_at)) * 1000)::float8 AS "deliveredAt",
       m.name, m.mail_version_id AS "mailVersionId", m.enrolment_id AS "enrolmentId", m.flow_id AS "flowId", m.state, m.visit,
       m.action, e.flow_version AS "flowVersion", k.tracking = 'given' AS "mayTrack",
       (h.mail_id IS NOT NULL AND m.id IS NULL) OR (h.contact_id IS NOT NULL AND c.id IS NULL) AS orphaned
FROM hit h
LEFT JOIN mail m ON m.id = h.mail_id
LEFT JOIN contact c ON c.id = coalesce(m.contact_id, h.contact_id)
LEFT JOIN enrolment e ON e.id = m.enrolment_id
LEFT JOIN consent k ON k.contact_id = m.contact_id`;

/** Hits whose settle time has passed. */
export const DUE = /* sql */ `${WHOLE}
WHERE h.settle_at <= nurture_now()
ORDER BY h.settle_at LIMIT $1
FOR UPDATE OF h SKIP LOCKED`;

export const THESE = /* sql */ `${WHOLE} WHERE h.id = ANY ($1::bigint[])`;

/** What else was done with these mails around their hits: judging one needs its neighbours. */
export const NEIGHBOURS = /* sql */ `
SELECT ${ROW} FROM unnest($1::bigint[], $2::float8[], $3::float8[]) AS w (mail_id, since, until)
JOIN hit h ON h.mail_id = w.mail_id AND h.at BETWEEN to_timestamp(w.since / 1000) AND to_timestamp(w.until / 1000)
ORDER BY h.at, h.id`;

/** Agents that were convicted by their own doing, and whose mails they were at. */
export const SCANNERS = /* sql */ `
SELECT h.scanner, array_agg(DISTINCT m.contact_id::text) AS contacts
FROM hit h JOIN mail m ON m.id = h.mail_id
WHERE h.scanner = ANY ($1::text[]) AND h.at BETWEEN to_timestamp($2::float8 / 1000) AND to_timestamp($3::float8 / 1000)
GROUP BY h.scanner`;

/** When a proxy first fetched the pixel of these mails. */
export const FIRST_PROXIED = /* sql */ `
SELECT mail_id AS "mailId", (extract(epoch FROM min(at)) * 1000)::float8 AS at
FROM hit WHERE mail_id = ANY ($1::bigint[]) AND kind = 'open' AND verdict = 'proxied' GROUP BY mail_id`;

/** What of these mails counts as done by a person, by now. */
export const COUNTING = /* sql */ `
SELECT DISTINCT mail_id AS "mailId", kind, link, destination FROM hit WHERE mail_id = ANY ($1::bigint[]) AND counts`;

/** How often an event was taken back, by what it was about: the next one needs a key of its own. */
export const REVERSALS = /* sql */ `
SELECT mail_id AS "mailId", kind, link, destination, count(*)::int AS times
FROM hit WHERE mail_id = ANY ($1::bigint[]) AND evidence ? 'reversed' GROUP BY 1, 2, 3, 4`;

/**
 * Hits that are not kept: of people who were erased (one that came after, or out of a spool), of mails that are kept no
 * longer, and of readers who don't agree to be tracked any more, whose mails still carry a pixel.
 */
export const DROP = 'DELETE FROM hit WHERE id = ANY ($1::bigint[])';

export const SETTLE = /* sql */ `
UPDATE hit h SET verdict = v.verdict, counts = v.counts, scanner = v.scanner, settle_at = NULL,
  evidence = h.evidence || jsonb_build_object('certainty', v.certainty, 'signs', v.signs)
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[], $5::boolean[], $6::text[])
  AS v (id, verdict, certainty, signs, counts, scanner)
WHERE h.id = v.id`;

/** Turns a settled verdict; what it was before is kept. Locks in the order of the ids, as other processes do. */
export const REVISE = /* sql */ `
WITH turned AS MATERIALIZED (
  SELECT h.id FROM hit h WHERE h.id = ANY ($1::bigint[]) AND h.settle_at IS NULL AND h.verdict <> 'machine'
  ORDER BY h.id FOR UPDATE
)
UPDATE hit h SET verdict = 'machine', counts = false, scanner = v.scanner,
  evidence = h.evidence || jsonb_build_object('certainty', v.certainty, 'signs', v.signs, 'revised',
    jsonb_build_object('at', nurture_now(), 'from', h.verdict, 'counted', h.counts))
FROM unnest($1::bigint[], $2::text[], $3::jsonb[], $4::text[]) AS v (id, certainty, signs, scanner), turned
WHERE h.id = v.id AND h.id = turned.id
RETURNING h.id, (h.evidence -> 'revised' -> 'counted')::boolean AS counted`;

export const MARK_REVERSED = /* sql */ `
UPDATE hit SET evidence = evidence || '{"reversed": true}' WHERE id = ANY ($1::bigint[])`;

/** Events by their keys. */
export const FIND_EVENTS = /* sql */ `
SELECT e.id, e.source_id AS "sourceId" FROM event_key k
JOIN event e ON e.received_at = k.received_at AND e.source = k.source AND e.source_id = k.id
WHERE k.source = 'mail' AND k.id = ANY ($1::text[])`;

export const hitOf = ({ kind, link, at, evidence }: HitRow): Hit => ({ kind, link, at, request: evidence });

/** What a hit is about: its mail's opening, one link of it, one asset. */
export function subjectOf(row: Pick<HitRow, 'mailId' | 'kind' | 'link' | 'destination'>): string {
  const what = row.kind === 'click' ? String(row.link ?? 0) : row.kind === 'download' ? (row.destination ?? '') : '';
  return `${row.mailId ?? ''}:${row.kind}:${what}`;
}
