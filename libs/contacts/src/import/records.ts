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

function meaning(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return 'a quote is opened on this line or before it, and never closed: what follows it could not be read';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'a quote stands inside a text: write it twice, and put quotes around the whole cell';
    default:
      return error.message;
  }
}
