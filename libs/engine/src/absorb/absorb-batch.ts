import { absorbContact } from '@nurture/core/absorb';
import type {
  AbsorbInputs,
  AbsorbModel,
  ContactChanges,
  EnrolmentRecord,
  FlowBook,
  Revision,
  WaitingEvent,
} from '@nurture/core/absorb';
import type { Database, Tx } from '@nurture/store';
import { messageOf, now as databaseNow } from '@nurture/store';
import { setImmediate as breathe } from 'node:timers/promises';
import type { PublishedBook } from '../book/published-book';
import { lockContacts } from './claim';
import type { Wanted } from './claim';
import { loadRevisions } from './event-effects';
import { EnrolmentIds } from './ids';
import { loadContacts, loadEnrolments } from './load-contacts';
import type { Needs } from './load-contacts';
import { takeEvents } from './load-events';
import { saveChanges } from './save';
import type { MailsWithdrawn } from './save';

/** What absorbing needs beside the database. One object per process. */
export interface AbsorbDeps {
  readonly book: PublishedBook;
  readonly ids: EnrolmentIds;
  /** Records mails that were taken back; null where nothing sends. */
  readonly mailsWithdrawn: MailsWithdrawn | null;
  /**
   * Contacts that batches of this process hold: another one looks past what waits for them by a glance at this, where each
   * try at a lock costs a look at the contact.
   */
  readonly inHand?: Set<string>;
}

/** More enrolments than one per event, and one per contact and flow, come of flows that put people into other flows. */
const SPARE_IDS = 100;

/** Then whatever else this process does comes in between: an answer of the API, the next statement of another batch. */
const DECIDED_AT_A_TIME = 25;

/** How much one batch did. */
export interface Absorbed {
  readonly contacts: number;
  readonly contactIds: readonly string[];
  readonly events: number;
  /** Flows that threw where they should enrol, and walks that were set aside: for whoever operates. */
  readonly troubles: readonly { readonly contact: string; readonly flow: string; readonly reason: string }[];
}

const NOTHING: Absorbed = { contacts: 0, contactIds: [], events: 0, troubles: [] };

/** A batch that was rolled back, with the contacts that it was about. */
export class BatchFailure extends Error {
  constructor(
    readonly contactIds: readonly string[],
    cause: unknown,
  ) {
    super(`absorbing ${contactIds.length} contacts failed: ${messageOf(cause)}`, { cause });
    this.name = 'BatchFailure';
  }
}

/**
 * Absorbs what waits for up to `limit` contacts, in one transaction: locks them (those that another process holds are
 * passed over), takes their waiting events, lets `absorbContact` decide, writes, commits. Any number of processes may
 * run it at once; an event takes effect in the very transaction that deletes its waiting row, and so exactly once.
 *
 * @param wanted a limit, or whom it is about
 * @returns zeros when nothing waited that could be locked
 * @throws BatchFailure; nothing has happened then
 */
export async function absorbBatch(db: Database, deps: AbsorbDeps, wanted: number | Wanted): Promise<Absorbed> {
  const whom = typeof wanted === 'number' ? { limit: wanted, except: [] } : wanted;
  const { inHand = new Set() } = deps;
  let ids: readonly string[] = [];
  try {
    return await db.transaction(async (tx) => {
      ids = await lockContacts(tx, 'limit' in whom ? { ...whom, except: [...whom.except, ...inHand] } : whom);
      if (ids.length === 0) return NOTHING;
      for (const id of ids) inHand.add(id);
      return absorbAll(tx, deps, ids, 'limit' in whom ? {} : whom);
    });
  } finally {
    for (const id of ids) inHand.delete(id);
  }
}

/** Absorbs what waits for one contact in a transaction that holds its lock already. */
export const absorbHeld = (tx: Tx, deps: AbsorbDeps, contactId: string, asked: Asked = {}): Promise<Absorbed> =>
  absorbLocked(tx, deps, [contactId], asked);

/**
 * Absorbs, in the sweep's own transaction, those of these contacts that nobody else holds, and takes them into the flow
 * to whose segment they belong.
 * @throws BatchFailure; the transaction can't go on then
 */
export async function absorbSwept(
  tx: Tx,
  deps: AbsorbDeps,
  found: readonly string[],
  flowId: string,
): Promise<Absorbed> {
  const ids = await lockContacts(tx, { only: found });
  return ids.length === 0 ? NOTHING : absorbAll(tx, deps, ids, { swept: flowId });
}

