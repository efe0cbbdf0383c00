import { tasks, type Tx } from '@nurture/store';
import { MAIL_QUEUES } from '../deliver/types';
import { type AlarmView, liftAlarms, openAlarms } from '../returns';

/** The one switch over all sending. */
export interface SendingState {
  readonly on: boolean;
  /** When it was last turned, ISO 8601; null where it never was. */
  readonly changedAt: string | null;
  /** Receivers that refuse us, and until when marketing mail to them waits. */
  readonly alarms: readonly AlarmView[];
}

const READ = /* sql */ `SELECT value AS "on", to_jsonb(changed_at) AS "changedAt" FROM switch WHERE name = 'sending'`;
const TURN = /* sql */ `
INSERT INTO switch AS s (name, value, changed_at) VALUES ('sending', $1, nurture_now())
ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at WHERE s.value <> excluded.value`;

export async function sendingState(tx: Tx): Promise<SendingState> {
  const [row] = await tx.query<Pick<SendingState, 'on' | 'changedAt'>>(READ);
  return { ...(row ?? { on: true, changedAt: null }), alarms: await openAlarms(tx) };
}

/**
 * Stops or resumes all sending, of every process. An attempt that has begun ends; none starts after this is committed.
 * Turning it to where it stands changes nothing, but that resuming also ends the alarms: a person has seen to them. What
 * waited for it is due at once, the oldest first, and leaves as speed and windows allow.
 */
export async function turnSending(tx: Tx, on: boolean): Promise<SendingState> {
  await tx.query(TURN, [on]);
  if (on) {
    await liftAlarms(tx);
    for (const queue of MAIL_QUEUES) await tasks.recall(tx, queue, 'sending-off', {});
  }
  return sendingState(tx);
}
