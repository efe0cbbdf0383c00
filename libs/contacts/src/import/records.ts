import type { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { Inspected } from './inspect';

/** A record with the line on which it begins, or a place where the file is broken. */
export type CsvRecord =
  { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly broken: string };

const MAX_RECORD_BYTES = 256 * 1024;

/**
 * Records of a CSV file (RFC 4180; any line end, with or without byte order mark), one at a time. Broken places come
 * last, so that the others have the same order in every run.
 */
export async function* readRecords(stream: Readable, delimiter: Inspected['delimiter']): AsyncGenerator<CsvRecord> {
  const broken: CsvRecord[] = [];
  const parser = stream.pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
      skip_records_with_error: true,
      on_skip: (error) => void (error && broken.push({ line: lineOf(error), broken: meaning(error) })),
    }),
  );
  stream.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines - record.join('').split('\n').length + 1, cells: record };
    }
    yield* broken;
  } finally {
    stream.destroy();
  }
}

/** Where the parser stopped. */
const lineOf = (error: CsvError): number => (typeof error.lines === 'number' ? error.lines : 0);

const NEVER_CLOSED = 'a quote is opened on this line or before it, and never closed: what follows it could not be read';
const IN_A_TEXT = 'a quote stands inside a text: write it twice, and put quotes around the whole cell';

/** What the parser's complaint means to whoever made the file. */
const MEANINGS: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: NEVER_CLOSED,
  CSV_MAX_RECORD_SIZE: NEVER_CLOSED,
  INVALID_OPENING_QUOTE: IN_A_TEXT,
  CSV_INVALID_CLOSING_QUOTE: IN_A_TEXT,
};

const meaning = (error: CsvError): string => MEANINGS[error.code] ?? error.message;
