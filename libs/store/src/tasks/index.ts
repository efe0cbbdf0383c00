// The task queue: what is due, each thing held by one process at a time.
export { claim, dueQueues, finish, plan, planAgain, postpone, recall, withdraw, withdrawalOf } from './tasks';
export { personal } from './personal';
export { reassign } from './reassign';
export { discard, listSetAside, retry, type SetAsideTask } from './set-aside';
export type { Held, WithdrawnTask } from './tasks';
export type { ClaimedTask, NewTask } from './types';
