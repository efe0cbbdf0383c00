import type { Tx } from '@nurture/store';

/** How far people came, for the end of the demo. */
export interface DemoFigures {
  readonly contacts: number;
  readonly mailsSent: number;
  readonly opened: number;
  readonly clicked: number;
  readonly machineHits: number;
  readonly unsubscribed: number;
  /** People who reached the stage at any time. */
  readonly mql: number;
  readonly sql: number;
  readonly handoffs: number;
  readonly meetings: number;
  readonly won: number;
  readonly lost: number;
  readonly recycled: number;
  /** What the won deals brought, in the company's currency. */
  readonly revenue: number;
}

const FIGURES = /* sql */ `
WITH happened AS (SELECT type, count(*)::int AS n FROM event GROUP BY type),
  n AS (SELECT coalesce(jsonb_object_agg(type, n), '{}') AS of FROM happened),
  reached AS (SELECT to_stage AS stage, count(DISTINCT contact_id)::int AS n FROM stage_change GROUP BY to_stage)
SELECT (SELECT count(*)::int FROM contact) AS contacts,
  (SELECT count(*)::int FROM mail WHERE status = 'sent' AND kind <> 'notification') AS "mailsSent",
  coalesce((n.of ->> 'mail.opened')::int, 0) AS opened,
  coalesce((n.of ->> 'mail.clicked')::int, 0) AS clicked,
  (SELECT count(*)::int FROM hit WHERE verdict IN ('machine', 'automatic')) AS "machineHits",
  coalesce((n.of ->> 'contact.unsubscribed')::int, 0) AS unsubscribed,
  coalesce((SELECT n FROM reached WHERE stage = 'mql'), 0) AS mql,
  coalesce((SELECT n FROM reached WHERE stage = 'sql'), 0) AS sql,
  (SELECT count(*)::int FROM handoff) AS handoffs,
  coalesce((n.of ->> 'meeting.booked')::int, 0) AS meetings,
  coalesce((n.of ->> 'handoff.won')::int, 0) AS won,
  coalesce((n.of ->> 'handoff.lost')::int, 0) AS lost,
  coalesce((n.of ->> 'handoff.recycled')::int, 0) AS recycled,
  coalesce((SELECT sum(amount) FROM handoff_answer WHERE answer = 'won'), 0)::float8 AS revenue
FROM n`;

export async function readFigures(tx: Tx): Promise<DemoFigures> {
  const [row] = await tx.query<DemoFigures>(FIGURES);
  if (!row) throw new Error('no figures');
  return row;
}

/** Somebody whose history is worth looking at. */
export interface Story {
  readonly email: string;
  readonly why: string;
}

const STORIES: readonly { readonly why: string; readonly sql: string }[] = [
  { why: 'became a customer', sql: `SELECT contact_id FROM event WHERE type = 'handoff.won'` },
  { why: 'was given back by sales, to be asked later', sql: `SELECT contact_id FROM event WHERE type = 'handoff.recycled'` }, // prettier-ignore
  { why: 'booked a meeting', sql: `SELECT contact_id FROM event WHERE type = 'meeting.booked'` },
  { why: 'unsubscribed', sql: `SELECT contact_id FROM event WHERE type = 'contact.unsubscribed'` },
  { why: 'has a scanner that clicks every link, which counts for nothing', sql: `SELECT m.contact_id FROM hit h JOIN mail m ON m.id = h.mail_id WHERE h.verdict = 'machine'` }, // prettier-ignore
];

/** One person for each thing that can come of a lead: the one of whom most is known. */
export async function findStories(tx: Tx): Promise<Story[]> {
  const found: Story[] = [];
  for (const { why, sql } of STORIES) {
    const [row] = await tx.query<{ email: string }>(
      `SELECT c.email FROM contact c JOIN event e ON e.contact_id = c.id
       WHERE c.id IN (${sql}) AND c.email <> ALL ($1::text[])
       GROUP BY c.id, c.email ORDER BY count(*) DESC, c.email LIMIT 1`,
      [found.map((story) => story.email)],
    );
    if (row) found.push({ email: row.email, why });
  }
  return found;
}

/** A lead that sales still has in hand: its id, and whose it is. */
export async function findOpenHandoff(tx: Tx): Promise<{ id: string; salesperson: string | null } | null> {
  const [row] = await tx.query<{ id: string; salesperson: string | null }>(
    `SELECT id, salesperson FROM handoff WHERE closed_at IS NULL ORDER BY (status = 'new') DESC, created_at DESC LIMIT 1`,
  );
  return row ?? null;
}
