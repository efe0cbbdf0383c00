export { append, ensurePartitions } from './append';
export type { Appended } from './append';
export type { LoggedEvent, NewEvent } from './types';
