import type { FlowHistory, MailHistory } from '@nurture/core/simulate';
import type { Tx } from '@nurture/store';

const MOST_TIMES = 1_000;
const MOST_PROPERTIES = 200;

/** Mails that left more than a week ago: what their readers were going to do, most of them did. */
const MAILS = /* sql */ `
WITH sent AS (
  SELECT id, name, contact_id, tracked, settled_at,
         lead(settled_at) OVER (PARTITION BY contact_id ORDER BY settled_at, id) AS next_at
  FROM mail
  WHERE flow_id = $1 AND settled_at IS NOT NULL
    AND status NOT IN ('started', 'deferred', 'failed', 'skipped', 'in-doubt')
)
SELECT name AS mail, count(*)::int AS sent, count(*) FILTER (WHERE tracked)::int AS tracked,
       count(*) FILTER (WHERE tracked AND EXISTS (
         SELECT FROM hit WHERE mail_id = sent.id AND kind = 'open' AND counts))::int AS opened,
       count(*) FILTER (WHERE tracked AND EXISTS (
         SELECT FROM hit WHERE mail_id = sent.id AND kind = 'click' AND counts))::int AS clicked,
       count(*) FILTER (WHERE EXISTS (
         SELECT FROM event e WHERE e.contact_id = sent.contact_id AND e.type = 'contact.unsubscribed'
           AND e.at >= settled_at AND e.at < least(settled_at + interval '7 days', next_at)))::int AS unsubscribed,
       count(*) FILTER (WHERE 'mail.replied' = ANY (heard.types))::int AS replied,
       count(*) FILTER (WHERE 'mail.bounced' = ANY (heard.types))::int AS bounced,
       count(*) FILTER (WHERE 'mail.complained' = ANY (heard.types))::int AS complained
FROM sent CROSS JOIN LATERAL (
  SELECT array_agg(e.type) AS types FROM event e
  WHERE e.contact_id = sent.contact_id AND e.origin ->> 'mailId' = sent.id::text
    AND (e.type IN ('mail.replied', 'mail.complained')
         -- soft bounces, and those that are about the sender, stop nobody
         OR e.type = 'mail.bounced' AND coalesce(e.properties ->> 'reason', '') !~ '^(soft|sender)')
) AS heard
WHERE settled_at <= nurture_now() - interval '7 days'
GROUP BY name ORDER BY min(settled_at), name`;

/** People who were enrolled more than 30 days ago. */
const PEOPLE = /* sql */ `
SELECT count(*)::int AS people FROM enrolment
WHERE flow_id = $1 AND enrolled_at <= nurture_now() - interval '30 days'`;

/** What they did in the 30 days after it, as they were enrolled: how many of them, and how often each. */
const EVENTS = /* sql */ `
WITH did AS (
  SELECT p.id, e.type, count(*)::int AS times
  FROM enrolment p
  JOIN event e ON e.contact_id = p.contact_id AND e.type = ANY ($2)
              AND e.at > p.enrolled_at AND e.at <= p.enrolled_at + interval '30 days'
  WHERE p.flow_id = $1 AND p.enrolled_at <= nurture_now() - interval '30 days'
  GROUP BY p.id, e.type
)
SELECT type, count(*)::int AS people, (array_agg(times ORDER BY id DESC))[1:$3] AS times
FROM did GROUP BY type ORDER BY type`;

const PROPERTIES = /* sql */ `
WITH did AS (
  SELECT e.type, e.properties, row_number() OVER (PARTITION BY e.type ORDER BY e.at DESC, e.id) AS nth
  FROM enrolment p
  JOIN event e ON e.contact_id = p.contact_id AND e.type = ANY ($2)
              AND e.at > p.enrolled_at AND e.at <= p.enrolled_at + interval '30 days'
  WHERE p.flow_id = $1 AND p.enrolled_at <= nurture_now() - interval '30 days'
)
SELECT type, properties FROM did WHERE nth <= $3 ORDER BY type, nth`;

/** Handoffs of the flow's people that sales had 30 days to answer, by the answer that closed them (null: none did). */
const HANDOFFS = /* sql */ `
SELECT CASE WHEN h.closed_at IS NULL THEN NULL ELSE h.status END AS status, count(*)::int AS handoffs
FROM handoff h
WHERE h.created_at <= nurture_now() - interval '30 days'
  AND EXISTS (SELECT FROM enrolment p
              WHERE p.flow_id = $1 AND p.contact_id = h.contact_id AND p.enrolled_at <= h.created_at)
GROUP BY 1 ORDER BY 1`;

interface EventRow {
  type: string;
  people: number;
  times: number[];
}

/**
 * What happened to the people of a flow so far, over all of its versions, for simulating it by measured rates.
 * @param types of events that people cause themselves, and that are worth counting
 */
export async function flowHistory(tx: Tx, flowId: string, types: readonly string[]): Promise<FlowHistory> {
  const mails = await tx.query<MailHistory>(MAILS, [flowId]);
  const [row] = await tx.query<{ people: number }>(PEOPLE, [flowId]);
  const events = await tx.query<EventRow>(EVENTS, [flowId, types, MOST_TIMES]);
  const carried = await tx.query<{ type: string; properties: Record<string, unknown> }>(PROPERTIES, [flowId, types, MOST_PROPERTIES]); // prettier-ignore
  const handoffs = await tx.query<{ status: string | null; handoffs: number }>(HANDOFFS, [flowId]);
  return {
    mails,
    people: row?.people ?? 0,
    events: events.map((event) => ({
      ...event,
      properties: carried.filter(({ type }) => type === event.type).map(({ properties }) => properties),
    })),
    handoffs,
  };
}
