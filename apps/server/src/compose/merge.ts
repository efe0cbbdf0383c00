import { markFiguresDue } from '@nurture/analytics';
import { ContactsError, lockPair, mergeIdentity, type MergedConsent, type Pair } from '@nurture/contacts';
import { type AbsorbDeps, absorbMerged, type EndedDouble, endDoubles, mergeJourneys } from '@nurture/engine';
import { mergeHandoffs } from '@nurture/handoff';
import { mergeMails } from '@nurture/mail';
import { codeOf, type Database, log, tasks, type Tx } from '@nurture/store';
import { afterDeadlocks, attemptsEnded } from './attempts-ended';

/** What a merge did, or would do. */
export interface Merged {
  readonly from: string;
  readonly into: string;
  readonly moved: Readonly<Record<'events' | 'mails' | 'enrolments' | 'handoffs' | 'tasks', number>>;
  /** Walks that ended because the remaining contact walks that flow already. */
  readonly ended: readonly EndedDouble[];
  /** Both were with sales: one handoff is left. */
  readonly handoffFolded: boolean;
  readonly before: { readonly from: Standing; readonly into: Standing };
  readonly after: Standing;
  readonly consent: MergedConsent;
}

export interface Standing {
  readonly stage: string;
  readonly score: number;
}

export type MergeOutcome =
  | { readonly kind: 'merged' | 'preview'; readonly merged: Merged }
  | { readonly kind: 'refused'; readonly why: 'unknown-from' | 'unknown-into' | 'same' };

export interface MergeDeps {
  readonly db: Database;
  readonly secret: string;
  readonly absorbing: AbsorbDeps;
}

export interface MergeAsked {
  readonly from: string;
  readonly into: string;
  /** Who decided it. */
  readonly by: string;
  readonly preview: boolean;
  /** Tells the audit log, in the same transaction. */
  readonly enter?: (tx: Tx, contactId: string) => Promise<void>;
}

/** A preview is the merge itself, which is then taken back. */
class Preview extends Error {
  constructor(readonly merged: Merged) {
    super('a preview');
  }
}

/**
 * Makes one contact of two, because a person or both mailboxes say that they are one: in one transaction, under both
 * locks. Addresses, links and tokens of the merged one lead to the remaining one from then on. It can't be undone.
 * @throws ContactsError `contact-busy` where a lock isn't had, or a mail is being handed over, for more than 5 seconds
 */
export async function mergePeople(deps: MergeDeps, asked: MergeAsked): Promise<MergeOutcome> {
  try {
    return await afterDeadlocks(() => deps.db.transaction((tx) => mergeIn(tx, deps, asked)));
  } catch (error) {
    if (error instanceof Preview) return { kind: 'preview', merged: error.merged };
    if (codeOf(error) === '55P03') throw new ContactsError('contact-busy', undefined, { cause: error });
    throw error;
  }
}

async function mergeIn(tx: Tx, deps: MergeDeps, asked: MergeAsked): Promise<MergeOutcome> {
  await tx.query(`SET LOCAL lock_timeout = '5s'`);
  const pair = await lockPair(tx, asked.from, asked.into);
  if ('refused' in pair) return { kind: 'refused', why: pair.refused };
  for (const { id } of [pair.from, pair.into]) {
    if (!(await attemptsEnded(tx, id))) throw new ContactsError('contact-busy');
  }
  const merged = await moveAll(tx, deps, pair, asked.by);
  if (asked.preview) throw new Preview(merged);
  await asked.enter?.(tx, pair.into.id);
  return { kind: 'merged', merged };
}

/** What may report something comes before what it would report; events, and then the contact's own row, are the last. */
async function moveAll(tx: Tx, { secret, absorbing }: MergeDeps, pair: Pair, by: string): Promise<Merged> {
  const { from, into } = pair;
  const ended = await endDoubles(tx, absorbing, from.id, into.id);
  const before = { from: await standingOf(tx, from.id), into: await standingOf(tx, into.id) };
  const planned = await tasks.reassign(tx, from.id, into.id);
  const { handoffs, folded } = await mergeHandoffs(tx, from.id, into.id);
  const mails = await mergeMails(tx, from.id, into.id);
  const enrolments = await mergeJourneys(tx, absorbing, from.id, into.id, `${from.email} is the same person`);
  const events = await log.reassign(tx, from.id, into.id);
  const consent = await mergeIdentity(tx, secret, pair, by);
  await absorbMerged(tx, absorbing, into.id);
  await markFiguresDue(tx, [from.id, into.id]);
  return {
    from: from.email,
    into: into.email,
    moved: { events, mails, enrolments, handoffs, tasks: planned },
    ended,
    handoffFolded: folded,
    before,
    after: await standingOf(tx, into.id),
    consent,
  };
}

async function standingOf(tx: Tx, contactId: string): Promise<Standing> {
  const [row] = await tx.query<Standing>('SELECT stage, score FROM contact_profile WHERE contact_id = $1', [contactId]);
  return row ?? { stage: 'visitor', score: 0 };
}
