import { createHash, type Hash } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { StoreError } from '../errors';

/*
 * A backup is gzip over lines that a person can read: the header as one line of JSON; for each table a line
 * `COPY "table" ("column", …) FROM stdin;`, its rows as PostgreSQL's COPY writes them, and a line `\.`; at the end the
 * trailer as one line of JSON. What the trailer says was counted while writing: a file without one is cut off.
 */

/** Rises when an older release could not read what a newer one writes. */
const FORMAT_VERSION = 1;
const FORMAT = 'nurture-backup';

/** A table as it lies in the file. */
export interface SavedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A part of a partitioned table; `bound` in PostgreSQL's words. */
export interface SavedPartition {
  readonly name: string;
  readonly of: string;
  readonly bound: string;
}

/** What a backup is of; whoever makes it says so. */
export interface BackupOrigin {
  /** Version of the product. */
  readonly product: string;
  /** Tells whether a key is the one that signed the links of this database, and nothing of it; null: nobody knew it. */
  readonly secretFingerprint: string | null;
  /** The key itself; null where it was left out. */
  readonly secret: string | null;
}

export interface BackupHeader {
  readonly origin: BackupOrigin;
  /** ISO 8601, of the product's clock. */
  readonly takenAt: string;
  /** Version of the server. */
  readonly postgres: string;
  /** The migrations that made the schema. */
  readonly migrations: readonly string[];
  readonly partitions: readonly SavedPartition[];
  readonly tables: readonly SavedTable[];
}

export interface BackupTrailer {
  /** By table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The last number that each sequence gave out. */
  readonly sequences: Readonly<Record<string, string>>;
  /** Of every byte before the trailer, hexadecimal. */
  readonly sha256: string;
}

export const damaged = (why: string, cause?: unknown): StoreError =>
  new StoreError('store.backup-damaged', `The backup can't be used: ${why}. Nothing was changed.`, { cause });

export const headerLine = (header: BackupHeader): string =>
  `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, ...header })}\n`;

export const trailerLine = (trailer: BackupTrailer): string => `${JSON.stringify({ end: FORMAT, ...trailer })}\n`;

const columnsOf = ({ columns }: SavedTable): string => columns.map((column) => escapeIdentifier(column)).join(', ');
export const copyIn = (table: SavedTable): string => `COPY ${escapeIdentifier(table.name)} (${columnsOf(table)}) FROM STDIN`; // prettier-ignore
/** From a query, as a partitioned table itself has no rows to copy. */
export const copyOut = (table: SavedTable): string =>
  `COPY (SELECT ${columnsOf(table)} FROM ${escapeIdentifier(table.name)}) TO STDOUT`;
export const sectionLine = (table: SavedTable): string => `${copyIn(table).replace('STDIN', 'stdin')};\n`;
export const SECTION_END = '\\.\n';

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    throw damaged('it is no backup of this product, or it was changed', error);
  }
}

/** @throws store.backup-damaged, store.backup-newer */
export function readHeader(line: string): BackupHeader {
  const header = parsed(line);
  if (header['format'] !== FORMAT) throw damaged('it is no backup of this product');
  if (Number(header['formatVersion']) > FORMAT_VERSION) {
    throw new StoreError('store.backup-newer', 'The backup was made by a newer release. Restore it with that one.');
  }
  return header as unknown as BackupHeader;
}

/** @throws store.backup-damaged */
export function readTrailer(line: string): BackupTrailer {
  const trailer = parsed(line);
  if (trailer['end'] !== FORMAT) throw damaged('its end is not where it should be');
  return trailer as unknown as BackupTrailer;
}

export const checksum = (): Hash => createHash('sha256');
