import type { FieldType } from '@nurture/core/event';
import { canonicalAddress } from '../people/address';
import { judgeField, judgeJson, judgeType, printable, tidyField } from '../people/values';
import type { Column } from './columns';

/** A row that can be imported. */
export interface ImportRow {
  readonly line: number;
  readonly email: string;
  readonly domain: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly mailConsent: boolean;
  readonly trackingConsent: boolean;
  readonly wording: string | null;
  readonly source: string | null;
}

/** A row that can't, and why. */
export interface RefusedRow {
  readonly line: number;
  readonly email: string;
  readonly column: string;
  readonly reason: string;
}

type Mutable = { -readonly [Key in keyof ImportRow]: ImportRow[Key] } & { fields: Record<string, unknown> };

/** Reads one record. An empty cell says nothing: what is known stays. */
export function readRow(
  cells: readonly string[],
  columns: readonly (Column | null)[],
  line: number,
): { readonly row: ImportRow } | { readonly refused: RefusedRow } {
  const row: Mutable = { line, email: '', domain: '', fields: {}, tags: [], mailConsent: false, trackingConsent: false, wording: null, source: null }; // prettier-ignore
  const written = cells[columns.findIndex((column) => column?.kind === 'email')]?.trim() ?? '';
  const refuse = (column: string, reason: string) => ({ refused: { line, email: written, column, reason } });
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return refuse('', `has ${cells.length} cells, and the header ${columns.length}: is a separator inside a text?`);
  }
  for (const [place, column] of columns.entries()) {
    const cell = cells[place]?.trim() ?? '';
    if (column === null || (cell === '' && column.kind !== 'email')) continue;
    const problem = judgeJson(cell)?.message ?? readCell(row, column, cell);
    if (problem) return refuse(column.kind === 'field' ? column.name : column.kind, problem);
  }
  return { row };
}

/** Puts a cell into the row, or says what is wrong with it. */
function readCell(row: Mutable, column: Column, cell: string): string | null {
  switch (column.kind) {
    case 'email': {
      const address = canonicalAddress(cell);
      if (!address.ok) return address.message;
      row.email = address.email;
      row.domain = address.domain;
      return null;
    }
    case 'tags':
      row.tags = [...new Set(cell.split(/[,;|]/).map((tag) => tag.trim()).filter(Boolean))]; // prettier-ignore
      return null;
    case 'mailConsent':
    case 'trackingConsent': {
      const said = yesOrNo(cell);
      if (said === null) return `must be yes or no: ${printable(cell)}`;
      row[column.kind] = said;
      return null;
    }
    case 'wording':
    case 'source':
      row[column.kind] = cell.slice(0, 200);
      return null;
    case 'field':
      return readField(row, column.name, column.type, cell);
  }
}

function readField(row: Mutable, name: string, type: FieldType, cell: string): string | null {
  const value = valueOf(type, cell);
  const problem = judgeType(value, type) ?? judgeField(name, value);
  if (problem) return `${problem.message}${problem.hint ? `. ${problem.hint}` : ''}`;
  row.fields[name] = tidyField(name, value);
  return null;
}

/** A cell as the type that its field has; what doesn't fit stays text and is refused for it. */
function valueOf(type: FieldType, cell: string): unknown {
  switch (type) {
    case 'text':
    case 'time':
      return cell;
    case 'number':
      return /^[+-]?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell;
    case 'boolean':
      return yesOrNo(cell) ?? cell;
    case 'list':
      return cell.split(/[;|]/).map((item) => item.trim()).filter(Boolean); // prettier-ignore
  }
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'waar', 'on', 'given', 'subscribed']);
const NO = new Set(['no', 'n', 'false', '0', 'nee', 'onwaar', 'off', '-', 'none', 'unsubscribed']);

const yesOrNo = (cell: string): boolean | null =>
  YES.has(cell.toLowerCase()) ? true : NO.has(cell.toLowerCase()) ? false : null;

/** An address that stands in a batch twice is written once: what is said last counts, on top of what was said before. */
export function lastPerAddress(rows: readonly ImportRow[]): ImportRow[] {
  const byEmail = new Map<string, ImportRow>();
  for (const row of rows) {
    const earlier = byEmail.get(row.email);
    byEmail.set(row.email, earlier ? merge(earlier, row) : row);
  }
  return [...byEmail.values()];
}

const merge = (earlier: ImportRow, later: ImportRow): ImportRow => ({
  ...later,
  fields: { ...earlier.fields, ...later.fields },
  tags: [...new Set([...earlier.tags, ...later.tags])],
  mailConsent: earlier.mailConsent || later.mailConsent,
  trackingConsent: earlier.trackingConsent || later.trackingConsent,
  wording: later.wording ?? earlier.wording,
  source: earlier.source ?? later.source,
});
