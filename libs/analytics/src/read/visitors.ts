import { REFERRING_SITE } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { LANDING_PAGE } from '../ready/points';

/** A person counts once, at their first view in the period: the one before it lies outside. */
const FIRST = /* sql */ `kind = 'visit' AND at >= $1 AND at < $2 AND (before_at IS NULL OR before_at < $1)`;

// Whoever is first seen in a later month than that of the period's first day is seen there for the first time in that
// month; so of those months an index of such views is enough, which is a small part of all.
const SECOND_MONTH = `((date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC')`;
const FIRST_OF_MONTH = `(before_at IS NULL OR date_trunc('month', before_at AT TIME ZONE 'UTC') < date_trunc('month', at AT TIME ZONE 'UTC'))`;
const CAME = /* sql */ `(
  SELECT at, origin_id FROM figure_point WHERE ${FIRST} AND at < ${SECOND_MONTH}
  UNION ALL
  SELECT at, origin_id FROM figure_point WHERE ${FIRST} AND at >= ${SECOND_MONTH} AND ${FIRST_OF_MONTH}
)`;

/** Who agreed to no name is nobody again at every view: each time that somebody came from outside counts. */
const NAMELESS = /* sql */ `
type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL AND at >= $1 AND at < $2 AND properties ? 'channel'`;

const COUNT = /* sql */ `
SELECT (SELECT count(*) FROM ${CAME} AS came)::int + (SELECT count(*) FROM event WHERE ${NAMELESS})::int AS visitors`;

/** How many people viewed a page. @param bounds first moment in, first moment after */
export async function countVisitors(tx: Tx, bounds: readonly [Date, Date]): Promise<number> {
  const [row] = await tx.query<{ visitors: number }>(COUNT, bounds);
  return row?.visitors ?? 0;
}

/** What came on a day, by the day's place among those that were asked for, from 1. */
export interface OnDay {
  readonly place: number;
  readonly amount: number;
}

/** Which day a moment is on, $3 being when each begins: looking up a zone's name for every row takes ten times as long. */
export const PLACE_OF_DAY = 'width_bucket(at, $3::timestamptz[])';

const PER_DAY = /* sql */ `
SELECT ${PLACE_OF_DAY} AS place, count(*)::float8 AS amount FROM (
  SELECT at FROM ${CAME} AS named UNION ALL SELECT at FROM event WHERE ${NAMELESS}
) AS came GROUP BY 1`;

/** The same by day: somebody who comes on two days counts on the first. @param starts when each day begins */
export const visitorsPerDay = (tx: Tx, bounds: readonly [Date, Date], starts: readonly Date[]): Promise<OnDay[]> =>
  tx.query(PER_DAY, [...bounds, starts]);

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
  SELECT origin_id, count(*) AS visitors FROM ${CAME} AS came GROUP BY origin_id
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
