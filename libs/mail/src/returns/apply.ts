import {
  mildest,
  type ReturnKind,
  returnKindOf,
  SOFT_REST_MS,
  SOFT_RUN,
  softRun,
  type SentMail,
  type Verdict,
} from '@nurture/core/bounce';
import type { Instant } from '@nurture/core/time';
import { log, now as readNow, type Tx } from '@nurture/store';
import { ORIGIN_COLUMNS, type OriginColumns, originOfRow } from '../origin';
import { raiseAlarms } from './alarms';
import { countReturn } from './count';
import { settleDoubts } from './doubts';
import { matchOf } from './match';
import type { ReturnEffects } from './effects';
import type { ReturnReport, ReturnsContext } from './types';

/** What became of a report. */
export interface TakenReturn {
  /**
   * `applied`; `repeated`: known already; `forged`: a return path with a wrong signature; `unknown`: about no mail of
   * ours; `refused`: too large or too many parts to be read.
   */
  readonly fate: 'applied' | 'repeated' | 'forged' | 'unknown' | 'refused';
  readonly kind: ReturnKind | null;
  readonly reason: string | null;
  readonly mailId: string | null;
}

/**
 * Takes one report: finds the mail that it is about, records it there once, and does what it means, all in one
 * transaction. Repeating it is harmless, also when it comes by another way the second time.
 *
 * @param via who brought it: `bounce`, `ses`, `postmark`, the name of a mailbox
 */
export async function takeReturn(context: ReturnsContext, via: string, report: ReturnReport): Promise<TakenReturn> {
  const match = matchOf(report, context.secret);
  switch (match.kind) {
    case 'forged':
      context.logger.warn({ via }, 'a returned mail came to a forged return path: ignored');
      return ignored(context, 'forged');
    case 'unknown':
      return ignored(context, report.verdicts.some(isRefused) ? 'refused' : 'unknown');
    case 'address':
      return aboutAddress(context, via, match.email, report.verdicts);
    case 'mail':
      return aboutMail(context, via, match.mailId, report.verdicts);
  }
}

const isRefused = (verdict: Verdict): boolean => returnKindOf(verdict) === null;

async function ignored(context: ReturnsContext, fate: 'forged' | 'unknown' | 'refused'): Promise<TakenReturn> {
  await countReturn(context.db, fate);
  return { fate, kind: null, reason: null, mailId: null };
}

interface ReturnedRow extends OriginColumns {
  readonly contactId: string | null;
  readonly kind: 'marketing' | 'service' | 'notification';
  readonly recipient: string;
}

const FIND = /* sql */ `
SELECT m.contact_id AS "contactId", m.kind, m.recipient, ${ORIGIN_COLUMNS} FROM mail m
WHERE m.id = $1 AND m.message_id IS NOT NULL`;

const LATEST_TO = /* sql */ `
SELECT m.id FROM contact c JOIN mail m ON m.contact_id = c.id
WHERE c.id = nurture_contact_of($1) AND m.recipient = $1 AND m.kind <> 'notification' AND m.message_id IS NOT NULL
  AND m.created_at > nurture_now() - interval '30 days'
ORDER BY m.id DESC LIMIT 1`;

/** Our mail service names an address and no mail: the latest one to it stands for it, or else the address alone. */
async function aboutAddress(
  context: ReturnsContext,
  via: string,
  email: string,
  verdicts: readonly Verdict[],
): Promise<TakenReturn> {
  const address = email.toLowerCase();
  const [latest] = await context.db.query<{ id: string }>(LATEST_TO, [address]);
  if (latest) return aboutMail(context, via, latest.id, verdicts);
  const verdict = mildest(verdicts);
  const kind = verdict ? returnKindOf(verdict) : null;
  if (!verdict || (kind !== 'hard' && kind !== 'complaint')) return ignored(context, 'unknown');
  await context.db.transaction(async (tx) => {
    const [contact] = await tx.query<{ id: string }>(
      'SELECT id FROM contact WHERE id = nurture_contact_of($1) FOR UPDATE',
      [address],
    );
    if (kind === 'complaint' && contact) await context.effects.complain(tx, contact.id, address, via);
    else await context.effects.suppress(tx, address, detailOf(verdict), null);
    await countReturn(tx, kind);
  });
  return { fate: 'applied', kind, reason: verdict.reason, mailId: null };
}

async function aboutMail(
  context: ReturnsContext,
  via: string,
  mailId: string,
  verdicts: readonly Verdict[],
): Promise<TakenReturn> {
  const taken = await context.db.transaction(async (tx): Promise<TakenReturn> => {
    const [mail] = await tx.query<ReturnedRow>(FIND, [mailId]);
    if (!mail) return { fate: 'unknown', kind: null, reason: null, mailId: null };
    const verdict = verdictOn(mail.recipient, verdicts);
    const kind = verdict ? returnKindOf(verdict) : null;
    if (!verdict || kind === null) return { fate: 'refused', kind: null, reason: null, mailId };
    const fate = await recordReturn(tx, { mail, verdict, kind, via }, context.effects);
    return { fate, kind, reason: verdict.reason, mailId };
  });
  await countReturn(context.db, taken.fate === 'applied' ? (taken.kind ?? taken.fate) : taken.fate);
  if (taken.fate === 'applied' && taken.kind === 'sender') await raiseAlarms(context);
  return taken;
}

