// The event log: what happened, each thing once.
export { append } from './append';
export type { Appended } from './append';
export { ensurePartitions } from './partitions';
export type { LoggedEvent, NewEvent } from './types';
