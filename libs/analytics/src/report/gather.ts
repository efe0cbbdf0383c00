import { type Figure, lastPeriod, type ReportKind } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, askedFor } from '../read/asked';
import { type BreakdownRow, readBreakdown } from '../read/breakdown';
import { type CloseTimes, readCloseTimes } from '../read/close-times';
import { readFunnel } from '../read/funnel';
import { type MailFigures, readMails } from '../read/mails';
import { readPace, type TargetView } from '../read/pace';
import { figuresAsOf } from '../ready/due';
import { boundsOf } from '../read/asked';

/** What a report tells: figures of one period against the one before. */
export interface ReportFigures {
  readonly kind: ReportKind;
  readonly asked: Asked;
  readonly asOf: string | null;
  readonly key: readonly { readonly name: KeyFigure; readonly figure: Figure }[];
  readonly channels: readonly BreakdownRow[];
  readonly mails: readonly MailFigures[];
  readonly targets: readonly TargetView[];
  readonly closeTimes: CloseTimes;
}

export const KEY_FIGURES = ['visitors', 'leads', 'mqls', 'sqls', 'customers', 'revenue'] as const;
export type KeyFigure = (typeof KEY_FIGURES)[number];

const MOST_ROWS = 6;

/** Reads what a report on the last whole period tells. @param today the day that it is in the company's zone */
export async function gatherReport(
  tx: Tx,
  kind: ReportKind,
  { today, timezone, holidays }: { today: string; timezone: string; holidays: ReadonlySet<string> },
): Promise<ReportFigures> {
  const asked = askedFor(lastPeriod(kind, today), timezone);
  const asOf = await figuresAsOf(tx);
  const funnel = await readFunnel(tx, asked);
  const channels = await readBreakdown(tx, 'channel', asked);
  const stages = funnel.stages.map(({ entered }) => entered);
  const figures = [funnel.visitors, ...stages, revenueOf(channels)];
  const mails = await readMails(tx, asked);
  return {
    kind,
    asked,
    asOf,
    key: KEY_FIGURES.flatMap((name, place) => (figures[place] ? [{ name, figure: figures[place] }] : [])),
    channels: channels.slice(0, MOST_ROWS),
    mails: [...mails].sort((a, b) => b.sent.n - a.sent.n).slice(0, MOST_ROWS),
    targets: (await readPace(tx, today, timezone, holidays))
      .filter(({ from, until }) => from <= today && until >= asked.period.from)
      .slice(0, MOST_ROWS),
    closeTimes: await readCloseTimes(tx, boundsOf(asked.period, timezone)[1]),
  };
}

/** All channels together; every deal is of one. */
function revenueOf(rows: readonly BreakdownRow[]): Figure {
  const sum = (of: (figure: Figure) => number): number => rows.reduce((total, { revenue }) => total + of(revenue), 0);
  return { value: sum(({ value }) => value ?? 0), n: sum(({ n }) => n), low: null, high: null, before: sum(({ before }) => before ?? 0) }; // prettier-ignore
}
