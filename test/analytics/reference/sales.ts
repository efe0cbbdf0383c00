// What sales made of the leads, and what that says of the score.
import { channelOf } from '@nurture/core/figures';
import type { HandoffRow, History } from '../history';
import { type Bounds, figure, inside, median, share } from './plain';

export function referenceSalespeople(history: History, now: Bounds, earlier: Bounds) {
  const people = new Map(history.people.map((person) => [person.id, person]));
  const channel = (row: HandoffRow): string => channelOf(people.get(row.contactId)?.source ?? {});
  const made = (person: string, bounds: Bounds) =>
    history.handoffs.filter((row) => (row.salesperson ?? '') === person && inside(row.createdAt, bounds));
  const closed = (rows: readonly HandoffRow[]) => rows.filter((row) => row.closedAt !== null);
  const won = (rows: readonly HandoffRow[]) => closed(rows).filter((row) => row.status === 'won');
  const cents = (rows: readonly HandoffRow[]) =>
    rows.flatMap(({ answers }) => answers).reduce((sum, answer) => sum + (answer.cents ?? 0), 0);
  const hours = (rows: readonly HandoffRow[]) =>
    rows.flatMap((row) => (row.answers[0] ? [(row.answers[0].at - row.createdAt) / 3_600_000] : []));
  const wonShare = (a: readonly HandoffRow[], b: readonly HandoffRow[]) =>
    share(won(a).length, closed(a).length, [won(b).length, closed(b).length]);
  return [...new Set(history.handoffs.map((row) => row.salesperson ?? ''))].flatMap((salesperson) => {
    const [a, b] = [made(salesperson, now), made(salesperson, earlier)];
    if (a.length === 0) return [];
    return [
      {
        salesperson,
        handoffs: figure(a.length, a.length, b.length),
        won: wonShare(a, b),
        revenue: figure(cents(a) / 100, won(a).length, cents(b) / 100),
        hoursToAnswer: median(hours(a), hours(b)),
        channels: [...new Set(a.map(channel))].map((name) => ({
          channel: name,
          won: wonShare(
            a.filter((row) => channel(row) === name),
            b.filter((row) => channel(row) === name),
          ),
        })),
      },
    ];
  });
}

/** What sales' answers of a period say, counted by hand: how many leads closed, by rule, and why by channel. */
export function referenceCalibration(history: History, bounds: Bounds) {
  const people = new Map(history.people.map((person) => [person.id, person]));
  const closed = history.handoffs.filter(
    ({ closedAt, status }) => ['won', 'lost', 'rejected'].includes(status) && inside(closedAt, bounds),
  );
  const won = (rows: readonly HandoffRow[]) => rows.filter(({ status }) => status === 'won').length;
  const rules = [...new Set(closed.flatMap(({ rules }) => rules))].sort();
  const channel = (row: HandoffRow): string => channelOf(people.get(row.contactId)?.source ?? {});
  const refusals = (rows: readonly HandoffRow[]): number => rows.length - won(rows);
  return {
    leads: closed.length,
    won: won(closed),
    scores: closed.map(({ score }) => score).sort((a, b) => a - b),
    rules: rules.map((rule) => {
      const rows = closed.filter((row) => row.rules.includes(rule));
      return { rule, n: rows.length, won: won(rows), refusals: refusals(rows) };
    }),
    sources: [...new Set(closed.map(channel))].sort().map((source) => ({
      source,
      refusals: refusals(closed.filter((row) => channel(row) === source)),
    })),
  };
}
