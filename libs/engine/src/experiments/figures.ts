import type { ExperimentRule, ObservedPairs } from '@nurture/core/experiment';
import type { CompiledTest } from '@nurture/core/flow';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';

/** A hit is judged some seconds after it came. */
const SETTLING_MS = 60_000;

/** What came of one variant so far. People count once, with the first time that they came to the test. */
export interface VariantFigures {
  readonly people: number;
  /** Mails that were accepted: of a variant, or on the way behind a branch. */
  readonly sends: number;
  /** People whose opens and clicks may be seen at all. */
  readonly tracked: number;
  /** People of whom a human open, or a human click, was seen. */
  readonly opens: number;
  readonly clicks: number;
  /** People who reached the flow's goal. */
  readonly conversions: number;
}

export interface TestFigures {
  /** When the first one came to the test; null without anybody. */
  readonly since: Instant | null;
  /** In the order of the variants. */
  readonly variants: readonly VariantFigures[];
  /** People whose time is over, paired in the order in which they came. One entry for every two variants. */
  readonly pairs: readonly ObservedPairs[];
}

/** Human opens and clicks of the mails of `m`. Verdicts are read as they are now: one that was revised counts no more. */
const HUMAN_HITS = /* sql */ `
SELECT min(h.at) FILTER (WHERE h.kind = 'open') AS opened_at, min(h.at) FILTER (WHERE h.kind = 'click') AS clicked_at
FROM hit h WHERE h.counts AND h.mail_id`;

/** Who got which variant of a mail. $2 is null for an action of the root, which may be taken in any state. */
const MAIL_TRIALS = /* sql */ `
SELECT t.*, 1 AS sends, h.opened_at, h.clicked_at
FROM (
  SELECT DISTINCT ON (m.contact_id) array_position($5::text[], m.name) - 1 AS variant, m.settled_at AS at, m.id,
         m.tracked, m.tracked AS observable, e.id AS enrolment_id,
         CASE WHEN e.status = 'converted' THEN e.ended_at END AS converted_at
  FROM mail m JOIN enrolment e ON e.id = m.enrolment_id
  WHERE m.flow_id = $1 AND ($2::text IS NULL OR m.state = $2) AND m.action = $3 AND m.status = 'sent'
    AND m.name = ANY ($5::text[]) AND e.flow_version = ANY ($4::int[])
  ORDER BY m.contact_id, m.settled_at, m.id
) AS t
CROSS JOIN LATERAL (${HUMAN_HITS} = t.id) AS h`;

/** Who took which branch of a split: the trace says it, by the number of the branch from 1. $3 and $5 are mails' alone. */
const BRANCH_TRIALS = /* sql */ `
SELECT t.*, h.*
FROM (
  SELECT DISTINCT ON (e.contact_id) (move ->> 'cause')::int - 1 AS variant, s.at, e.contact_id, e.id AS enrolment_id,
         true AS observable, CASE WHEN e.status = 'converted' THEN e.ended_at END AS converted_at
  FROM enrolment e
  JOIN enrolment_step s ON s.enrolment_id = e.id
  CROSS JOIN LATERAL jsonb_array_elements(s.trace -> 'moves') AS move
  WHERE e.flow_id = $1 AND e.flow_version = ANY ($4::int[]) AND move ->> 'from' = $2 AND move ->> 'cause' ~ '^[0-9]+$'
    AND $3::text IS NULL AND $5::text[] IS NOT NULL
  ORDER BY e.contact_id, s.at, s.id
) AS t
CROSS JOIN LATERAL (
  SELECT count(*)::int AS sends, coalesce(bool_or(m.tracked), false) AS tracked, min(h.opened_at) AS opened_at,
         min(h.clicked_at) AS clicked_at
  FROM mail m CROSS JOIN LATERAL (${HUMAN_HITS} = m.id) AS h
  WHERE m.contact_id = t.contact_id AND m.enrolment_id = t.enrolment_id AND m.status = 'sent' AND m.settled_at >= t.at
) AS h`;

/** Sums by variant, and the pairs. What is judged by opens or clicks is observed on people who may be tracked alone. */
const figuresOver = (trials: string): string => /* sql */ `
WITH trial AS MATERIALIZED (${trials}),
observed AS (
  SELECT variant, row_number() OVER (PARTITION BY variant ORDER BY at, enrolment_id) AS place,
         coalesce(done_at BETWEEN at AND at + $7::float8 * interval '1 millisecond', false) AS done
  FROM trial CROSS JOIN LATERAL (
    SELECT CASE $6::text WHEN 'opens' THEN opened_at WHEN 'clicks' THEN clicked_at ELSE converted_at END AS done_at
  ) AS metric
  WHERE at + ($7::float8 + ${SETTLING_MS}) * interval '1 millisecond' <= to_timestamp($8::float8 / 1000)
    AND (observable OR $6::text = 'conversions')
),
sums AS (
  SELECT variant, count(*) AS people, sum(sends) AS sends, count(*) FILTER (WHERE tracked) AS tracked,
         count(opened_at) AS opens, count(clicked_at) AS clicks, count(converted_at) AS conversions
  FROM trial GROUP BY variant
),
pairs AS (
  SELECT a.variant AS first, b.variant AS second, count(*) AS pairs,
         count(*) FILTER (WHERE a.done AND NOT b.done) AS "onlyFirst",
         count(*) FILTER (WHERE b.done AND NOT a.done) AS "onlySecond"
  FROM observed a JOIN observed b ON b.place = a.place AND b.variant > a.variant
  GROUP BY a.variant, b.variant
)
SELECT (SELECT floor(extract(epoch FROM min(at)) * 1000)::float8 FROM trial) AS since,
       coalesce((SELECT jsonb_agg(to_jsonb(s)) FROM sums s), '[]') AS sums,
       coalesce((SELECT jsonb_agg(to_jsonb(p)) FROM pairs p), '[]') AS pairs`;

/** Of a variant that nobody got. */
export const NOBODY: VariantFigures = { people: 0, sends: 0, tracked: 0, opens: 0, clicks: 0, conversions: 0 };

/**
 * What came of a test so far.
 * @param versions the versions of the flow that it stands in
 */
export async function figuresOf(
  tx: Tx,
  test: CompiledTest & { readonly flowId: string; readonly versions: readonly number[] },
  { by, withinMs }: ExperimentRule,
  now: Instant,
): Promise<TestFigures> {
  const trials = test.action === null ? BRANCH_TRIALS : MAIL_TRIALS;
  const names = test.variants.map(({ name }) => name);
  const [row] = await tx.query<{
    since: Instant | null;
    sums: readonly ({ variant: number } & VariantFigures)[];
    pairs: readonly ObservedPairs[];
  }>(figuresOver(trials), [test.flowId, test.state, test.action, test.versions, names, by, withinMs, now]);
  const sums = new Map((row?.sums ?? []).map(({ variant, ...figures }) => [variant, figures]));
  return {
    since: row?.since ?? null,
    variants: names.map((_, i) => sums.get(i) ?? NOBODY),
    pairs: everyTwo(names.length).map((two) => row?.pairs.find((one) => isOf(one, two)) ?? { ...two, ...NO_PAIRS }),
  };
}

const NO_PAIRS = { pairs: 0, onlyFirst: 0, onlySecond: 0 };

type Two = Pick<ObservedPairs, 'first' | 'second'>;

const isOf = (one: Two, two: Two): boolean => one.first === two.first && one.second === two.second;

function everyTwo(count: number): Two[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return numbers.flatMap((first) => numbers.slice(first + 1).map((second) => ({ first, second })));
}
