import { readComplaint } from './complaint';
import { judge } from './judge';
import { LIMITS } from './limits';
import { addressesIn, alone, firstAddress, ownDomains, recipientOf, unique, verpRecipient } from './read/address';
import { header, type Headers } from './read/headers';
import { type Mention, mentionsIn, type Notice, noticeOf } from './read/notice';
import { parseMail, type Parsed, textOf } from './read/parts';
import { readFields, readReport, type RecipientReport } from './read/report';
import { headersIn, idIn, type Returned, returnedMail } from './read/returned';
import { mailedSesEvent } from './ses-event';
import { bounceSign, fromDaemon, isAutoReply, isMachine, isUnsubscribe, isUnsubscribeButton } from './signs';
import { type Reason, REASONS, type Verdict } from './verdict';

/**
 * Says what a returned mail means for each recipient it speaks of: delivery status notifications (RFC 3464), the
 * free-text bounces of real servers, complaints (RFC 5965), automatic replies (RFC 3834), receipts (RFC 8098),
 * unsubscribe requests, and everything else (`none`). Never throws; time and memory are bounded by LIMITS.
 *
 * @param raw the whole mail as it came, with any line ends
 * @returns one verdict for each recipient, at least one
 */
export function classifyReturn(raw: Buffer | string): Verdict[] {
  if (raw.length > LIMITS.messageBytes) return [verdict('refused: larger than can be read')];
  const parsed = parseMail(typeof raw === 'string' ? Buffer.from(raw, 'utf8') : raw);
  if (parsed.tooManyParts) return [verdict('refused: more parts than can be read')];
  return classifyParsed(parsed, 0);
}

interface Mail {
  readonly parsed: Parsed;
  readonly headers: Headers;
  readonly notice: Notice;
  readonly returned: Returned;
}

function classifyParsed(parsed: Parsed, depth: number): Verdict[] {
  const complaint = readComplaint(parsed);
  if (complaint) return complaint;
  const told = mailedSesEvent(parsed.parts.length === 1 && parsed.parts[0] ? textOf(parsed.parts[0]) : '');
  if (told.length > 0) return [...told];
  const notice = noticeOf(parsed);
  const mail = { parsed, headers: parsed.headers, notice, returned: returnedMail(parsed, notice.quoted) };
  return (
    fromReport(mail) ??
    fromReceipt(mail) ??
    fromPerson(mail) ??
    fromInside(parsed, depth) ??
    fromNotice(mail) ?? [other(mail)]
  );
}

const verdict = (reason: Reason, about: Partial<Verdict> = {}): Verdict => ({
  recipient: about.recipient ?? null,
  outcome: REASONS[reason],
  status: about.status ?? null,
  reason,
  messageId: about.messageId ?? null,
});

/** A delivery status notification; fields of one among the text count too, where MIME got lost on the way. */
function fromReport(mail: Mail): Verdict[] | null {
  const { parts } = mail.parsed;
  const parsed = parts.filter(({ type, level }) => level === 0 && /^message\/(global-)?delivery-status$/.test(type));
  const text = parsed.length > 0 ? parsed.map(textOf).join('\n\n') : strayFields(mail.notice);
  const reports = readReport(text);
  if (reports.length === 0) return null;
  const words = mentionsIn(mail.notice.text, ownAddresses(mail));
  return mergeSame(reports.map((report) => fromGroup(report, mail, words, reports.length === 1)));
}

function strayFields({ text, quoted }: Notice): string {
  const whole = `${text}\n${quoted}`;
  const start = /^(?:Final|Original)-Recipient[ \t]?:/im.exec(whole)?.index ?? -1;
  return start < 0 || !/^(?:Action|Status|Diagnostic-Code)[ \t]?:/im.test(whole) ? '' : whole.slice(start);
}

function fromGroup(report: RecipientReport, mail: Mail, words: readonly Mention[], alone: boolean): Verdict {
  const named = recipientOf(report.originalRecipient) ?? recipientOf(report.finalRecipient);
  const guessed = alone ? (words[0]?.recipient ?? only(mail.returned.to) ?? verpOf(mail)) : null;
  const bare = report.finalRecipient.replace(/^[^;]{0,40};/, '').trim();
  const recipient = named ?? guessed ?? (bare || null);
  const own = words.find((mention) => mention.recipient.toLowerCase() === recipient?.toLowerCase());
  const diagnostic = withoutSender(report.diagnostic, mail, recipient);
  const judged = judge({ ...report, diagnostic, notice: own?.text ?? (alone ? mail.notice.text : '') });
  return verdict(judged.reason, { recipient, status: judged.status, messageId: idOf(mail) });
}

