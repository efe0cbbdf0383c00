import {
  askedFor,
  ATTRIBUTION_BY,
  BREAKDOWNS,
  readAttribution,
  readBreakdown,
  readCalibration,
  readContent,
  readFunnel,
  readMails,
  readPaths,
  readSalespeople,
} from '@nurture/analytics';
import { ATTRIBUTION_MODELS, type Period, periodBefore, spanOf } from '@nurture/core/figures';
import type { TestDatabase } from '../support';
import type { History } from './history';
import {
  type Bounds,
  referenceAttribution,
  referenceBreakdown,
  referenceCalibration,
  referenceContent,
  referenceFunnel,
  referenceMails,
  referencePaths,
  referenceSalespeople,
} from './reference';

export const ZONE = 'Europe/Amsterdam';

/** Two ways to the same number may differ in its last digits. */
export function about(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : (expect.closeTo(value, 6) as unknown);
  if (Array.isArray(value)) return value.map(about);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, about(item)]));
}
const byName = <T extends object>(rows: readonly T[], ...names: (keyof T)[]): T[] => {
  const nameOf = (row: T): string => JSON.stringify(names.map((name) => row[name]));
  return [...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
};

type SharesOf = { readonly key: string; readonly deals: number } & Readonly<
  Record<(typeof ATTRIBUTION_MODELS)[number], number>
>;
type Wanted = ReturnType<typeof referenceAttribution>;

/** Promises that every figure of a period is that of the plain reckoning. */
export function itTellsTheSame(store: TestDatabase, history: History, period: Period): void {
  const asked = askedFor(period, ZONE);
  const boundsOf = (days: { from: string; until: string }): Bounds => {
    const { start, end } = spanOf(days, ZONE);
    return [start, end];
  };
  const [now, earlier] = [boundsOf(period), boundsOf(periodBefore(period))];

  it('of the funnel', async () => {
    expect(await readFunnel(store.db, asked)).toEqual(about(referenceFunnel(history, now, earlier)));
  });

  it.each([...BREAKDOWNS])('by %s', async (by) => {
    const rows = await readBreakdown(store.db, by, asked);
    const wanted = referenceBreakdown(history, by, { now, earlier, days: period, daysBefore: periodBefore(period) });
    expect(byName(rows, 'key')).toEqual(about(byName(wanted, 'key')));
  });

  it.each([...ATTRIBUTION_BY])('of attribution by %s, adding up to exactly the revenue', async (by) => {
    const view = await readAttribution(store.db, by, asked);
    const [wanted, wantedBefore] = [now, earlier].map((bounds) => referenceAttribution(history, by, bounds));
    if (!wanted || !wantedBefore) throw new Error('two periods');
    const keys = new Set([...wanted.credit.keys(), ...wantedBefore.credit.keys()]);
    expect(view.rows.map(({ key }) => key).sort()).toEqual([...keys].sort());
    const isAsWanted = (sum: { revenue: number; deals: number }, rows: readonly SharesOf[], wish: Wanted): void => {
      expect([sum.revenue, sum.deals]).toEqual([wish.revenue / 100, wish.count]);
      for (const { key, deals } of rows) expect([key, deals]).toEqual([key, wish.deals.get(key) ?? 0]);
      for (const model of ATTRIBUTION_MODELS) {
        const cents = rows.map((row) => Math.round(row[model] * 100));
        expect(cents.reduce((total, each) => total + each, 0)).toBe(wish.revenue);
        for (const row of rows) {
          const wantedCents = wish.credit.get(row.key)?.[model] ?? 0;
          // Each touch of each deal is rounded by less than a cent.
          const off = Math.abs(row[model] * 100 - wantedCents) - (wish.touches.get(row.key) ?? 0);
          expect([row.key, model, off < 0.01]).toEqual([row.key, model, true]);
        }
      }
    };
    isAsWanted(view, view.rows, wanted);
    isAsWanted(view.earlier, view.rows.map(({ key, before }) => ({ key, ...before })), wantedBefore); // prettier-ignore
  });

  it('of paths before a purchase', async () => {
    const view = await readPaths(store.db, asked);
    expect(view).toEqual(about(referencePaths(history, now, earlier)));
  });

  it('of mails', async () => {
    const mails = await readMails(store.db, asked);
    const wanted = referenceMails(history, now, earlier);
    expect(byName(mails, 'flow', 'mail')).toEqual(about(byName(wanted, 'flow', 'mail')));
  });

  it('of content and calls to action', async () => {
    const rows = await readContent(store.db, asked);
    expect(byName(rows, 'kind', 'name')).toEqual(
      about(byName(referenceContent(history, now, earlier), 'kind', 'name')),
    );
  });

  it('of calibration', async () => {
    const view = await readCalibration(store.db, asked);
    const wanted = referenceCalibration(history, now);
    const times = (reasons: readonly { leads: number }[]) => reasons.reduce((sum, { leads }) => sum + leads, 0);
    expect({
      leads: view.leads,
      won: view.won,
      scores: [view.bands[0]?.from, view.bands.at(-1)?.until],
      rules: byName(view.rules, 'rule').map(({ rule, n, won, reasons }) => ({
        rule,
        n,
        won,
        refusals: times(reasons),
      })),
      sources: view.sources.map(({ source, reasons }) => ({ source, refusals: times(reasons) })),
    }).toEqual({ ...wanted, scores: [wanted.scores[0], wanted.scores.at(-1)] });
    const before = referenceCalibration(history, earlier);
    expect([view.earlier.leads, view.earlier.won]).toEqual([before.leads, before.won]);
  });

  it('of account managers', async () => {
    const inOrder = <T extends { salesperson: string; channels: readonly { channel: string }[] }>(
      people: readonly T[],
    ) => byName(people, 'salesperson').map((one) => ({ ...one, channels: byName(one.channels, 'channel') }));
    const people = await readSalespeople(store.db, asked);
    expect(inOrder(people)).toEqual(about(inOrder(referenceSalespeople(history, now, earlier))));
  });
}
