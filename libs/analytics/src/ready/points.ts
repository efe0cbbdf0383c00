import type { Tx } from '@nurture/store';

/** Somebody whose points are made anew: a contact, or a browser by its name. */
export interface Pointed {
  readonly person: string;
  readonly visitorId: string | null;
  readonly originId: number;
}

/** The amount of a deal.won event in cents; nothing where nobody said one. */
const CENTS = /* sql */ `
CASE WHEN jsonb_typeof(properties -> 'amount') = 'number' THEN round((properties ->> 'amount')::numeric * 100) ELSE 0 END`;

/** Views count once in each quarter of an hour: no day of any zone begins within one. */
const views = (kind: string, name: string): string => /* sql */ `
SELECT person, '${kind}', name, min(at), NULL::float8, origin_id,
       lag(min(at)) OVER (PARTITION BY person, name ORDER BY min(at)), NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
FROM (SELECT person, origin_id, at, ${name} AS name FROM done WHERE type = 'page.viewed') AS views
WHERE name IS NOT NULL GROUP BY person, origin_id, name, date_bin('15 minutes', at, 'epoch')`;

/** The name of the page of ours that was viewed; nothing for a page of another site. */
export const LANDING_PAGE = /* sql */ `substring(properties ->> 'url' FROM '^(?:https?://[^/?#]*)?/p/([^/?#]+)')`;

// Each point knows its neighbours. So a person counts once in any period: at the first point in it, which is the one
// whose predecessor lies before it; and what somebody last said, or did after seeing something, is found without a join.
const WRITE = /* sql */ `
WITH who AS (
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[]) AS w (person, visitor_id, origin_id)
), done AS MATERIALIZED (
  SELECT w.person, w.origin_id, e.type, e.at, e.position, e.properties
  FROM who w JOIN event e ON e.contact_id = w.person
  WHERE w.person > 0 AND e.type IN ('page.viewed', 'cta.viewed', 'cta.clicked', 'content.rated', 'deal.won')
  UNION ALL
  SELECT w.person, w.origin_id, e.type, e.at, e.position, e.properties
  FROM who w JOIN event e ON e.visitor_id = w.visitor_id AND e.contact_id IS NULL
  WHERE e.type IN ('page.viewed', 'cta.viewed', 'cta.clicked', 'content.rated')
), ctas AS (
  SELECT DISTINCT ON (person, name, at, clicked) person, name, at, clicked,
         max(at) FILTER (WHERE NOT clicked) OVER earlier AS before_at,
         max(at) FILTER (WHERE clicked) OVER earlier AS click_before_at,
         min(at) FILTER (WHERE clicked) OVER later AS click_after_at
  FROM (SELECT person, coalesce(properties ->> 'cta', '') AS name, at, type = 'cta.clicked' AS clicked
        FROM done WHERE type IN ('cta.viewed', 'cta.clicked')) AS met
  WINDOW earlier AS (PARTITION BY person, name ORDER BY at RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP),
         later AS (PARTITION BY person, name ORDER BY at RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
), ratings AS (
  SELECT DISTINCT ON (person, name, at) person, coalesce(properties ->> 'content', '') AS name, at,
         (properties ->> 'rating')::float8 AS value
  FROM done WHERE type = 'content.rated' AND jsonb_typeof(properties -> 'rating') = 'number'
  ORDER BY person, name, at, position DESC
), fresh (person, kind, name, at, value, origin_id, before_at, after_at, click_before_at, click_after_at) AS MATERIALIZED (
  ${views('visit', `''`)}
  UNION ALL ${views('page', LANDING_PAGE)}
  UNION ALL SELECT person, 'cta', name, at, NULL, NULL, before_at, NULL, click_before_at, click_after_at FROM ctas WHERE NOT clicked
  UNION ALL SELECT person, 'rating', name, at, value, NULL, NULL, lead(at) OVER (PARTITION BY person, name ORDER BY at), NULL, NULL FROM ratings
  UNION ALL SELECT person, 'deal', position::text, at, ${CENTS}, origin_id, NULL, NULL, NULL, NULL FROM done WHERE type = 'deal.won'
), gone AS (
  DELETE FROM figure_point p USING who w
  WHERE p.person = w.person AND NOT EXISTS (
    SELECT FROM fresh f WHERE f.person = p.person AND f.kind = p.kind AND f.name = p.name AND f.at = p.at)
)
INSERT INTO figure_point AS p SELECT * FROM fresh
ON CONFLICT (person, kind, name, at) DO UPDATE SET
  value = excluded.value, origin_id = excluded.origin_id, before_at = excluded.before_at, after_at = excluded.after_at,
  click_before_at = excluded.click_before_at, click_after_at = excluded.click_after_at
WHERE (p.value, p.origin_id, p.before_at, p.after_at, p.click_before_at, p.click_after_at) IS DISTINCT FROM
  (excluded.value, excluded.origin_id, excluded.before_at, excluded.after_at, excluded.click_before_at, excluded.click_after_at)`;

/** Writes what these people did as the log has it now. */
export async function writePoints(tx: Tx, people: readonly Pointed[]): Promise<void> {
  await tx.query(WRITE, [
    people.map(({ person }) => person),
    people.map(({ visitorId }) => visitorId),
    people.map(({ originId }) => originId),
  ]);
}
