import type { CompiledFlow } from '@nurture/core/flow';
import type { Band, MailFigures, PopulationFigures, StateFigures } from '@nurture/core/simulate';
import { type Colors, terminalColors } from './colors';
import { printable } from './printable';
import { table } from './table';

const BAR = 24;
/** More days with mails than this are told by week. */
const MOST_DAYS = 31;
/** Who goes round and round walks a path of pages. */
const LONGEST_PATH = 300;
const DAY_MS = 86_400_000;

/** What stands above the figures: who walked, and how they take mails. */
export interface PopulationHead {
  /** Such as `over 30 days from 2026-01-05`. */
  readonly when: string;
  readonly seed: number;
  /** A line per rate. */
  readonly rates: readonly (readonly string[])[];
}

/** A population's way through a flow, for people. */
export function reportPopulation(
  flow: CompiledFlow,
  figures: PopulationFigures,
  head: PopulationHead,
  colors: Colors = terminalColors,
): string {
  const title = (text: string): string => `\n${colors.bold(text)}\n`;
  const per = perDayOrWeek(figures.mailsPerDay);
  const errors = Object.entries(figures.errors);
  return [
    `${colors.bold(printable(flow.document.name ?? flow.id))}\n`,
    `${number(figures.people)} people, ${head.when}; seed ${head.seed}\n`,
    title('Rates'),
    table(head.rates),
    title('What comes of it'),
    figureTable(resultRows(figures)),
    colors.dim(`  In brackets: 8 of 10 such populations lie within (from ${figures.seeds} seeds).\n`),
    title('People per state'),
    figureTable(stateRows(figures)),
    ...(figures.mails.length === 0
      ? []
      : [
          title('Mails'),
          figureTable(mailRows(figures.mails)),
          title(`Mails per ${per.what}`),
          figureTable(barRows(per.rows)),
        ]),
    title('Paths most walked'),
    figureTable(figures.paths.map(({ path, people }) => pathRow(path, people, figures.people))),
    ...(errors.length === 0 ? [] : [title(colors.red('Stopped by an error'))]),
    table(errors.map(([error, people]) => [number(people), printable(error)])),
  ].join('');
}

function resultRows({ people, enrolled, warm, sqls, unsubscribed, outcomes }: PopulationFigures): string[][] {
  const row = (what: string, band: Band): string[] => {
    return [what, number(band.people), percent(band.people, people), bandText(band)];
  };
  const ends = Object.entries(outcomes).filter(([outcome]) => outcome !== 'not-enrolled');
  return [
    row('enrolled', enrolled),
    row('warm leads', warm),
    row('SQLs (handed to sales)', sqls),
    row('unsubscribed', unsubscribed),
    ...ends.map(([outcome, band]) => row(OUTCOMES[outcome] ?? outcome, band)),
  ];
}

const OUTCOMES: Readonly<Record<string, string>> = {
  active: 'still in the flow',
  completed: 'at an end of the flow',
  converted: 'reached the goal',
  exited: 'left by an exit',
  left: 'taken out',
};

function stateRows({ states, people }: PopulationFigures): string[][] {
  return states.map(({ state, entered, last }: StateFigures) => [
    printable(state),
    number(entered.people),
    percent(entered.people, people),
    bandText(entered),
    bar(entered.people, people),
    last.people === 0 ? '' : `${number(last.people)} ended here`,
  ]);
}

const pathRow = (path: string, people: number, whole: number): string[] => {
  const shown = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
  return [number(people), percent(people, whole), printable(shown)];
};

function mailRows(mails: readonly MailFigures[]): string[][] {
  const rows = mails.map(({ mail, sent, opened, clicked, skipped }) => [
    printable(mail),
    number(sent),
    number(opened),
    percent(opened, sent),
    number(clicked),
    percent(clicked, sent),
    number(skipped),
  ]);
  return [['', 'sent', 'opened', '', 'clicked', '', 'skipped'], ...rows];
}

interface Count {
  readonly label: string;
  readonly count: number;
}

function perDayOrWeek(days: PopulationFigures['mailsPerDay']): { what: string; rows: Count[] } {
  if (days.length <= MOST_DAYS) {
    return { what: 'day', rows: days.map(({ day, mails }) => ({ label: `${day} ${weekdayOf(day)}`, count: mails })) };
  }
  const weeks = new Map<string, number>();
  for (const { day, mails } of days) weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + mails);
  return { what: 'week, by its Monday', rows: [...weeks].map(([label, count]) => ({ label, count })) };
}

function barRows(rows: readonly Count[]): string[][] {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map(({ label, count }) => [label, number(count), bar(count, most)]);
}

const weekdayOf = (day: string): string =>
  new Date(day).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });

function mondayOf(day: string): string {
  const at = Date.parse(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/** Anything that is not nothing shows. */
function bar(count: number, most: number): string {
  return '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round((BAR * count) / most)));
}

/** A table whose figures stand to the right of their columns. */
function figureTable(rows: readonly (readonly string[])[]): string {
  const isFigure = (cell: string): boolean => /^[\d,.]+%?$/.test(cell);
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  return table(rows.map((row) => row.map((cell, i) => (isFigure(cell) ? cell.padStart(widths[i] ?? 0) : cell))));
}

const number = (count: number): string => count.toLocaleString('en');
const bandText = ({ low, high }: Band): string => (low === high ? '' : `(${number(low)} – ${number(high)})`);

function percent(part: number, whole: number): string {
  if (whole === 0) return '';
  const share = (100 * part) / whole;
  return `${share > 0 && share < 10 ? share.toFixed(1) : Math.round(share)}%`;
}
