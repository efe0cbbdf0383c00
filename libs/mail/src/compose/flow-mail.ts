import {
  type CompiledMail,
  type Hole,
  type HoleFill,
  type MailHeaders,
  messageIdFor,
  oneLine,
  parseAddress,
  renderHoles,
  TRAP_LINK,
} from '@nurture/core/mail';
import type { SendMailTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import type { Tokens } from '@nurture/core/token';
import type { Sender, WorkspaceSettings } from '@nurture/core/workspace';
import { MailError } from '../errors';
import { returnPath } from '../smtp/return-path';
import { actionLinks, type MailScene, type Recipient, templateVariables, unsubscribeAddress } from './variables';
import type { MailVersion } from './versions';

/** What filling in needs beside the recipient; the same for every mail of a process. */
export interface ComposeContext {
  readonly settings: WorkspaceSettings;
  readonly secret: string;
  readonly publicUrl: string;
  readonly tokens: Tokens;
}

/** One mail of a flow, as far as it is known before it is filled in. */
export interface FlowMail {
  readonly mailId: string;
  readonly payload: SendMailTask;
  readonly version: MailVersion;
  readonly recipient: Recipient;
  /** Whether the contact consented to tracking: else no pixel and no `/c/` links. */
  readonly mayTrack: boolean;
  readonly at: Instant;
}

/** The values that make the mail's bytes, and its envelope. */
export interface FilledMail {
  readonly holes: readonly string[];
  readonly headers: MailHeaders;
  readonly returnPath: string;
}

/**
 * Fills a flow's mail in for one person. Nothing here reads a clock or a database: the same arguments give the same mail.
 *
 * @throws the core's `mail.template-failed`; MailError `mail.address` when the sender's address is none
 */
export function fillFlowMail(mail: FlowMail, context: ComposeContext): FilledMail {
  const { mailId, payload, version, recipient } = mail;
  const { settings, publicUrl, tokens } = context;
  const sender = senderOf(settings, version.compiled.from, payload.topic);
  const scene: MailScene = {
    settings,
    locale: version.locale,
    publicUrl,
    sender,
    name: payload.origin.name,
    topic: payload.topic,
    event: payload.event,
    enrolment: payload.enrolment,
  };
  const unsubscribe = unsubscribeAddress(recipient.id, mailId, payload.topic, publicUrl, tokens);
  const fill: HoleFill = {
    variables: templateVariables(recipient, scene),
    actions: actionLinks(
      recipient,
      scene,
      { id: mailId, at: mail.at },
      tokens,
      unsubscribe,
      version.compiled.variables,
    ),
    image: (file) => `${publicUrl}/i/${tokens.make('i', { file })}`,
    ...(mail.mayTrack ? { tracking: tracking(mailId, context) } : {}),
  };
  const { domain } = senderAddress(sender);
  return {
    holes: renderHoles(version.compiled, fill),
    headers: headersOf(mail, sender, unsubscribe, context),
    returnPath: returnPath(mailId, context.secret, domain),
  };
}

/** Links and pixel take the most room of all values, and follow from the mail's number and its version alone. */
const isDerived = ({ kind }: Hole): boolean => kind === 'link' || kind === 'pixel' || kind === 'trap';

const isDerivedAt = ({ holes }: CompiledMail, index: number): boolean => {
  const hole = holes[index];
  return hole !== undefined && isDerived(hole);
};

/** What is kept of a mail's values. */
export const keptHoles = (compiled: CompiledMail, holes: readonly string[]): (string | null)[] =>
  holes.map((value, index) => (isDerivedAt(compiled, index) ? null : value));

/** The values that a mail was sent with, out of what was kept of them. */
export function wholeHoles(
  compiled: CompiledMail,
  kept: readonly (string | null)[],
  mailId: string,
  tracked: boolean,
  context: Pick<ComposeContext, 'publicUrl' | 'tokens'>,
): string[] {
  const derived: CompiledMail = { ...compiled, holes: compiled.holes.filter(isDerived) };
  const fill = { variables: {}, actions: {}, ...(tracked ? { tracking: tracking(mailId, context) } : {}) };
  const values = renderHoles(derived, fill);
  let next = 0;
  return compiled.holes.map((hole, index) => (isDerived(hole) ? (values[next++] ?? '') : (kept[index] ?? '')));
}

const tracking = (
  mailId: string,
  { publicUrl, tokens }: Pick<ComposeContext, 'publicUrl' | 'tokens'>,
): NonNullable<HoleFill['tracking']> => ({
  click: (link, destination) => `${publicUrl}/c/${tokens.make('c', { mail: mailId, link, destination })}`,
  open: `${publicUrl}/o/${tokens.make('o', { mail: mailId })}.gif`,
  trap: (destination) => `${publicUrl}/c/${tokens.make('c', { mail: mailId, link: TRAP_LINK, destination })}`,
});

function headersOf(mail: FlowMail, sender: Sender, unsubscribe: string, context: ComposeContext): MailHeaders {
  const { mailId, payload, recipient, version } = mail;
  const replyTo = version.compiled.replyTo ?? sender.replyTo;
  const { topic } = payload;
  const { address, domain } = senderAddress(sender);
  return {
    messageId: messageIdFor(mailId, context.secret, domain),
    date: mail.at,
    from: { name: sender.name, address },
    to: { name: fullName(recipient.fields), address: recipient.email },
    ...(replyTo ? { replyTo: { address: replyTo } } : {}),
    ...(payload.kind === 'marketing' ? listHeaders(unsubscribe, topic, domain) : {}),
    feedbackId: [payload.origin.name, payload.origin.flowId, topic ?? payload.kind, domain],
  };
}

/** One-click unsubscribe (RFC 8058) and the list's name; what was asked for is no list. */
function listHeaders(url: string, topic: string | null, domain: string): Partial<MailHeaders> {
  return { listUnsubscribe: { url }, listId: { id: `${topic ?? 'mail'}.${domain}` } };
}

/** Who writes: the mail's own choice, else the topic's, else the workspace's. */
export function senderOf(settings: WorkspaceSettings, wanted: string | undefined, topic: string | null): Sender {
  const named = wanted === undefined ? undefined : settings.senders[wanted];
  if (named) return named;
  if (wanted?.includes('@')) return { name: settings.company.name, email: wanted, replyTo: null, phone: null };
  const ofTopic = topic === null ? undefined : settings.topics[topic]?.sender;
  const sender = settings.senders[ofTopic ?? settings.defaultSender] ?? settings.senders[settings.defaultSender];
  if (!sender) throw new MailError('mail.address', `There is no sender named '${settings.defaultSender}'`);
  return sender;
}

/** Senders are few, and each mail asks for one. */
const parsedSenders = new WeakMap<Pick<Sender, 'email'>, { address: string; domain: string }>();

/** @throws MailError `mail.address` */
export function senderAddress(sender: Pick<Sender, 'email'>): { address: string; domain: string } {
  const known = parsedSenders.get(sender);
  if (known) return known;
  const parsed = parseAddress(sender.email);
  if (!parsed.ok) throw new MailError('mail.address', `The sender '${sender.email}': ${parsed.message}`);
  parsedSenders.set(sender, parsed.value);
  return parsed.value;
}

function fullName(fields: Readonly<Record<string, unknown>>): string {
  const parts = [fields['firstName'], fields['lastName']].filter((part) => typeof part === 'string');
  return oneLine(parts.join(' ')).trim();
}
