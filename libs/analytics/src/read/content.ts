import { countFigure, type Figure, meanFigure, type Period, shareFigure } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';

/** How a call to action, or a piece of content, did with those who met it. */
export interface ContentFigures {
  readonly kind: 'cta' | 'content';
  readonly name: string;
  /** People who saw the call to action, or rated the content. */
  readonly people: Figure;
  /** Of those who saw a call to action in the period, who clicked it in the period; null for content. */
  readonly clicked: Figure | null;
  /** Mean of the ratings, 1 to 5; null for a call to action. */
  readonly rating: Figure | null;
}

interface Row {
  readonly kind: 'cta' | 'content';
  readonly name: string;
  readonly people: number;
  readonly clicked: number;
  /** Each rating, as often as it was given. */
  readonly ratings: readonly (readonly [rating: number, times: number])[];
}

// One person counts once for each call to action, however often they saw it; of their ratings the latest counts. `kind`
// is written out, and not read, so that the index alone answers: it holds rows of one kind.
const COUNT = /* sql */ `
SELECT 'cta' AS kind, name, count(*)::int AS people,
       count(*) FILTER (WHERE click_before_at >= $1 OR click_after_at < $2)::int AS clicked, '[]'::jsonb AS ratings
FROM figure_point WHERE kind = 'cta' AND at >= $1 AND at < $2 AND (before_at IS NULL OR before_at < $1) GROUP BY name
UNION ALL
SELECT 'content', name, sum(times)::int, 0, jsonb_agg(jsonb_build_array(value, times)) FROM (
  SELECT name, value, count(*) AS times
  FROM figure_point WHERE kind = 'rating' AND at >= $1 AND at < $2 AND (after_at IS NULL OR after_at >= $2) GROUP BY name, value
) AS rated GROUP BY name
ORDER BY kind, people DESC, name`;

/** Calls to action from view to click, and how content was rated, in a period. */
export async function readContent(tx: Tx, asked: Asked): Promise<ContentFigures[]> {
  const read = (period: Period): Promise<Row[]> => tx.query<Row>(COUNT, boundsOf(period, asked.timezone));
  const { now, earlier } = await forBoth(asked, read);
  const none = { people: 0, clicked: 0, ratings: [] };
  return now.map((row) => {
    const before = earlier.find(({ kind, name }) => kind === row.kind && name === row.name) ?? none;
    const isCta = row.kind === 'cta';
    const part = ({ clicked, people }: Pick<Row, 'clicked' | 'people'>) => ({ hits: clicked, n: people });
    return {
      kind: row.kind,
      name: row.name,
      people: countFigure(row.people, before.people),
      clicked: isCta ? shareFigure(part(row), part(before)) : null,
      rating: isCta ? null : meanFigure(ratingsOf(row), ratingsOf(before)),
    };
  });
}

const ratingsOf = ({ ratings }: Pick<Row, 'ratings'>): number[] =>
  ratings.flatMap(([rating, times]) => new Array<number>(times).fill(rating));
