import type { TaskPayloads, TaskQueue } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { kept } from '../database/kept';
import type { Tx } from '../database.types';
import type { ClaimedTask, NewTask } from './types';

/** A task that this process holds, by id and fence. */
export interface Held {
  id: string;
  fence: string;
}

/** A task that was taken back before anybody had begun it. */
export interface WithdrawnTask<Q extends TaskQueue = TaskQueue> {
  id: string;
  queue: Q;
  key: string;
  contactId: string | null;
  enrolmentId: string | null;
  payload: TaskPayloads[Q];
  attempts: number;
  fence: string;
}

/** In the statements below, `(SELECT nurture_now())` is asked once; a bare `nurture_now()` would be for every row. */
const PLAN = kept(/* sql */ `
INSERT INTO task (queue, key, contact_id, enrolment_id, due_at, payload, created_at)
SELECT queue, key, contact_id, enrolment_id, due_at, payload, (SELECT nurture_now())
FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::jsonb[])
  AS t (queue, key, contact_id, enrolment_id, due_at, payload)
ORDER BY key
ON CONFLICT (key) DO NOTHING
RETURNING 1`);

/** Plans work. A key that is planned already is left as it is. @returns how many were new */
export async function plan(tx: Tx, tasks: readonly NewTask[]): Promise<number> {
  if (tasks.length === 0) return 0;
  const rows = await tx.query(PLAN, [
    tasks.map((task) => task.queue),
    tasks.map((task) => task.key),
    tasks.map((task) => task.contactId),
    tasks.map((task) => task.enrolmentId ?? null),
    tasks.map((task) => new Date(task.dueAt)),
    tasks.map((task) => JSON.stringify(task.payload)),
  ]);
  if (rows.length > 0) tx.notify('nurture_task');
  return rows.length;
}

/** Above every fence that its earlier holders had: what one of them still reports is refused. */
const PLAN_AGAIN = /* sql */ `
INSERT INTO task (queue, key, contact_id, enrolment_id, due_at, payload, created_at, fence)
VALUES ($1, $2, $3, $4, $5, $6, nurture_now(), $7) ON CONFLICT (key) DO NOTHING RETURNING 1`;

/**
 * Plans work once more that had come to its end.
 * @param fence the highest under which it was ever held
 * @returns false where it is planned already
 */
export async function planAgain(tx: Tx, task: NewTask, fence: string): Promise<boolean> {
  const { queue, key, contactId, enrolmentId, dueAt, payload } = task;
  const row = [queue, key, contactId, enrolmentId ?? null, new Date(dueAt), JSON.stringify(payload), fence];
  const rows = await tx.query(PLAN_AGAIN, row);
  if (rows.length > 0) tx.notify('nurture_task');
  return rows.length > 0;
}

/** Nobody holds it: nobody has claimed it, or whoever did is dead. */
const FREE = `(claimed_until IS NULL OR claimed_until <= (SELECT nurture_now()))`;

/** What stands before the reason of a task that was taken back while somebody held it. */
const WITHDRAWN = 'withdrawn: ';

/**
 * A task that is held, or whose holder died, may have begun: it is marked, and whoever holds it next decides. Waiting
 * for a row's lock is short: only claims and ends hold one, and neither waits for anything.
 */
const WITHDRAW = /* sql */ `
WITH wanted AS (
  SELECT key, reason FROM unnest($1::text[], $2::text[]) AS w (key, reason)
), found AS MATERIALIZED (
  SELECT t.id, t.claimed_until IS NULL AS free, w.reason
  FROM task t JOIN wanted w ON w.key = t.key
  ORDER BY t.id FOR UPDATE OF t
), marked AS (
  UPDATE task t SET reason = '${WITHDRAWN}' || found.reason FROM found WHERE t.id = found.id AND NOT found.free
)
DELETE FROM task t USING found
WHERE t.id = found.id AND found.free
RETURNING t.id, t.queue, t.key, t.contact_id AS "contactId", t.enrolment_id AS "enrolmentId", t.payload, t.attempts, t.fence`;

/**
 * Takes back tasks that nobody has begun; those that somebody holds are marked (see `withdrawalOf`).
 * @param reasons by key
 * @returns those that were taken back, whole, so that their end can be recorded
 */
export async function withdraw(tx: Tx, reasons: ReadonlyMap<string, string>): Promise<WithdrawnTask[]> {
  if (reasons.size === 0) return [];
  return tx.query<WithdrawnTask>(WITHDRAW, [[...reasons.keys()], [...reasons.values()]]);
}

