// Connections, transactions, wake-ups and migrations.
export { isDatabaseAway } from './failures';
export { migrate, migrationState } from './migrate';
export { ReadingDatabase, type ReadState } from './reading';
export { type DatabaseOptions, dataSourceOptions, openDatabase, poolOf } from './open';
