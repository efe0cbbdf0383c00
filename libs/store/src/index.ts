// What the product remembers: PostgreSQL, the event log, the task queue, the clock that all processes share.
import * as log from './log';
import * as tasks from './tasks';

export { log, tasks };
export { restoreBackup, writeBackup } from './backup';
export type { BackupHeader, BackupOrigin, BackupProgress, BackupReport, RestoreReport } from './backup';
export { advanceClock, now, setClock, toTimestamp } from './clock';
export {
  dataSourceOptions,
  isDatabaseAway,
  kept,
  migrate,
  migrationState,
  openDatabase,
  poolOf,
  ReadingDatabase,
} from './database';
export { DEFAULT_SYSTEM_DIR, openEmbedded } from './embedded';
export type { EmbeddedDatabase, EmbeddedOptions } from './embedded';
export { codeOf, messageOf, STORE_ERRORS, StoreError } from './errors';
export type { StoreErrorCode } from './errors';
export type { DatabaseOptions, KeptStatement, ReadState } from './database';
export type { Database, Tx } from './database.types';
export { ensurePartitions } from './log';
export type { Appended, LoggedEvent, NewEvent, TimelineEvent } from './log';
export type { ClaimedTask, Held, NewTask, WithdrawnTask } from './tasks';
