import { envelopeOf, LIMITS } from '@nurture/core/bounce';
import { mailIdOf } from '@nurture/core/mail';
import type { ImapFlow } from 'imapflow';
import { takeReturn } from './apply';
import { countReturn } from './count';
import { reportOfMessage } from './message';
import type { ReturnsContext } from './types';

/** A mailbox to which mails come back. */
export interface ReturnMailboxSettings {
  /**
   * `bounces`: behind the return path, where everything is read. `replies`: a person's own, where only the headers are
   * looked at, but for mails that answer ours and reports of mail servers.
   */
  readonly name: 'bounces' | 'replies';
  /** `imaps://user:password@host:993/Folder`; the folder is INBOX if none is given. */
  readonly url: string;
}

const PATIENCE_MS = 30_000;
/** Mails a round; the rest comes in the next one. */
const BATCH = 200;

interface Listed {
  readonly uid: number;
  readonly size: number;
  readonly headers: Buffer;
}

/**
 * Reads what came into a mailbox since the last time. It is opened read-only: nothing in it is moved, marked or deleted.
 * How far it was read is kept in the database; a mail that is read twice takes effect once.
 *
 * @returns how many mails were looked at; as many as fit one round at most
 * @throws whatever the connection throws
 */
export async function readReturnMailbox(context: ReturnsContext, settings: ReturnMailboxSettings): Promise<number> {
  const { folder, ...options } = imapOptions(settings.url);
  // Loaded where there is a mailbox to be read: most products start without one.
  const imap = await import('imapflow');
  const client = new imap.ImapFlow({ ...options, logger: false });
  // A broken connection rejects what is under way; the event alone would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
    const from = await lastRead(context, settings.name, uidValidity);
    const listed = await list(client, from);
    for (const mail of listed) {
      await takeMail(context, settings, client, mail);
      await remember(context, settings.name, uidValidity, mail.uid);
    }
    return listed.length;
  } finally {
    // A server that hangs doesn't hold the loop up.
    client.close();
  }
}

async function list(client: ImapFlow, after: number): Promise<Listed[]> {
  const found = await client.search({ uid: `${after + 1}:*` }, { uid: true });
  // `N:*` also gives the last mail when its number is below N.
  const uids = (found || []).filter((uid) => uid > after).sort((a, b) => a - b);
  if (uids.length === 0) return [];
  const mails = await client.fetchAll(
    uids.slice(0, BATCH).join(','),
    { uid: true, size: true, headers: true },
    { uid: true },
  );
  return mails
    .map(({ uid, size, headers }) => ({ uid, size: size ?? 0, headers: headers ?? Buffer.alloc(0) }))
    .sort((a, b) => a.uid - b.uid);
}

async function takeMail(
  context: ReturnsContext,
  { name }: ReturnMailboxSettings,
  client: ImapFlow,
  { uid, size, headers }: Listed,
): Promise<void> {
  if (name === 'replies' && !concernsUs(headers, context.secret)) return;
  if (size > LIMITS.messageBytes) return countReturn(context.db, 'refused');
  const mail = await client.fetchOne(String(uid), { source: { maxLength: LIMITS.messageBytes } }, { uid: true });
  // Deleted by somebody in between.
  if (!mail || !mail.source) return;
  await takeReturn(context, name, reportOfMessage(mail.source));
}

/** In a person's own mailbox: does it answer a mail of ours, or does a mail server speak? */
function concernsUs(headers: Buffer, secret: string): boolean {
  const { answers } = envelopeOf(headers);
  if (answers.some((id) => mailIdOf(id, secret) !== undefined)) return true;
  return /^(?:content-type:\s*multipart\/report|from:[^\n]*(?:mailer-daemon|postmaster)@)/im.test(
    headers.toString('latin1'),
  );
}

const LAST = /* sql */ `SELECT last_uid::float8 AS uid FROM return_mailbox WHERE name = $1 AND uid_validity = $2`;
const REMEMBER = /* sql */ `
INSERT INTO return_mailbox AS b (name, uid_validity, last_uid, read_at) VALUES ($1, $2, $3, nurture_now())
ON CONFLICT (name) DO UPDATE SET read_at = excluded.read_at, uid_validity = excluded.uid_validity,
  last_uid = CASE WHEN b.uid_validity = excluded.uid_validity THEN greatest(b.last_uid, excluded.last_uid) ELSE excluded.last_uid END`;

/** The number of the last mail that was read; 0 where the mailbox is new, or was made anew (RFC 3501, UIDVALIDITY). */
async function lastRead({ db }: ReturnsContext, name: string, validity: bigint): Promise<number> {
  const [row] = await db.query<{ uid: number }>(LAST, [name, String(validity)]);
  return row?.uid ?? 0;
}

async function remember({ db }: ReturnsContext, name: string, validity: bigint, uid: number): Promise<void> {
  await db.query(REMEMBER, [name, String(validity), uid]);
}

/** What the client wants to know, from an address that the settings have checked. */
function imapOptions(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableAutoIdle: true,
  };
}
