// How things go, counted in the database: the same from any process. For Prometheus and for the API. Each statement
// costs the same on a large database as on a small one: it walks an index, and stops counting where more says no more.

/** What is counted under a name, and how long the oldest of it waits. */
export interface Counted {
  name: string;
  n: number;
  ageSeconds?: number | null;
}

/** Beyond so many it is many. */
export const MOST_COUNTED = 10_000;

const age = (moment: string): string => `extract(epoch FROM nurture_now() - ${moment})::float8 AS "ageSeconds"`;

/** Tasks that are due and not begun, by queue; the queues are found by leaps along the index. */
export const QUEUES = /* sql */ `
WITH RECURSIVE names AS (
  (SELECT queue FROM task ORDER BY queue LIMIT 1)
  UNION ALL
  SELECT (SELECT queue FROM task WHERE queue > names.queue ORDER BY queue LIMIT 1) FROM names WHERE queue IS NOT NULL
)
SELECT queue AS name, due.n, ${age('due.since')}
FROM names, LATERAL (
  SELECT count(*)::int AS n, min(due_at) AS since FROM (
    SELECT due_at FROM task
    WHERE task.queue = names.queue AND due_at <= nurture_now() AND (claimed_until IS NULL OR claimed_until < nurture_now())
    ORDER BY due_at LIMIT ${MOST_COUNTED}
  ) AS first
) AS due
WHERE queue IS NOT NULL AND due.n > 0`;

/** Events not yet absorbed. */
export const PENDING = /* sql */ `
SELECT 'event' AS name, count(*)::int AS n, ${age('min(received_at)')}
FROM (SELECT received_at FROM event_pending ORDER BY position LIMIT ${MOST_COUNTED}) AS first`;

/** People in flows whom the clock should have woken by now. */
export const TIMERS = /* sql */ `
SELECT 'enrolment' AS name, count(*)::int AS n, ${age('min(due_at)')}
FROM (SELECT due_at FROM enrolment_timer WHERE due_at <= nurture_now() ORDER BY due_at LIMIT ${MOST_COUNTED}) AS first`;

// An operator wants to know how things go, not how they went last year.
export const MAILS = /* sql */ `
SELECT status AS name, count(*)::int AS n FROM mail WHERE created_at > nurture_now() - interval '1 day' GROUP BY status`;

export const IN_DOUBT = /* sql */ `
SELECT 'in-doubt' AS name, count(*)::int AS n
FROM (SELECT FROM mail WHERE doubted LIMIT ${MOST_COUNTED}) AS first`;
export const SET_ASIDE = /* sql */ `
SELECT 'enrolment' AS name, count(*)::int AS n
FROM (SELECT FROM enrolment WHERE set_aside IS NOT NULL AND status = 'active' LIMIT ${MOST_COUNTED}) AS first`;

/** Work that failed too often to be tried on. */
export const TASKS_SET_ASIDE = /* sql */ `
SELECT 'task' AS name, count(*)::int AS n
FROM (SELECT FROM task WHERE set_aside_at IS NOT NULL AND queue <> 'deliver-webhook' LIMIT ${MOST_COUNTED}) AS first`;

/** Leads that lie on nobody's desk, and those whose desk owes a first answer. */
export const HANDOFFS = /* sql */ `
SELECT 'no-desk' AS name, count(*)::int AS n, ${age('min(created_at)')}
FROM (SELECT created_at FROM handoff WHERE salesperson IS NULL AND closed_at IS NULL LIMIT ${MOST_COUNTED}) AS first
UNION ALL
SELECT 'overdue', count(*)::int, ${age('min(accept_due_at)')}
FROM (
  SELECT accept_due_at FROM handoff_assignment
  WHERE ended_at IS NULL AND accepted_at IS NULL AND accept_due_at < nurture_now() LIMIT ${MOST_COUNTED}
) AS first`;

/** 1 while somebody has stopped all sending. */
export const STOPPED = /* sql */ `
SELECT 'all' AS name, count(*)::int AS n FROM switch WHERE name = 'sending' AND NOT value`;

/** How late the search for the people of a segment is, by flow. */
export const SWEEPS = `SELECT flow_id AS name, 1 AS n, ${age('next_at')} FROM segment_sweep`;

/** All that ever came back, by what became of it: `forged` and `unknown` are mails that were ignored. */
export const RETURNS = `SELECT what AS name, n::float8 AS n FROM return_count`;
export const ALARMS = `SELECT scope AS name, returns AS n FROM sending_alarm WHERE until > nurture_now()`;
