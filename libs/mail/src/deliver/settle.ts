import { REASONS, type Reason, type Refusal } from '@nurture/core/bounce';
import { kept, log, tasks as queue, type Tx } from '@nurture/store';
import { raiseAlarms } from '../returns/alarms';
import { type RefusedMail, takeRefusals } from '../returns/apply';
import type { ReturnEffects } from '../returns/effects';
import type { SmtpOutcome } from '../smtp/outcome';
import { backoffMs, GIVE_UP_MS } from './backoff';
import { endEvent, type EndStatus } from './events';
import type { Attempt, DeliverContext } from './types';

/** An attempt and what came of it. */
export interface Settling {
  readonly attempt: Attempt;
  readonly outcome: SmtpOutcome;
}

type Fate =
  | { readonly status: EndStatus; readonly reason: string | null; readonly refused?: Refused }
  | { readonly status: 'deferred'; readonly reason: string; readonly waitMs: number };

/** A server's final no, as far as it is told. */
interface Refused {
  readonly reason: Reason;
  readonly status: string | null;
}

/**
 * What an outcome means for the mail's row: the end, or another try. A mail in doubt is held where it went to a contact,
 * and sent once more under the same Message-ID where it is a notification of a colleague.
 *
 * @param random from 0 to 1
 */
export function fateOf({ attempt, outcome }: Settling, now: number, random: number): Fate {
  const again = (reason: string, refusal?: Refusal): Fate =>
    now - triedSince(attempt) > GIVE_UP_MS
      ? {
          status: 'failed',
          reason: `gave up: ${reason}`,
          ...(refusal ? { refused: { reason: 'gave up after retries', status: refusal.status } } : {}),
        }
      : { status: 'deferred', reason, waitMs: backoffMs(attempt.attempts, random, refusal?.firstWaitMs) };
  switch (outcome.outcome) {
    case 'sent':
      return { status: 'sent', reason: outcome.response.slice(0, 500) };
    case 'failed':
      return { status: 'failed', reason: outcome.reason, ...(outcome.refusal ? { refused: outcome.refusal } : {}) };
    case 'deferred':
      return again(outcome.reason, outcome.refusal);
    case 'in-doubt':
      return attempt.kind === 'notification' ? again(outcome.reason) : { status: 'in-doubt', reason: outcome.reason };
  }
}

/** When it was first tried; one that was in doubt, when a person asked for it again. */
const triedSince = ({ createdAt, task }: Attempt): number =>
  task.queue === 'send-mail' ? Math.max(createdAt, task.payload.wantedAt) : createdAt;

/** The product's now: what it was when the attempt was started, and what passed since on the process's own clock. */
const nowOf = ({ attempt }: Settling): number => attempt.startedAt + (performance.now() - attempt.startedTick);

/** Only a started row under our fence takes the outcome: otherwise somebody judged us dead, and it stays in doubt. */
const SETTLE = kept(/* sql */ `
UPDATE mail m
SET status = o.status, doubted = o.status = 'in-doubt', reason = o.reason, settled_at = CASE WHEN o.status = 'deferred' THEN NULL ELSE o.at END
FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[]) AS o (id, fence, status, reason, at)
WHERE m.id = o.id AND m.fence = o.fence AND m.status = 'started'
RETURNING m.id`);

/** Commits outcomes together with the events that they cause and the end of their tasks. Repeating it is harmless. */
export async function settle(
  context: Pick<DeliverContext, 'db' | 'effects' | 'logger'>,
  settlings: readonly Settling[],
  random: () => number,
): Promise<void> {
  const sorted = [...settlings].sort((a, b) => (BigInt(a.attempt.mailId) < BigInt(b.attempt.mailId) ? -1 : 1));
  const fates = sorted.map((settling) => {
    const now = Math.round(nowOf(settling));
    return { settling, now, fate: fateOf(settling, now, random()) };
  });
  const isRefused = await context.db.transaction((tx) => settleIn(tx, fates, context.effects));
  if (isRefused) await raiseAlarms(context);
}

interface Settled {
  readonly settling: Settling;
  readonly now: number;
  readonly fate: Fate;
}

/** The contacts whom a final no is about, in the order in which contacts are locked: before any row of theirs. */
const LOCK = /* sql */ `SELECT id FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`;

/** @returns true where a receiver refused us, and not a contact */
async function settleIn(tx: Tx, fates: readonly Settled[], effects: ReturnEffects | undefined): Promise<boolean> {
  const refused = effects ? fates.flatMap(refusedMail) : [];
  if (refused.length > 0) await tx.query(LOCK, [refused.map(({ contactId }) => contactId)]);
  const rows = await tx.query<{ id: string }>(SETTLE, [
    fates.map(({ settling }) => settling.attempt.mailId),
    fates.map(({ settling }) => settling.attempt.task.fence),
    fates.map(({ fate }) => fate.status),
    fates.map(({ fate }) => fate.reason),
    fates.map(({ now }) => new Date(now)),
  ]);
  const settled = new Set(rows.map((row) => row.id));
  const ours = fates.filter(({ settling }) => settled.has(settling.attempt.mailId));
  await log.append(
    tx,
    ours.flatMap(({ settling: { attempt }, fate, now }) =>
      fate.status === 'deferred'
        ? []
        : endEvent(attempt.task, attempt.mailId, fate.status, fate.status === 'sent' ? null : fate.reason, now),
    ),
  );
  await queue.finish(
    tx,
    ours.flatMap(({ settling, fate }) => (fate.status === 'deferred' ? [] : [settling.attempt.task])),
  );
  await queue.postpone(
    tx,
    ours.flatMap(({ settling: { attempt }, fate, now }) =>
      fate.status === 'deferred'
        ? [{ id: attempt.task.id, fence: attempt.task.fence, dueAt: now + fate.waitMs, reason: fate.reason }]
        : [],
    ),
  );
  return effects
    ? takeRefusals(
        tx,
        refused.filter(({ mailId }) => settled.has(mailId)),
        effects,
      )
    : false;
}

/** What a final no says about a contact; nothing for a notification, which goes to a colleague. */
function refusedMail({ settling: { attempt }, fate }: Settled): (RefusedMail & { readonly contactId: string })[] {
  const { contactId } = attempt.task;
  if (fate.status !== 'failed' || !fate.refused || attempt.kind === 'notification' || contactId === null) return [];
  const { reason, status } = fate.refused;
  const verdict = { recipient: attempt.to, outcome: REASONS[reason], status, reason, messageId: null };
  return [{ contactId, mailId: attempt.mailId, verdict }];
}
