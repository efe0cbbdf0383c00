import { emailHash } from '@nurture/core/consent';
import { safeCell } from '@nurture/core/figures';
import type { Database } from '@nurture/store';
import {
  SUPPRESSION_REASONS,
  type SuppressionLine,
  type SuppressionReason,
  writeSuppressions,
} from '../consent/suppression';
import { ContactsError } from '../errors';
import type { ImportFile } from '../import/import-contacts';
import { inspectFile } from '../import/inspect';
import { readRecords } from '../import/records';
import { canonicalAddress } from '../people/address';
import { listSuppressions } from './list';

export interface SuppressionImport {
  readonly rows: number;
  readonly imported: number;
  readonly refused: number;
  /** The first hundred, each with its line. */
  readonly refusals: readonly { readonly line: number; readonly reason: string }[];
}

const BATCH = 1_000;
const MOST_REFUSALS = 100;
const COLUMNS = ['email', 'hash', 'reason', 'detail', 'createdAt', 'expiresAt'] as const;

/**
 * Imports a list of addresses that get no mail: a column `email` (or `hash`, from an export under the same secret), and
 * perhaps `reason`, `detail` and `expiresAt`. Lists of other services are read as well: whatever their reason is called.
 * Repeating it is harmless; it makes nothing lighter that stood there.
 *
 * @throws ContactsError `import-file`
 */
export async function importSuppressions(db: Database, secret: string, file: ImportFile): Promise<SuppressionImport> {
  const { delimiter } = await inspectFile(file.open());
  const report = { rows: 0, imported: 0, refused: 0, refusals: [] as { line: number; reason: string }[] };
  let columns: Columns | null = null;
  const batch: SuppressionLine[] = [];
  const refuse = (line: number, reason: string): void => {
    report.refused++;
    if (report.refusals.length < MOST_REFUSALS) report.refusals.push({ line, reason });
  };
  for await (const record of readRecords(file.open(), delimiter)) {
    if (columns === null) {
      columns = columnsOf('cells' in record ? record.cells : []);
      continue;
    }
    report.rows++;
    const line = 'broken' in record ? record.broken : lineOf(record.cells, columns, secret);
    if (typeof line === 'string') refuse(record.line, line);
    else batch.push(line);
    if (batch.length >= BATCH) report.imported += await writeBatch(db, batch.splice(0));
  }
  report.imported += await writeBatch(db, batch);
  return report;
}

type Columns = ReadonlyMap<string, number>;

function columnsOf(cells: readonly string[]): Columns {
  const names = new Map(cells.map((cell, index) => [NAMES.get(plain(cell)) ?? plain(cell), index] as const));
  if (!names.has('email') && !names.has('hash')) {
    throw new ContactsError('import-file', `its first line names no column "email" or "hash"`);
  }
  return names;
}

const plain = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
/** What other services call the columns. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    emailaddress: 'email',
    address: 'email',
    recipient: 'email',
    type: 'reason',
    suppressionreason: 'reason',
    expires: 'expiresat',
    description: 'detail',
    details: 'detail',
  }),
);

function lineOf(cells: readonly string[], columns: Columns, secret: string): SuppressionLine | string {
  const cell = (name: string): string => cells[columns.get(name) ?? -1]?.trim() ?? '';
  const expires = cell('expiresat');
  const expiresAt = expires === '' ? null : Date.parse(expires);
  if (Number.isNaN(expiresAt)) return `"${expires.slice(0, 60)}" is no moment, such as 2027-01-31T00:00:00Z`;
  const rest = { reason: reasonOf(cell('reason')), detail: cell('detail').slice(0, 500) || null, expiresAt };
  if (cell('email') === '' && /^[0-9a-f]{64}$/i.test(cell('hash'))) {
    return { hash: Buffer.from(cell('hash'), 'hex'), email: null, ...rest };
  }
  const address = canonicalAddress(cell('email'));
  if (!address.ok) return `"${cell('email').slice(0, 60)}": ${address.message}`;
  return { hash: emailHash(secret, address.email), email: address.email, ...rest };
}

function reasonOf(text: string): SuppressionReason {
  const known = SUPPRESSION_REASONS.find((reason) => reason === text.toLowerCase());
  if (known) return known;
  if (/spam|complain|abuse/i.test(text)) return 'complaint';
  return /bounce|invalid|undeliver|hard|inactive/i.test(text) ? 'bounce' : 'manual';
}

/** Under the locks of the contacts concerned: after its commit no attempt starts to any of them. */
async function writeBatch(db: Database, lines: readonly SuppressionLine[]): Promise<number> {
  const unique = [...new Map(lines.map((line) => [line.hash.toString('hex'), line])).values()];
  if (unique.length === 0) return 0;
  await db.transaction(async (tx) => {
    const emails = unique.flatMap(({ email }) => (email === null ? [] : [email]));
    await tx.query('SELECT id FROM contact WHERE email = ANY ($1::text[]) ORDER BY id FOR UPDATE', [emails]);
    await writeSuppressions(tx, unique);
  });
  return unique.length;
}

/** The whole list as CSV (RFC 4180), line by line; `importSuppressions` reads it. */
export async function* exportSuppressions(db: Database, secret: string): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for (let after: string | undefined; ;) {
    const page = await listSuppressions(db, secret, { limit: BATCH, ...(after === undefined ? {} : { after }) });
    for (const line of page) yield `${COLUMNS.map((name) => csvCell(line[name] ?? '')).join(',')}\r\n`;
    after = page.at(-1)?.cursor;
    if (page.length < BATCH || after === undefined) return;
  }
}

/** No spreadsheet takes it for a formula. */
function csvCell(text: string): string {
  const safe = safeCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
