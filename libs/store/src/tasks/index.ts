// The task queue: what is due, each thing held by one process at a time.
export { claim, dueQueues, finish, plan, postpone, recall, withdraw, withdrawalOf } from './tasks';
export { personal } from './personal';
export { reassign } from './reassign';
export type { Held, WithdrawnTask } from './tasks';
export type { ClaimedTask, NewTask } from './types';
