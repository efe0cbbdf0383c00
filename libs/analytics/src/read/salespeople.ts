import { groupBy } from '@nurture/core/collections';
import { countFigure, type Figure, medianFigure, moneyFigure, type Period, shareFigure } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';

/** What one account manager made of the leads that were handed to them in a period. */
export interface SalespersonFigures {
  /** Empty: nobody has it yet. */
  readonly salesperson: string;
  readonly handoffs: Figure;
  /** Share of those with an end that were won. */
  readonly won: Figure;
  readonly revenue: Figure;
  /** Hours from the handoff to the first answer. */
  readonly hoursToAnswer: Figure;
  /** Won share by the channel that the leads came from. */
  readonly channels: readonly { readonly channel: string; readonly won: Figure }[];
}

/** What came of the leads from one channel that one person got. */
interface Row {
  readonly salesperson: string;
  readonly channel: string;
  readonly handoffs: number;
  readonly closed: number;
  readonly won: number;
  readonly cents: number;
  readonly hours: readonly number[];
}

const ANSWERS = /* sql */ `
SELECT a.handoff_id, min(a.at) AS first_at, sum(a.amount) FILTER (WHERE a.answer = 'won') AS amount
FROM handoff_answer a JOIN handed h ON h.id = a.handoff_id GROUP BY a.handoff_id`;

const HANDOFFS = /* sql */ `
WITH handed AS MATERIALIZED (
  SELECT id, contact_id, salesperson, status, created_at, closed_at FROM handoff WHERE created_at >= $1 AND created_at < $2
)
SELECT coalesce(h.salesperson, '') AS salesperson, coalesce(o.channel, '') AS channel, count(*)::int AS handoffs,
       count(h.closed_at)::int AS closed, count(*) FILTER (WHERE h.status = 'won')::int AS won,
       coalesce(sum(round(a.amount * 100)), 0)::float8 AS cents,
       coalesce(json_agg(date_part('epoch', a.first_at - h.created_at) / 3600) FILTER (WHERE a.first_at IS NOT NULL), '[]') AS hours
FROM handed h
LEFT JOIN (${ANSWERS}) AS a ON a.handoff_id = h.id
LEFT JOIN figure_contact c ON c.contact_id = h.contact_id LEFT JOIN figure_origin o ON o.id = c.origin_id
GROUP BY 1, 2`;

/** What each account manager made of the leads of a period, the most leads first. */
export async function readSalespeople(tx: Tx, asked: Asked): Promise<SalespersonFigures[]> {
  const { now, earlier } = await forBoth(asked, (period) => byPerson(tx, period, asked.timezone));
  const people = [...now].map(([person, rows]) => figuresOf(person, rows, earlier.get(person) ?? []));
  return people.sort((a, b) => b.handoffs.n - a.handoffs.n || (a.salesperson < b.salesperson ? -1 : 1));
}

const byPerson = async (tx: Tx, period: Period, timezone: string): Promise<Map<string, Row[]>> =>
  groupBy(await tx.query<Row>(HANDOFFS, boundsOf(period, timezone)), ({ salesperson }) => salesperson);

function figuresOf(salesperson: string, now: readonly Row[], earlier: readonly Row[]): SalespersonFigures {
  return {
    salesperson,
    handoffs: countFigure(sum(now, 'handoffs'), sum(earlier, 'handoffs')),
    won: wonShare(now, earlier),
    revenue: moneyFigure(sum(now, 'cents'), sum(now, 'won'), sum(earlier, 'cents')),
    hoursToAnswer: medianFigure(hours(now), hours(earlier)),
    channels: now
      .map((row) => ({ channel: row.channel, won: wonShare([row], onChannel(earlier, row)) }))
      .sort((a, b) => b.won.n - a.won.n || (a.channel < b.channel ? -1 : 1)),
  };
}

const sum = (rows: readonly Row[], of: 'handoffs' | 'closed' | 'won' | 'cents'): number =>
  rows.reduce((total, row) => total + row[of], 0);

const onChannel = (rows: readonly Row[], { channel }: Row): Row[] => rows.filter((row) => row.channel === channel);

const wonShare = (now: readonly Row[], earlier: readonly Row[]): Figure => shareFigure(part(now), part(earlier));

const part = (rows: readonly Row[]): { hits: number; n: number } => ({
  hits: sum(rows, 'won'),
  n: sum(rows, 'closed'),
});

const hours = (rows: readonly Row[]): number[] => rows.flatMap((row) => row.hours);
