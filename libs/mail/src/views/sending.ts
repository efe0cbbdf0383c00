import type { Tx } from '@nurture/store';

/** The one switch over all sending. */
export interface SendingState {
  readonly on: boolean;
  /** When it was last turned, ISO 8601; null where it never was. */
  readonly changedAt: string | null;
}

const READ = /* sql */ `SELECT value AS "on", to_jsonb(changed_at) AS "changedAt" FROM switch WHERE name = 'sending'`;
const TURN = /* sql */ `
INSERT INTO switch AS s (name, value, changed_at) VALUES ('sending', $1, nurture_now())
ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at WHERE s.value <> excluded.value`;

export async function sendingState(tx: Tx): Promise<SendingState> {
  const [row] = await tx.query<SendingState>(READ);
  return row ?? { on: true, changedAt: null };
}

/**
 * Stops or resumes all sending, of every process. An attempt that has begun ends; none starts after this is committed.
 * Turning it to where it stands changes nothing.
 */
export async function turnSending(tx: Tx, on: boolean): Promise<SendingState> {
  await tx.query(TURN, [on]);
  return sendingState(tx);
}
