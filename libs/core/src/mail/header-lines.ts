import { encodedWords } from './encoded-word';
import { MailError } from './errors';
import { oneLine } from './escape';
import type { Mailbox, MailHeaders } from './fill';

const lineRoom = 76;
const ascii = /^[ -~]*$/;
const atoms = /^[\w!#$%&'*+\-/=?^`{|}~ ]+$/;
/** Direction overrides make a name read as something else; they have no use in one. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/g;
const oneAddress = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/;

/** One header field, folded before a word where its line would grow over 76 columns (RFC 5322, 2.2.3). */
export function headerLine(name: string, words: readonly string[]): string {
  let line = `${name}:`;
  let column = line.length;
  for (const word of words) {
    const fold = column + 1 + word.length > lineRoom && column > name.length + 1;
    line += fold ? `\r\n ${word}` : ` ${word}`;
    column = fold ? 1 + word.length : column + 1 + word.length;
  }
  return `${line}\r\n`;
}

/** Free text (a subject): plain words, or encoded words where it isn't ASCII or would be taken for them. */
export function unstructured(name: string, value: string): string {
  const text = oneLine(value);
  return headerLine(name, isPlain(text) ? text.split(' ') : encodedWords(text, lineRoom - name.length - 2));
}

const isPlain = (text: string): boolean =>
  ascii.test(text) && !text.includes('=?') && !text.split(' ').some((word) => word.length > lineRoom - 2);

/** A display name as words: atoms, a quoted string, or encoded words. Nothing for an empty one. */
function phrase(value: string, firstRoom: number): string[] {
  const name = oneLine(value.replace(overrides, ''));
  if (!name) return [];
  if (!isPlain(name)) return encodedWords(name, firstRoom);
  if (atoms.test(name)) return name.split(' ');
  return `"${name.replace(/["\\]/g, '\\$&')}"`.split(' ');
}

/** @throws MailError `mail.bad-address` */
export function mailboxLine(header: string, mailbox: Mailbox): string {
  const { address } = mailbox;

  if (!oneAddress.test(address) || /[\u0000-\u001f\u007f]/.test(address) || address.length > 320) {
    throw new MailError('mail.bad-address', `${header}: ${JSON.stringify(address)}`);
  }
  const words = phrase(mailbox.name ?? '', lineRoom - header.length - 2);
  return headerLine(header, words.length > 0 ? [...words, `<${address}>`] : [address]);
}

const idShape = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+$/;

function messageIdLine(id: string): string {
  if (!idShape.test(id) || id.length > 250) throw new MailError('mail.bad-message-id', JSON.stringify(id));
  return `Message-ID: <${id}>\r\n`;
}

const listAddress = /^(https?|mailto):[!#-;=?-~]+$/i;

/** Both lines of one-click unsubscribe (RFC 2369, RFC 8058). */
function unsubscribeLines(list: NonNullable<MailHeaders['listUnsubscribe']>): string {
  const addresses = [list.url, ...(list.mailto ? [list.mailto] : [])];
  for (const address of addresses) {
    const fits = listAddress.test(address) && !address.includes(',') && address.length <= 900;
    if (!fits) throw new MailError('mail.bad-list-unsubscribe', JSON.stringify(address.slice(0, 200)));
  }
  const words = addresses.map((address, at) => `<${address}>${at < addresses.length - 1 ? ',' : ''}`);
  return `${headerLine('List-Unsubscribe', words)}List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
}

function listIdLine(list: NonNullable<MailHeaders['listId']>): string {
  const id = list.id.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  return headerLine('List-Id', [...phrase(list.name ?? '', 60), `<${id}>`]);
}

const feedbackLine = (values: readonly string[]): string =>
  headerLine('Feedback-ID', [values.map((value) => value.replace(/[^A-Za-z0-9._-]+/g, '-')).join(':')]);

const written =
  /^(date|from|sender|to|cc|bcc|reply-to|subject|message-id|mime-version|content-.*|list-.*|feedback-id|auto-submitted|dkim-signature|return-path|received)$/i;

function extraLine(name: string, value: string): string {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name) || written.test(name)) {
    throw new MailError('mail.bad-header', JSON.stringify(name));
  }
  return unstructured(name, value);
}

/** `Sat, 21 Nov 2026 23:16:01 +0000` (RFC 5322, 3.3). */
const dateLine = (instant: number): string => `Date: ${new Date(instant).toUTCString().replace('GMT', '+0000')}\r\n`;

/**
 * The header of a mail up to MIME-Version, in a fixed order, each field once.
 * @throws MailError for an address, Message-ID, header or unsubscribe address that can't be written safely
 */
export function headerBlock(headers: MailHeaders, subject: string): string {
  let block = dateLine(headers.date) + mailboxLine('From', headers.from) + mailboxLine('To', headers.to);
  if (headers.replyTo) block += mailboxLine('Reply-To', headers.replyTo);
  block += unstructured('Subject', subject) + messageIdLine(headers.messageId);
  if (headers.listUnsubscribe) block += unsubscribeLines(headers.listUnsubscribe);
  if (headers.listId) block += listIdLine(headers.listId);
  if (headers.feedbackId) block += feedbackLine(headers.feedbackId);
  if (headers.autoSubmitted) block += `Auto-Submitted: ${headers.autoSubmitted}\r\n`;
  for (const [name, value] of Object.entries(headers.extra ?? {})) block += extraLine(name, value);
  return `${block}MIME-Version: 1.0\r\n`;
}
