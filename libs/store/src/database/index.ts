// Connections, transactions, wake-ups and migrations.
export { isDatabaseAway } from './failures';
export { migrate } from './migrate';
export { type DatabaseOptions, dataSourceOptions, openDatabase } from './open';
