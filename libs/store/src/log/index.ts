// The event log: what happened, each thing once.
export { append } from './append';
export type { Appended } from './append';
export { attribute } from './attribute';
export { ensurePartitions } from './partitions';
export { personal } from './personal';
export { reassign } from './reassign';
export { dropOldMonths } from './retention';
export { timeline, TIMELINE_CURSOR } from './timeline';
export type { TimelineEvent } from './timeline';
export type { LoggedEvent, NewEvent } from './types';
