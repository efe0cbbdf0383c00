import { assemble, composeNotification, parseAddress } from '@nurture/core/mail';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { type ComposeContext, fillFlowMail, keptHoles, wholeHoles } from '../compose/flow-mail';
import { readyMail } from '../compose/ready-mail';
import type { MailVersion, MailVersions } from '../compose/versions';
import type { ContactFacts } from './facts';
import type { EarlierRow, FrozenContent, MailTask } from './types';

/** A mail made ready: its frozen content and its bytes. */
export interface PreparedMail {
  readonly content: FrozenContent;
  readonly raw: Buffer;
  readonly keepRaw: boolean;
  readonly mailVersionId: string | null;
  readonly tracked: boolean;
}

export interface ToPrepare {
  readonly task: MailTask;
  readonly facts: ContactFacts | null;
  readonly earlier: EarlierRow | null;
  readonly mailId: string;
  readonly now: Instant;
}

/** Why a mail can't be made; a reason for its row. */
export class Unmakeable extends Error {
  constructor(
    readonly reason: string,
    /** True where trying again is of no use. */
    readonly forGood: boolean,
  ) {
    super(reason);
  }
}

/**
 * Makes a mail's bytes: anew, or from what an earlier attempt froze.
 *
 * @throws Unmakeable, and whatever a template throws
 */
export async function prepare(
  tx: Tx,
  item: ToPrepare,
  versions: MailVersions,
  context: ComposeContext,
): Promise<PreparedMail> {
  const { task } = item;
  return task.queue === 'send-mail'
    ? prepareFlowMail(tx, { ...item, task }, versions, context)
    : prepareReady({ ...item, task }, context);
}

type FlowItem = ToPrepare & { readonly task: Extract<MailTask, { queue: 'send-mail' }> };
type ReadyItem = ToPrepare & { readonly task: Exclude<MailTask, { queue: 'send-mail' }> };

async function prepareFlowMail(
  tx: Tx,
  item: FlowItem,
  versions: MailVersions,
  context: ComposeContext,
): Promise<PreparedMail> {
  const { task, facts, earlier, mailId, now } = item;
  if (!facts) throw new Unmakeable('no-contact', true);
  const version = await versionOf(tx, item, versions, context);
  if (earlier?.content?.holes) {
    const { content, tracked } = earlier;
    const holes = wholeHoles(version.compiled, earlier.content.holes, mailId, tracked, context);
    const raw = assemble(version.compiled, holes, content.headers);
    return { content, raw, keepRaw: false, mailVersionId: version.id, tracked };
  }
  const to = recipientAddress(facts.email);
  const recipient = { ...facts, email: to };
  const mayTrack = facts.mayTrack;
  const filled = fillFlowMail({ mailId, payload: task.payload, version, recipient, mayTrack, at: now }, context);
  const holes = keptHoles(version.compiled, filled.holes);
  const content = { holes, headers: filled.headers, returnPath: filled.returnPath, to };
  const raw = assemble(version.compiled, filled.holes, filled.headers);
  return { content, raw, keepRaw: false, mailVersionId: version.id, tracked: mayTrack };
}

async function versionOf(
  tx: Tx,
  { task, facts, earlier }: FlowItem,
  versions: MailVersions,
  { settings }: ComposeContext,
): Promise<MailVersion> {
  const { flowId, flowVersion, name } = task.payload.origin;
  const { locale } = facts?.fields ?? {};
  const locales = [...(typeof locale === 'string' ? [locale] : []), settings.locale];
  const version = earlier?.mailVersionId
    ? await versions.get(tx, earlier.mailVersionId)
    : await versions.find(tx, flowId, flowVersion, name, locales);
  if (!version) throw new Unmakeable(`no-version: ${name}`, false);
  return version;
}

function prepareReady({ task, facts, earlier, mailId, now }: ReadyItem, context: ComposeContext): PreparedMail {
  const { payload } = task;
  const written = 'to' in payload ? payload.to : { email: facts?.email ?? '', name: undefined };
  const to = recipientAddress(written.email);
  const name = written.name;
  const ready = readyMail(mailId, payload, { ...(name ? { name } : {}), address: to }, now, context);
  const content: FrozenContent = earlier?.content ?? {
    holes: null,
    headers: ready.headers,
    returnPath: ready.returnPath,
    to,
  };
  const raw = composeNotification(ready.notification, content.headers);
  return { content, raw, keepRaw: true, mailVersionId: null, tracked: false };
}

/** @throws Unmakeable for what is not exactly one address: a mail library would 'repair' it, and mail somebody else */
function recipientAddress(email: string): string {
  const parsed = parseAddress(email);
  if (!parsed.ok) throw new Unmakeable(`bad-address: ${parsed.message}`, true);
  return parsed.value.address;
}
