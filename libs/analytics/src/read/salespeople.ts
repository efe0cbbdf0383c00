import {
  channelOf,
  countFigure,
  type Figure,
  groupBy,
  medianFigure,
  moneyFigure,
  type Origin,
  type Period,
  shareFigure,
} from '@nurture/core/figures';
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

interface Row {
  readonly salesperson: string;
  readonly source: Origin;
  readonly won: boolean;
  readonly closed: boolean;
  readonly cents: number;
  readonly hours: number | null;
}

const HANDOFFS = /* sql */ `
SELECT coalesce(h.salesperson, '') AS salesperson, c.source, h.status = 'won' AS won, h.closed_at IS NOT NULL AS closed,
       coalesce((SELECT round(sum(a.amount) * 100) FROM handoff_answer a WHERE a.handoff_id = h.id AND a.answer = 'won'), 0)::float8 AS cents,
       (SELECT extract(epoch FROM min(a.at) - h.created_at)::float8 / 3600 FROM handoff_answer a WHERE a.handoff_id = h.id) AS hours
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE h.created_at >= $1 AND h.created_at < $2`;

/** What each account manager made of the leads of a period, the most leads first. */
export async function readSalespeople(tx: Tx, asked: Asked): Promise<SalespersonFigures[]> {
  const { now, earlier } = await forBoth(asked, (period) => byPerson(tx, period, asked.timezone));
  const people = [...now].map(([person, rows]) => figuresOf(person, rows, earlier.get(person) ?? []));
  return people.sort((a, b) => b.handoffs.n - a.handoffs.n || (a.salesperson < b.salesperson ? -1 : 1));
}

const byPerson = async (tx: Tx, period: Period, timezone: string): Promise<Map<string, Row[]>> =>
  groupBy(await tx.query<Row>(HANDOFFS, boundsOf(period, timezone)), ({ salesperson }) => salesperson);

function figuresOf(salesperson: string, now: readonly Row[], earlier: readonly Row[]): SalespersonFigures {
  const cents = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.cents, 0);
  const channels = groupBy(now, ({ source }) => channelOf(source));
  const channelsBefore = groupBy(earlier, ({ source }) => channelOf(source));
  return {
    salesperson,
    handoffs: countFigure(now.length, earlier.length),
    won: wonShare(now, earlier),
    revenue: moneyFigure(cents(now), now.filter(({ won }) => won).length, cents(earlier)),
    hoursToAnswer: medianFigure(hours(now), hours(earlier)),
    channels: [...channels]
      .map(([channel, rows]) => ({ channel, won: wonShare(rows, channelsBefore.get(channel) ?? []) }))
      .sort((a, b) => b.won.n - a.won.n || (a.channel < b.channel ? -1 : 1)),
  };
}

const wonShare = (now: readonly Row[], earlier: readonly Row[]): Figure => shareFigure(part(now), part(earlier));

const part = (rows: readonly Row[]): { hits: number; n: number } => ({
  hits: rows.filter(({ won }) => won).length,
  n: rows.filter(({ closed }) => closed).length,
});

const hours = (rows: readonly Row[]): number[] =>
  rows.flatMap((row) => (row.hours === null ? [] : [row.hours])).sort((a, b) => a - b);