const only = (addresses: readonly string[]): string | null => (addresses.length === 1 ? (addresses[0] ?? null) : null);

/** One verdict for each recipient: the first that is said of it. */
function mergeSame(verdicts: readonly Verdict[]): Verdict[] {
  const seen = new Set<string>();
  return verdicts.filter(({ recipient }) => {
    const key = recipient?.toLowerCase() ?? '';
    if (key === '') return true;
    return !seen.has(key) && seen.add(key);
  });
}

/** A receipt: the mail was shown, deleted, or answered by a filter (RFC 8098); it arrived, unless a server refused it so (Dovecot). */
function fromReceipt(mail: Mail): Verdict[] | null {
  const { parsed, headers } = mail;
  const part = parsed.parts.find(({ type, level }) => level === 0 && type === 'message/disposition-notification');
  if (!part) return null;
  const fields = readFields(textOf(part));
  const recipient = recipientOf(fields.get('original-recipient') ?? fields.get('final-recipient') ?? '');
  const messageId = idIn(fields.get('original-message-id') ?? '') ?? idIn(header(headers, 'in-reply-to'));
  const refused = fromDaemon(headers) && /;\s*(?:deleted|denied|failed)/i.test(fields.get('disposition') ?? '');
  const judged = refused ? judge({ action: 'failed', status: '', diagnostic: '', notice: mail.notice.text }) : null;
  if (judged && !UNTOLD.has(judged.reason))
    return [verdict(judged.reason, { recipient, status: judged.status, messageId })];
  return [verdict('read', { recipient: recipient ?? senderOf(headers), messageId })];
}

/** Automatic answers and requests to unsubscribe: what looks like a bounce in them is a quotation. */
function fromPerson({ parsed, headers, notice }: Mail): Verdict[] | null {
  if (headers.has('x-failed-recipients')) return null;
  const about = { recipient: senderOf(headers), messageId: answered(headers) };
  // Mail programs mark it as automatic, which it is.
  if (!fromDaemon(headers) && isUnsubscribeButton(headers)) return [verdict('asked to unsubscribe', about)];
  if (isAutoReply(headers)) return [verdict('automatic reply', about)];
  if (!fromDaemon(headers) && isUnsubscribe(parsed, notice.text)) return [verdict('asked to unsubscribe', about)];
  return null;
}

const senderOf = (headers: Headers): string | null =>
  firstAddress(header(headers, 'from')) ?? firstAddress(header(headers, 'reply-to'));

const answered = (headers: Headers): string | null =>
  idIn(header(headers, 'in-reply-to')) ?? idIn(header(headers, 'references').split(/\s+/).at(-1) ?? '');

/** The Message-ID of the mail that came back, from the surest place on. */
const idOf = ({ returned, notice, headers }: Mail): string | null =>
  returned.messageId ??
  /^[> \t]{0,8}(?:x-)?(?:original[- ])?message-id[ \t]?:[ \t]{0,4}<([^<>\s]{1,998})>/im.exec(notice.text)?.[1] ??
  answered(headers);

/** A bounce in words alone. */
function fromNotice(mail: Mail): Verdict[] | null {
  const { parsed, headers, notice } = mail;
  const sign = bounceSign(parsed, notice.text);
  if (sign === null) return null;
  const messageId = idOf(mail);
  const mentions = mentioned(mail);
  const whole = mentions.length === 1 ? `${ownSubject(headers)}\n${notice.text}` : '';
  const verdicts = mentions.map(({ recipient, text }) => {
    const diagnostic = withoutSender(text, mail, recipient);
    const judged = judge({ action: '', status: '', diagnostic, notice: whole });
    return verdict(judged.reason, { recipient: recipient || null, status: judged.status, messageId });
  });
  const told = verdicts.filter(isTold);
  if (told.length === 0) return sign === 'sure' ? verdicts : null;
  // Addresses in passing count where something is said of them.
  return verdicts.filter((one, index) => mentions[index]?.placed || isTold(one));
}

