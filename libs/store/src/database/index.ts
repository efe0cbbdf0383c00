// Connections, transactions, wake-ups and migrations.
export { isDatabaseAway } from './failures';
export { kept, type KeptStatement } from './kept';
export { migrate, migrationState } from './migrate';
export { ReadingDatabase, type ReadState } from './reading';
export { type DatabaseOptions, dataSourceOptions, openDatabase, poolOf } from './open';
