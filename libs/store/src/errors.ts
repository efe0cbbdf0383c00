export { codeOf, messageOf } from '@nurture/core/error';

/** What can go wrong in the store, by stable code. */
export const STORE_ERRORS = {
  'store.database-away': 'The database cannot be reached, or ended the connection.',
  'store.database-slow': 'A statement took longer than it may.',
  'store.embedded-in-use': 'Another process runs the embedded database of this data directory.',
  'store.embedded-unsupported': 'There is no embedded database for this platform.',
  'store.embedded-unreachable': 'The account that runs the database cannot reach its files.',
  'store.embedded-version': 'The embedded database was made by another major version of PostgreSQL.',
  'store.embedded-failed': 'The embedded database did not start.',
  'store.schema-newer': 'The database was migrated by a newer release.',
  'store.schema-other': 'The schema of the database is not that of this release.',
  'store.backup-damaged': 'The file is no backup, or was cut off or changed.',
  'store.backup-newer': 'The backup was made by a newer release.',
  'store.restore-not-empty': 'The database to restore into holds something already.',
  'store.restore-shared': 'The database to restore into holds what is not of this product.',
  'store.database-in-use': 'Other processes of the product use the database.',
} as const;
export type StoreErrorCode = keyof typeof STORE_ERRORS;

/** A failure of the store that a caller may tell apart by `code`; `message` is written for the person who operates. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