/** Why a task that one holds was taken back meanwhile; null where it wasn't. @param reason the task's column */
export function withdrawalOf(reason: string | null): string | null {
  return reason?.startsWith(WITHDRAWN) ? reason.slice(WITHDRAWN.length) : null;
}

/**
 * Only columns that no index knows are written, so the row's next version stays on its page and no index is touched. Those
 * that are held are passed over: never more than all processes hold. A task whose holder died is free when its lease ends.
 */
const CLAIM = /* sql */ `
WITH due AS MATERIALIZED (
  SELECT id FROM task
  WHERE queue = $1 AND due_at <= nurture_now() AND ${FREE}
  ORDER BY due_at, id LIMIT $2
  FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE task t
  SET claimed_until = (SELECT nurture_now()) + $3 * interval '1 second',
      fence = t.fence + 1, attempts = t.attempts + 1
  FROM due WHERE t.id = due.id
  RETURNING t.*
)
SELECT id, queue, key, contact_id AS "contactId", enrolment_id AS "enrolmentId", payload, attempts, fence,
       (extract(epoch FROM claimed_until) * 1000)::bigint::float8 AS "claimedUntil"
FROM claimed ORDER BY due_at, id`;

/** Claims work that is due, oldest first; what others hold is passed over. */
export function claim<Q extends TaskQueue>(
  tx: Tx,
  queue: Q,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<ClaimedTask<Q>[]> {
  return tx.query<ClaimedTask<Q>>(CLAIM, [queue, limit, leaseSeconds]);
}

const FINISH = kept(/* sql */ `
DELETE FROM task t USING unnest($1::bigint[], $2::bigint[]) AS held (id, fence)
WHERE t.id = held.id AND t.fence = held.fence
RETURNING t.id`);

/** Ends tasks that are done. @returns the ids that were still held; the others' lease had passed to somebody else */
export async function finish(tx: Tx, held: readonly Held[]): Promise<string[]> {
  if (held.length === 0) return [];
  const rows = await tx.query<{ id: string }>(FINISH, [held.map((task) => task.id), held.map((task) => task.fence)]);
  return rows.map((row) => row.id);
}

const POSTPONE = /* sql */ `
UPDATE task t SET due_at = held.due_at, claimed_until = NULL,
  set_aside_at = CASE WHEN held.aside THEN (SELECT nurture_now()) END,
  reason = CASE WHEN starts_with(t.reason, '${WITHDRAWN}') THEN t.reason ELSE held.reason END
FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::boolean[]) AS held (id, fence, due_at, reason, aside)
WHERE t.id = held.id AND t.fence = held.fence
RETURNING t.id`;

/**
 * Lets go of tasks until later, with the reason; one that was taken back meanwhile stays so.
 * @param held `setAside`: it failed so often that somebody must look at it
 * @returns the ids that were still held
 */
export async function postpone(
  tx: Tx,
  held: readonly (Held & { dueAt: Instant; reason: string; setAside?: boolean })[],
): Promise<string[]> {
  if (held.length === 0) return [];
  const rows = await tx.query<{ id: string }>(POSTPONE, [
    held.map((task) => task.id),
    held.map((task) => task.fence),
    held.map((task) => new Date(task.dueAt)),
    held.map((task) => task.reason),
    held.map((task) => task.setAside ?? false),
  ]);
  return rows.map((row) => row.id);
}

const RECALL = /* sql */ `
WITH found AS MATERIALIZED (
  SELECT id FROM task
  WHERE queue = $1 AND reason = $2 AND claimed_until IS NULL AND payload @> $3::jsonb
  ORDER BY id FOR UPDATE
)
UPDATE task t SET due_at = t.created_at FROM found WHERE t.id = found.id RETURNING 1`;

/**
 * Lets tasks be due at once that were put off for a reason which holds no more, those that were planned first before
 * others.
 * @param containing what their payload holds, as JSON that is contained in it
 * @returns how many
 */
export async function recall(tx: Tx, queue: TaskQueue, reason: string, containing: object): Promise<number> {
  const rows = await tx.query(RECALL, [queue, reason, JSON.stringify(containing)]);
  if (rows.length > 0) tx.notify('nurture_task');
  return rows.length;
}

/** The queues in which something is due now: for a clock that is moved by hand, where nobody waits for a wake-up. */
export async function dueQueues(tx: Tx): Promise<ReadonlySet<TaskQueue>> {
  const rows = await tx.query<{ queue: TaskQueue }>(
    `SELECT DISTINCT queue FROM task WHERE due_at <= nurture_now() AND ${FREE}`,
  );
  return new Set(rows.map(({ queue }) => queue));
}
