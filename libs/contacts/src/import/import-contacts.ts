import type { Readable } from 'node:stream';
import { type Database, type Tx } from '@nurture/store';
import type { ContactsDeps } from '../deps';
import { ContactsError } from '../errors';
import { contactFields } from '../people/fields';
import { type ColumnMap, mapColumns } from './columns';
import { type Inspected, inspectFile } from './inspect';
import { readRecords } from './records';
import { type ImportRow, readRow, type RefusedRow } from './row';
import { writeBatch } from './write-batch';

/** A CSV file; it is read twice, first to see whether it can be read at all. */
export interface ImportFile {
  readonly name: string;
  readonly open: () => Readable;
}

export interface ImportOptions {
  /** Judge everything, write nothing. */
  readonly dryRun?: boolean;
  /** Import a file again that was imported before. */
  readonly again?: boolean;
  readonly batchRows?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called for each refused row, in the order of the file; also for those of an earlier, interrupted run. */
  readonly onRefused?: (row: RefusedRow) => void | Promise<void>;
}

export interface ImportProgress {
  readonly rows: number;
  readonly refused: number;
  /** About as many rows as the file has. */
  readonly lines: number;
}

export interface ImportReport {
  /** Rows of the file, the header aside. */
  readonly rows: number;
  readonly imported: number;
  readonly refused: number;
  /** People who were not known before. */
  readonly created: number;
  readonly keptUnsubscribed: number;
  /** Rows that an earlier run had done already. */
  readonly resumedAfter: number;
  /** The file was imported whole before; nothing was done. */
  readonly alreadyDone: boolean;
  readonly ignoredColumns: ColumnMap['ignored'];
}

const BATCH_ROWS = 1_000;

/**
 * Imports contacts from a CSV file. Rows that are refused leave the others alone; each batch commits with how far it
 * got, so that the same file, given again, goes on where it stopped. It lifts no unsubscribe.
 * @throws ContactsError `import-file` when the file as a whole can't be read, `import-running` when two do it at once
 */
export async function importContacts(
  db: Database,
  deps: Pick<ContactsDeps, 'settings' | 'secret'>,
  file: ImportFile,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const inspected = await inspectFile(file.open());
  const run = new ImportRun(db, deps, file, inspected, options);
  return run.run();
}

/** Waits for the end of it; whether that was a good one is asked elsewhere. */
const settled = (work: Promise<void>): Promise<unknown> => Promise.allSettled([work]);

class ImportRun {
  private rows = 0;
  private imported = 0;
  private refused = 0;
  private created = 0;
  private keptUnsubscribed = 0;
  private waiting: ImportRow[] = [];
  private done = 0;
  /** The batch that the database is at, while the next one is read and judged. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly deps: Pick<ContactsDeps, 'settings' | 'secret'>,
    private readonly file: ImportFile,
    private readonly inspected: Inspected,
    private readonly options: ImportOptions,
  ) {}

  async run(): Promise<ImportReport> {
    const before = await this.begin();
    this.done = before.rowsDone;
    if (before.finished) return this.report([], before.rowsDone, true);
    const map = await this.readAll(before.rowsDone).finally(() => settled(this.writing));
    await this.writing;
    await this.finish();
    return this.report(map.ignored, before.rowsDone, false);
  }

  private async readAll(doneBefore: number): Promise<ColumnMap> {
    let map: ColumnMap | null = null;
    for await (const record of readRecords(this.file.open(), this.inspected.delimiter)) {
      if (map === null) map = this.header(record);
      else await this.take(record, map, doneBefore);
    }
    if (map === null) throw new ContactsError('import-file', 'it has no header');
    await this.flush();
    return map;
  }

  private header(record: { cells?: readonly string[]; broken?: string }): ColumnMap {
    if (!record.cells) throw new ContactsError('import-file', record.broken);
    const mapped = mapColumns(record.cells, contactFields(this.deps.settings()));
    if ('problem' in mapped) throw new ContactsError('import-file', mapped.problem);
    return mapped.map;
  }

  private async take(
    record: { readonly line: number; readonly cells?: readonly string[]; readonly broken?: string },
    map: ColumnMap,
    doneBefore: number,
  ): Promise<void> {
    this.rows += 1;
    const read = record.cells
      ? readRow(record.cells, map.columns, record.line)
      : { refused: { line: record.line, email: '', column: '', reason: record.broken ?? '' } };
    if ('refused' in read) {
      this.refused += 1;
      await this.options.onRefused?.(read.refused);
    } else if (this.rows > doneBefore) {
      this.waiting.push(read.row);
    } else {
      this.imported += 1;
    }
    if (this.waiting.length >= (this.options.batchRows ?? BATCH_ROWS)) await this.flush();
  }

  /** Hands a batch to the database as soon as it has the one before: one at a time, in the order of the file. */
  private async flush(): Promise<void> {
    const [given, upTo] = [this.waiting, { rows: this.rows, refused: this.refused }];
    this.waiting = [];
    await this.writing;
    this.writing = this.write(given, upTo);
    void settled(this.writing);
  }

  private async write(given: readonly ImportRow[], upTo: { rows: number; refused: number }): Promise<void> {
    if (this.options.dryRun !== true && upTo.rows > this.done) {
      const written = await this.db.transaction(async (tx) => {
        await this.advance(tx, upTo);
        return writeBatch(tx, this.deps.secret, given, this.file.name);
      });
      this.created += written.created;
      this.keptUnsubscribed += written.keptUnsubscribed;
      this.done = upTo.rows;
    }
    this.imported += given.length;
    this.options.onProgress?.({ ...upTo, lines: this.inspected.lines });
  }

  private async begin(): Promise<{ readonly rowsDone: number; readonly finished: boolean }> {
    if (this.options.dryRun === true) return { rowsDone: 0, finished: false };
    const again = this.options.again === true;
    const [row] = await this.db.query<{ rows_done: string; finished_at: Date | null }>(
      `INSERT INTO import_run (id, file_name, started_at) VALUES ($1, $2, nurture_now())
       ON CONFLICT (id) DO UPDATE SET
         rows_done = CASE WHEN $3::boolean AND import_run.finished_at IS NOT NULL THEN 0 ELSE import_run.rows_done END,
         finished_at = CASE WHEN $3::boolean THEN NULL ELSE import_run.finished_at END
       RETURNING rows_done, finished_at`,
      [this.inspected.hash, this.file.name, again],
    );
    return { rowsDone: Number(row?.rows_done ?? 0), finished: row?.finished_at instanceof Date };
  }

  /** Says how far this batch gets; whoever finds another in its place stops. */
  private async advance(tx: Tx, upTo: { rows: number; refused: number }): Promise<void> {
    const moved = await tx.query(
      `UPDATE import_run SET rows_done = $2::bigint, rows_refused = $3::bigint, rows_imported = $2::bigint - $3::bigint
        WHERE id = $1 AND rows_done = $4::bigint RETURNING id`,
      [this.inspected.hash, upTo.rows, upTo.refused, this.done],
    );
    if (moved.length === 0) throw new ContactsError('import-running');
  }

  private async finish(): Promise<void> {
    if (this.options.dryRun === true) return;
    await this.db.query('UPDATE import_run SET finished_at = nurture_now() WHERE id = $1', [this.inspected.hash]);
  }

  private report(ignoredColumns: ColumnMap['ignored'], resumedAfter: number, alreadyDone: boolean): ImportReport {
    const { rows, imported, refused, created, keptUnsubscribed } = this;
    return { rows, imported, refused, created, keptUnsubscribed, resumedAfter, alreadyDone, ignoredColumns };
  }
}
