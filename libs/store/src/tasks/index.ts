export { claim, finish, nextDueAt, plan, postpone, withdraw } from './tasks';
export type { Held, WithdrawnTask } from './tasks';
export type { ClaimedTask, NewTask } from './types';
