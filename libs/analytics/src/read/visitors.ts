import { type Day, REFERRING_SITE } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { LANDING_PAGE } from '../ready/points';

/** A person counts once, at their first view in the period: the one before it lies outside. */
const FIRST = /* sql */ `kind = 'visit' AND at >= $1 AND at < $2 AND (before_at IS NULL OR before_at < $1)`;
/** Who agreed to no name is nobody again at every view: each time that somebody came from outside counts. */
const NAMELESS = /* sql */ `
type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL AND at >= $1 AND at < $2 AND properties ? 'channel'`;

const COUNT = /* sql */ `
SELECT (SELECT count(*) FROM figure_point WHERE ${FIRST})::int + (SELECT count(*) FROM event WHERE ${NAMELESS})::int AS visitors`;

/** How many people viewed a page. @param bounds first moment in, first moment after */
export async function countVisitors(tx: Tx, bounds: readonly [Date, Date]): Promise<number> {
  const [row] = await tx.query<{ visitors: number }>(COUNT, bounds);
  return row?.visitors ?? 0;
}

const PER_DAY = /* sql */ `
SELECT to_char(at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, count(*)::float8 AS amount FROM (
  SELECT at FROM figure_point WHERE ${FIRST} UNION ALL SELECT at FROM event WHERE ${NAMELESS}
) AS came GROUP BY 1`;

/** The same by day: somebody who comes on two days counts on the first. */
export const visitorsPerDay = (
  tx: Tx,
  bounds: readonly [Date, Date],
  timezone: string,
): Promise<{ day: Day; amount: number }[]> => tx.query(PER_DAY, [...bounds, timezone]);

/** Where visitors came from, as breakdowns tell them apart. */
export interface VisitorsOf {
  readonly channel: string;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly visitors: number;
}

const BY_ORIGIN = /* sql */ `
SELECT o.channel, o.source, o.medium, o.campaign, c.visitors::int FROM (
  SELECT origin_id, count(*) AS visitors FROM figure_point WHERE ${FIRST} GROUP BY origin_id
) AS c JOIN figure_origin o ON o.id = c.origin_id
UNION ALL
SELECT coalesce(properties ->> 'channel', ''), coalesce(nullif(properties ->> 'source', ''), lower((regexp_match(properties ->> 'referrer', '${REFERRING_SITE}', 'i'))[1]), ''), coalesce(properties ->> 'medium', ''),
       coalesce(properties ->> 'campaign', ''), count(*)::int
FROM event WHERE ${NAMELESS} GROUP BY 1, 2, 3, 4`;

/** How many came from where. */
export const visitorsByOrigin = (tx: Tx, bounds: readonly [Date, Date]): Promise<VisitorsOf[]> =>
  tx.query<VisitorsOf>(BY_ORIGIN, bounds);

const BY_PAGE = /* sql */ `
SELECT key, count(*)::int AS visitors FROM (
  SELECT name AS key FROM figure_point
  WHERE kind = 'page' AND at >= $1 AND at < $2 AND (before_at IS NULL OR before_at < $1)
  UNION ALL SELECT ${LANDING_PAGE} FROM event WHERE ${NAMELESS}
) AS came WHERE key IS NOT NULL GROUP BY key`;

/** How many people viewed each landing page. */
export const visitorsByPage = (tx: Tx, bounds: readonly [Date, Date]): Promise<{ key: string; visitors: number }[]> =>
  tx.query(BY_PAGE, bounds);
