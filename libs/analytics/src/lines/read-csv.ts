import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type GivenRevenue, type GivenSpend, cellText } from '@nurture/core/figures';
import { CsvError, parse } from 'csv-parse/sync';
import { AnalyticsError } from '../errors';

/** A won deal, as it is handed in. */
export interface GivenDeal {
  readonly id: string;
  readonly email: string;
  readonly amount: number;
  readonly at?: string;
}

/** A line of a file, with the line on which it ends. */
export interface FileLine<T> {
  readonly line: number;
  readonly given: T;
}

type Cells = Readonly<Record<string, string>>;

/** What a file of each kind holds: its columns, and how a line is read off them. An empty cell is a missing field. */
const KINDS = {
  deals: {
    columns: ['id', 'email', 'amount', 'at'],
    needed: ['id', 'email', 'amount'],
    read: (cells: Cells): GivenDeal => ({
      id: cells['id'] ?? '',
      email: cells['email'] ?? '',
      amount: numberIn(cells['amount']),
      ...(cells['at'] ? { at: cells['at'] } : {}),
    }),
  },
  spend: {
    columns: ['id', 'from', 'until', 'channel', 'source', 'medium', 'campaign', 'amount'],
    needed: ['id', 'from', 'amount'],
    read: (cells: Cells): GivenSpend => ({
      id: cells['id'] ?? '',
      from: cells['from'] ?? '',
      until: cells['until'] || null,
      channel: cells['channel'] || null,
      source: cells['source'] || null,
      medium: cells['medium'] || null,
      campaign: cells['campaign'] || null,
      amount: numberIn(cells['amount']),
    }),
  },
  revenue: {
    columns: ['account', 'month', 'amount'],
    needed: ['account', 'month', 'amount'],
    read: (cells: Cells): GivenRevenue => ({
      account: cells['account'] ?? '',
      month: cells['month'] ?? '',
      amount: numberIn(cells['amount']),
    }),
  },
} as const;

export type LinesKind = keyof typeof KINDS;
export const LINES_KINDS = Object.keys(KINDS) as LinesKind[];
export type GivenLine<K extends LinesKind> = ReturnType<(typeof KINDS)[K]['read']>;

/** What no number is written as fails later, where the line is judged. */
const numberIn = (cell: string | undefined): number => (/^-?\d+(\.\d+)?$/.test(cell ?? '') ? Number(cell) : NaN);

/**
 * Reads lines of money from a CSV file (RFC 4180; comma, semicolon or tab; with a header). Columns that are not of this
 * kind are left out: an export can be read again as it is.
 * @throws AnalyticsError `analytics.csv`
 */
export async function readLines<K extends LinesKind>(kind: K, stream: Readable): Promise<FileLine<GivenLine<K>>[]> {
  const { needed, read } = KINDS[kind];
  return recordsOf(kind, await text(stream), needed).map(({ record, info }) => {
    const cells = Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, cellText(cell.trim())]));
    return { line: info.lines, given: read(cells) as GivenLine<K> };
  });
}

interface CsvRecord {
  readonly record: Cells;
  readonly info: { readonly lines: number };
}

function recordsOf(kind: LinesKind, content: string, needed: readonly string[]): CsvRecord[] {
  try {
    return parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      columns: (header: string[]) => checkedHeader(kind, header, needed),
    }) as unknown as CsvRecord[];
  } catch (error) {
    throw error instanceof CsvError ? new AnalyticsError('analytics.csv', error.message) : error;
  }
}

/** What stands most often between the names of the columns, which hold none of the three. */
function delimiterOf(content: string): string {
  const [header = ''] = content.split(/\r|\n/, 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function checkedHeader(kind: LinesKind, header: readonly string[], needed: readonly string[]): string[] {
  const names = header.map((title) => cellText(title.trim()).toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new AnalyticsError('analytics.csv', `a file of ${kind} needs the column ${missing.join(' and ')}`);
  }
  return names;
}