/** What absorbing is asked for beyond what waits. */
type Asked = Pick<AbsorbInputs, 'lookAgainAt' | 'joins' | 'byHand' | 'swept'>;

async function absorbAll(tx: Tx, deps: AbsorbDeps, ids: readonly string[], asked: Asked): Promise<Absorbed> {
  try {
    return await absorbLocked(tx, deps, ids, asked);
  } catch (error) {
    throw new BatchFailure(ids, error);
  }
}

/** From here on every statement sees what others committed before the locks were taken. */
async function absorbLocked(
  tx: Tx,
  deps: AbsorbDeps,
  ids: readonly string[],
  { lookAgainAt, joins, byHand, swept }: Asked,
): Promise<Absorbed> {
  const inForce = await deps.book.refresh(tx);
  const { model, current } = inForce;
  const now = await databaseNow(tx);
  const events = await takeEvents(tx, ids);
  const waiting = [...events.values()].flat();
  const enrolling = current.filter(
    (flow) =>
      flow.hasSegment || joins?.includes(flow.id) === true || waiting.some((event) => flow.enrolsOn.has(event.type)),
  );
  const revisions = await loadRevisions(tx, ids, waiting);
  const enrolments = await loadEnrolments(
    tx,
    ids,
    enrolling.map((flow) => flow.id),
    [...revisions.values()].flatMap((byEvent) => [...byEvent.values()]).flatMap(walksOf),
  );
  const flows = await deps.book.flowsOf(tx, inForce, [...enrolments.values()].flat());
  const needs = needsOf(flows, model, enrolments, events);
  const loaded = await loadContacts(tx, ids, enrolments, needs, now);
  const contacts = loaded.map((contact) => ({ ...contact, revisions: revisions.get(contact.id) }));
  await deps.ids.reserve(tx, waiting.length + contacts.length * (current.length + 1) + SPARE_IDS);
  const { next: nextEnrolmentId } = deps.ids;
  const asked = { nextEnrolmentId, lookAgainAt, joins, byHand, swept };
  const changes: ContactChanges[] = [];
  for (const contact of contacts) {
    changes.push(absorbContact(model, flows, contact, { ...asked, events: events.get(contact.id) ?? [] }, now));
    if (changes.length % DECIDED_AT_A_TIME === 0) await breathe();
  }
  await saveChanges(tx, changes.filter(isChange), now, {
    listening: current.filter((flow) => flow.accountListens.size > 0).map((flow) => flow.id),
    mailsWithdrawn: deps.mailsWithdrawn,
  });
  return { contacts: contacts.length, contactIds: ids, events: waiting.length, troubles: changes.flatMap(troublesOf) };
}

function needsOf(
  flows: FlowBook,
  { scoring, scoringVersion }: AbsorbModel,
  enrolments: ReadonlyMap<string, EnrolmentRecord[]>,
  waiting: ReadonlyMap<string, readonly WaitingEvent[]>,
): Needs {
  const walked = [...enrolments.values()]
    .flat()
    .flatMap(({ enrolment }) => flows.versionOf(enrolment.flowId, enrolment.flowVersion) ?? []);
  const used = [...new Set([...walked, ...flows.current])];
  return {
    scoring: {
      version: scoringVersion,
      compiled: scoring,
      ledger: waiting.size > 0 || scoring.fades ? scoring.ledgerNeeds : [],
      waiting,
    },
    history: [...scoring.history, ...used.flatMap((flow) => flow.history)],
    usesStreams: used.some((flow) => flow.usesStreams),
  };
}

const walksOf = ({ effects }: Revision): string[] => effects.walks.map((walk) => walk.id);

function isChange(change: ContactChanges): boolean {
  const { profile, updated, inserted, tasks, events, forColleagues } = change;
  return profile !== null || [updated, inserted, tasks, events, forColleagues].some((list) => list.length > 0);
}

function troublesOf({ contactId, failures, updated, inserted }: ContactChanges): Absorbed['troubles'] {
  const failed = failures.map(({ flowId, reason }) => ({ contact: contactId, flow: flowId, reason }));
  const aside = [...inserted, ...updated].flatMap(({ enrolment, setAside }) =>
    setAside === null ? [] : [{ contact: contactId, flow: enrolment.flowId, reason: setAside }],
  );
  return [...failed, ...aside];
}
