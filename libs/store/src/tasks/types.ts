import type { TaskPayloads, TaskQueue } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';

/** Work to be done at a time. Its key makes planning it twice harmless. */
export interface NewTask<Q extends TaskQueue = TaskQueue> {
  queue: Q;
  key: string;
  contactId: string | null;
  enrolmentId?: string | null;
  dueAt: Instant;
  payload: TaskPayloads[Q];
}

/** A task that this process holds until `claimedUntil`; `fence` tells whether it still does. */
export interface ClaimedTask<Q extends TaskQueue = TaskQueue> {
  id: string;
  queue: Q;
  key: string;
  contactId: string | null;
  enrolmentId: string | null;
  payload: TaskPayloads[Q];
  attempts: number;
  fence: string;
  claimedUntil: Instant;
}