/** What is said of the mail's own recipient; else, where a forward hides them, the mildest that is said at all. */
const verdictOn = (recipient: string, verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.find((verdict) => verdict.recipient?.toLowerCase() === recipient.toLowerCase()) ?? mildest(verdicts);

/** What a server said at once, where others take the mail and send a report of it: `mail.failed` tells of that. */
const REFUSED = 'refused';

/** A mail that ended because a server refused it. */
export interface RefusedMail {
  readonly mailId: string;
  readonly verdict: Verdict;
}

/**
 * Does to the contact what a report that says the same would do, in the transaction in which the mail ends. The caller
 * holds the contacts' locks.
 *
 * @returns true where the sender is refused, and not the contact: `raiseAlarms` then has something to look at
 */
export async function takeRefusals(tx: Tx, refused: readonly RefusedMail[], effects: ReturnEffects): Promise<boolean> {
  let isOurs = false;
  for (const { mailId, verdict } of refused) {
    const [mail] = await tx.query<ReturnedRow>(FIND, [mailId]);
    const kind = returnKindOf(verdict);
    if (!mail || kind === null) continue;
    await recordReturn(tx, { mail, verdict, kind, via: REFUSED }, effects);
    await countReturn(tx, kind);
    isOurs ||= kind === 'sender';
  }
  return isOurs;
}

interface Returning {
  readonly mail: ReturnedRow;
  readonly verdict: Verdict;
  readonly kind: ReturnKind;
  readonly via: string;
}

const RECORD = /* sql */ `
INSERT INTO mail_return (mail_id, contact_id, kind, reason, status, domain, via, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, nurture_now()) ON CONFLICT (mail_id, kind) DO NOTHING RETURNING id`;

async function recordReturn(tx: Tx, returning: Returning, effects: ReturnEffects): Promise<'applied' | 'repeated'> {
  const { mail, verdict, kind, via } = returning;
  const contactId = mail.kind === 'notification' ? null : mail.contactId;
  // No attempt may start between what is recorded here and what it forbids.
  if (contactId !== null) await tx.query('SELECT id FROM contact WHERE id = $1 FOR UPDATE', [contactId]);
  const domain = mail.recipient.slice(mail.recipient.lastIndexOf('@') + 1).toLowerCase();
  const recorded = await tx.query(RECORD, [mail.mailId, contactId, kind, verdict.reason, verdict.status, domain, via]);
  if (recorded.length === 0) return 'repeated';
  await settleDoubts(tx, [mail.mailId], 'arrived: something came back of it');
  if (contactId === null) return 'applied';
  await affect(tx, returning, contactId, effects);
  if (via !== REFUSED) await appendEvent(tx, returning, contactId);
  return 'applied';
}

/** What the return does to the contact. Trouble of the sender's does nothing to them. */
async function affect(
  tx: Tx,
  { mail, verdict, kind, via }: Returning,
  contactId: string,
  effects: ReturnEffects,
): Promise<void> {
  switch (kind) {
    case 'hard':
      return effects.suppress(tx, mail.recipient, detailOf(verdict), null);
    case 'soft':
      return restAfterRun(tx, mail.recipient, contactId, verdict, effects);
    case 'complaint':
      return effects.complain(tx, contactId, mail.recipient, via);
    case 'unsubscribe':
      return effects.unsubscribe(tx, contactId, via);
    case 'sender':
    case 'delayed':
    case 'arrived':
    case 'replied':
      return;
  }
}

const LAST_MAILS = /* sql */ `
SELECT (extract(epoch FROM nurture_now() - coalesce(m.settled_at, m.started_at, m.created_at)) * 1000)::float8 AS "ageMs",
       EXISTS (SELECT 1 FROM mail_return r WHERE r.mail_id = m.id AND r.kind = 'soft') AS soft,
       EXISTS (SELECT 1 FROM mail_return r WHERE r.mail_id = m.id AND r.kind = 'replied')
         OR EXISTS (SELECT 1 FROM hit h WHERE h.mail_id = m.id AND h.verdict IN ('human', 'proxied')) AS read
FROM mail m
WHERE m.contact_id = $1 AND m.kind <> 'notification'
  AND (m.status IN ('sent', 'in-doubt') OR EXISTS (SELECT 1 FROM mail_return r WHERE r.mail_id = m.id AND r.kind = 'soft'))
ORDER BY m.id DESC LIMIT 30`;

async function restAfterRun(
  tx: Tx,
  email: string,
  contactId: string,
  verdict: Verdict,
  effects: ReturnEffects,
): Promise<void> {
  const run = softRun(await tx.query<SentMail>(LAST_MAILS, [contactId]));
  if (run < SOFT_RUN) return;
  const until = (await readNow(tx)) + SOFT_REST_MS;
  await effects.suppress(tx, email, `${run} mails in a row came back: ${detailOf(verdict)}`, until);
}

const detailOf = ({ reason, status }: Verdict): string => (status === null ? reason : `${reason} (${status})`);

const EVENTS: Readonly<Record<ReturnKind, string | null>> = {
  hard: 'mail.bounced',
  soft: 'mail.bounced',
  sender: 'mail.bounced',
  complaint: 'mail.complained',
  replied: 'mail.replied',
  unsubscribe: null,
  delayed: null,
  arrived: null,
};

async function appendEvent(tx: Tx, { mail, verdict, kind }: Returning, contactId: string): Promise<void> {
  const type = EVENTS[kind];
  if (type === null) return;
  const reason = type === 'mail.bounced' ? { reason: `${kind}: ${verdict.reason}` } : {};
  const at: Instant = await readNow(tx);
  await log.append(tx, [
    {
      type,
      at,
      contactId,
      source: 'mail',
      sourceId: `${mail.mailId}:${type}:${kind}`,
      properties: { mail: mail.name, ...reason },
      origin: originOfRow(mail),
    },
  ]);
}
