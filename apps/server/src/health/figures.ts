// How things go, counted in the database: the same from any process. For Prometheus and for the API.

/** What is counted under a name, and how long the oldest of it waits. */
export interface Counted {
  name: string;
  n: number;
  ageSeconds?: number | null;
}

/** Tasks that are due and not begun, by queue. */
export const QUEUES = /* sql */ `
SELECT queue AS name, count(*)::int AS n, extract(epoch FROM nurture_now() - min(due_at))::float8 AS "ageSeconds"
FROM task WHERE due_at <= nurture_now() AND (claimed_until IS NULL OR claimed_until < nurture_now()) GROUP BY queue`;

/** Events not yet absorbed. */
export const PENDING = /* sql */ `
SELECT 'event' AS name, count(*)::int AS n, extract(epoch FROM nurture_now() - min(received_at))::float8 AS "ageSeconds"
FROM event_pending`;

// An operator wants to know how things go, not how they went last year.
export const MAILS = /* sql */ `
SELECT status AS name, count(*)::int AS n FROM mail WHERE created_at > nurture_now() - interval '1 day' GROUP BY status`;

export const IN_DOUBT = `SELECT 'in-doubt' AS name, count(*)::int AS n FROM mail WHERE status = 'in-doubt'`;
export const SET_ASIDE = `SELECT 'enrolment' AS name, count(*)::int AS n FROM enrolment WHERE set_aside IS NOT NULL AND status = 'active'`;

/** All that ever came back, by what became of it: `forged` and `unknown` are mails that were ignored. */
export const RETURNS = `SELECT what AS name, n::float8 AS n FROM return_count`;
export const ALARMS = `SELECT scope AS name, returns AS n FROM sending_alarm WHERE until > nurture_now()`;
