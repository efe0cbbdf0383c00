import { flatRow, safeCell } from '@nurture/core/figures';
import { stringify } from 'csv-stringify/sync';

/**
 * Rows as a CSV file (RFC 4180, with a header), safe to open in a spreadsheet: texts that look like formulas are
 * guarded, numbers stay numbers. What {@link readLines} reads comes back as it was.
 * @param columns of an empty table, which can't tell them by itself
 */
export function csvOf(rows: readonly object[], columns: readonly string[] = []): string {
  const flat = rows.map((row) => flatRow(row));
  const named = [...new Set([...columns, ...flat.flatMap((row) => Object.keys(row))])];
  return stringify(flat, {
    header: true,
    columns: named,
    record_delimiter: '\r\n',
    cast: { string: safeCell, boolean: String },
  });
}
