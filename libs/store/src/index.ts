// What the product remembers: PostgreSQL, the event log, the task queue, the clock that all processes share.
export * as log from './log';
export * as tasks from './tasks';
export { advanceClock, now, setClock, toTimestamp } from './clock';
export { dataSourceOptions, migrate, openDatabase } from './database';
export type { DatabaseOptions } from './database';
export type { Database, Tx } from './database.types';
export type { Appended, LoggedEvent, NewEvent } from './log';
export type { ClaimedTask, Held, NewTask, WithdrawnTask } from './tasks';
