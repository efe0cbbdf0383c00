import type { TaskQueue } from '@nurture/core/task';
import type { Tx } from '../database.types';

/** A task that failed so often that somebody must look at it. Times are ISO 8601. */
export interface SetAsideTask {
  readonly id: string;
  readonly queue: TaskQueue;
  /** Whom it is about, by address; null for one about nobody. */
  readonly contact: string | null;
  /** The flow that wanted it; null outside flows. */
  readonly flow: string | null;
  /** What went wrong the last time. */
  readonly reason: string;
  readonly attempts: number;
  readonly since: string;
  /** When it is tried by itself. */
  readonly nextAt: string;
}

/** A webhook's delivery has a list of its own, where it is sent again. */
const LISTED = `set_aside_at IS NOT NULL AND queue <> 'deliver-webhook'`;

const LIST = /* sql */ `
SELECT t.id, t.queue, c.email AS contact, coalesce(t.payload ->> 'flowId', t.payload -> 'origin' ->> 'flowId') AS flow,
       coalesce(t.reason, '') AS reason, t.attempts, to_jsonb(t.set_aside_at) AS since, to_jsonb(t.due_at) AS "nextAt"
FROM (SELECT * FROM task WHERE ${LISTED} AND ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2) AS t
LEFT JOIN contact c ON c.id = t.contact_id
ORDER BY t.id DESC`;

/** Tasks that failed too often, the latest planned first. */
export function listSetAside(
  tx: Tx,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<SetAsideTask[]> {
  return tx.query<SetAsideTask>(LIST, [after ?? null, limit]);
}

/** One that is being tried just now is not touched. */
const ONE = `id = $1 AND ${LISTED} AND claimed_until IS NULL`;

/** Lets a task that was set aside be tried now, as often as a new one. @returns false where there is none of that id */
export async function retry(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE task SET due_at = nurture_now(), attempts = 0, set_aside_at = NULL WHERE ${ONE} RETURNING 1`,
    [id],
  );
  if (rows.length > 0) tx.notify('nurture_task');
  return rows.length > 0;
}

/** Drops a task that was set aside: what it was to do is not done. @returns false where there is none of that id */
export async function discard(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query(`DELETE FROM task WHERE ${ONE} RETURNING 1`, [id])).length > 0;
}