/** Our domain by what it is, where it is not the recipient's too: one that says it does not exist condemns nobody. */
const withoutSender = (text: string, { returned }: Mail, recipient: string | null): string =>
  ownDomains(returned.from, recipient ?? '').reduce(
    (shown, domain) => shown.replace(alone(domain), 'sender domain'),
    text,
  );

/** What a server says itself in the subject: behind a colon mostly stands the subject of the mail that came back. */
function ownSubject(headers: Headers): string {
  const subject = header(headers, 'subject');
  return /^returned mail:/i.test(subject) ? subject : (subject.split(':')[0] ?? '');
}

/** Understood, and about somebody: proof enough of a bounce that no mail server has signed. */
const isTold = ({ recipient, reason }: Verdict): boolean => recipient !== null && !UNTOLD.has(reason);

/** What is said when nothing was understood: no proof of a bounce. */
const UNTOLD: ReadonlySet<Reason> = new Set<Reason>([
  'unclear failure',
  'refused without a reason',
  'temporary failure',
]);

/** Whom a notice is about, from the surest place to the least sure one. */
function mentioned(mail: Mail): readonly Mention[] {
  const { headers, notice, returned } = mail;
  const failed = unique((headers.get('x-failed-recipients') ?? []).flatMap(addressesIn));
  const words = mentionsIn(notice.text, ownAddresses(mail));
  if (failed.length > 0)
    return failed.map((recipient) => ({ recipient, text: textAbout(recipient, words, notice.text), placed: true }));
  if (words.length > 0) return words;
  const copied = notice.quoted.slice(0, 2_000).replace(NUMBERED, '');
  const quoted = mentionsIn(copied, ownAddresses(mail)).slice(0, 1);
  const recipient = only(returned.to) ?? verpOf(mail) ?? returned.to[0] ?? quoted[0]?.recipient ?? '';
  return [{ recipient, text: notice.text, placed: true }];
}

/** Lines of a copied header whose @ belongs to a number of the mail, or to who wrote it. */
const NUMBERED =
  /^[> \t]{0,8}(?:message-id|in-reply-to|references|from|sender|reply-to|return-path|errors-to|list-[a-z-]+|dkim-[a-z-]+|x-[\w-]*(?:id|spam|virus|sender)[\w-]*):.*(?:\n[ \t].*){0,5}$/gim;

const textAbout = (recipient: string, words: readonly Mention[], all: string): string =>
  words.length > 1
    ? (words.find((mention) => mention.recipient.toLowerCase() === recipient.toLowerCase())?.text ?? all)
    : all;

const verpOf = ({ headers }: Mail): string | null =>
  verpRecipient(firstAddress(header(headers, 'to')) ?? '') ??
  verpRecipient(firstAddress(header(headers, 'delivered-to')) ?? '');

/** The addresses of who speaks and who is spoken to: never the recipient that failed. */
function ownAddresses({ headers, returned }: Mail): string[] {
  const names = ['from', 'to', 'sender', 'reply-to', 'return-path', 'delivered-to', 'x-original-to', 'envelope-to'];
  return [...names.flatMap((name) => addressesIn(header(headers, name))), ...returned.from].filter(
    (address) => !returned.to.some((to) => to.toLowerCase() === address.toLowerCase()),
  );
}

/** A report that something on the way wrapped into a mail of its own. */
function fromInside(parsed: Parsed, depth: number): Verdict[] | null {
  const carrier = parsed.parts.find(({ type, level }) => level === 0 && type === 'message/rfc822');
  const hasReport = parsed.parts.some(
    ({ type, level }) => level === 1 && /^message\/(global-)?delivery-status$/.test(type),
  );
  if (!carrier || !hasReport || depth > 2) return null;
  const parts = parsed.parts.filter(({ level }) => level > 0).map((part) => ({ ...part, level: part.level - 1 }));
  return classifyParsed(
    { headers: headersIn(carrier), type: 'multipart/report', parts, tooManyParts: false },
    depth + 1,
  );
}

/** What nobody understood: a machine's answer where the header says so, else a person's mail. */
const other = ({ headers }: Mail): Verdict =>
  verdict(isMachine(headers) ? 'automatic reply' : 'not a returned mail', {
    recipient: senderOf(headers),
    messageId: answered(headers),
  });
