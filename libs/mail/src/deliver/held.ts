import type { HeldTime } from '@nurture/core/governor';
import type { Instant } from '@nurture/core/time';
import { kept, tasks as queue, type Tx } from '@nurture/store';
import type { EarlierRow, FrozenContent, MailStatus, MailTask } from './types';

/** What is the same for all mails of a batch. */
export interface SharedFacts {
  readonly now: Instant;
  readonly sendingOff: boolean;
  readonly pausedFlows: ReadonlySet<string>;
  /** When flows were paused, by their ids. */
  readonly pauses: ReadonlyMap<string, readonly HeldTime[]>;
  /** Until when receivers that refuse us hold marketing mail back, by `transport` or receiving domain. */
  readonly alarms: ReadonlyMap<string, Instant>;
}

export interface HeldTasks {
  readonly shared: SharedFacts;
  /** Ids of the tasks that this process still holds, with the row of an earlier attempt if there is one. */
  readonly held: ReadonlyMap<string, EarlierRow | null>;
  /** Tasks that were taken back after this process had claimed them, with the reason. */
  readonly withdrawn: ReadonlyMap<string, string>;
}

/** Locks the tasks that are still ours, with what earlier attempts left and what is the same for everybody. */
const HOLD = kept(/* sql */ `
SELECT t.id, t.reason, m.id AS "mailId", m.status, m.fence, m.attempts, m.tracked, m.mail_version_id AS "mailVersionId",
       CASE WHEN m.status IN ('deferred', 'started') THEN m.content END AS content,
       (extract(epoch FROM m.created_at) * 1000)::bigint::float8 AS "createdAt",
       (SELECT (extract(epoch FROM nurture_now()) * 1000)::bigint::float8) AS now,
       (SELECT EXISTS (SELECT 1 FROM switch WHERE name = 'sending' AND NOT value)) AS "sendingOff",
       (SELECT ARRAY (SELECT id FROM flow WHERE status = 'paused')) AS paused,
       (SELECT coalesce(jsonb_object_agg(id, pauses), '{}') FROM flow WHERE pauses <> '[]') AS pauses,
       (SELECT json_agg(json_build_array(scope, (extract(epoch FROM until) * 1000)::bigint))
        FROM sending_alarm WHERE until > nurture_now()) AS alarms
FROM unnest($1::bigint[], $2::bigint[]) AS held (id, fence)
JOIN task t ON t.id = held.id AND t.fence = held.fence
LEFT JOIN mail m ON m.key = t.key
ORDER BY t.id
FOR UPDATE OF t`);

interface HeldRow {
  id: string;
  reason: string | null;
  mailId: string | null;
  status: MailStatus | null;
  fence: string | null;
  attempts: number | null;
  tracked: boolean | null;
  mailVersionId: string | null;
  content: FrozenContent | null;
  createdAt: Instant | null;
  now: Instant;
  sendingOff: boolean;
  paused: string[];
  pauses: Record<string, [from: Instant, until: Instant | null][]>;
  alarms: [string, Instant][] | null;
}

/** Locks what is still held; must come after the contacts' locks (flow, contacts, enrolments, tasks). */
export async function holdTasks(tx: Tx, tasks: readonly MailTask[]): Promise<HeldTasks> {
  const rows = await tx.query<HeldRow>(HOLD, [tasks.map((task) => task.id), tasks.map((task) => task.fence)]);
  // Where nothing is held any more, nobody is asked about.
  const [shared] = rows;
  return {
    shared: {
      now: shared?.now ?? 0,
      sendingOff: shared?.sendingOff ?? false,
      pausedFlows: new Set(shared?.paused ?? []),
      pauses: new Map(
        Object.entries(shared?.pauses ?? {}).map(([id, pauses]) => [
          id,
          pauses.map(([from, until]) => ({ from, until })),
        ]),
      ),
      alarms: new Map(shared?.alarms ?? []),
    },
    held: new Map(rows.map((row) => [row.id, earlierOf(row)])),
    withdrawn: new Map(
      rows.flatMap(({ id, reason }): [string, string][] => {
        const because = queue.withdrawalOf(reason);
        return because === null ? [] : [[id, because]];
      }),
    ),
  };
}

function earlierOf(row: HeldRow): EarlierRow | null {
  if (row.mailId === null || row.status === null) return null;
  return {
    mailId: row.mailId,
    status: row.status,
    fence: row.fence ?? '0',
    attempts: row.attempts ?? 0,
    createdAt: row.createdAt ?? 0,
    content: row.content,
    mailVersionId: row.mailVersionId,
    tracked: row.tracked ?? false,
  };
}
