// Connections, transactions, wake-ups and migrations.
export { isDatabaseAway } from './failures';
export { migrate, migrationState } from './migrate';
export { type DatabaseOptions, dataSourceOptions, openDatabase } from './open';
