// The starter workspace published in a database of its own, and people who walk through its reference flow.
import { join } from 'node:path';
import { absorbBatch, type AbsorbDeps, AbsorbLoop, EnrolmentIds, PublishedBook, publish } from '@nurture/engine';
import { type Database, ensurePartitions, log, type NewEvent, now, openDatabase } from '@nurture/store';
import { prepareWorkspace } from '@nurture/workspace';
import { makeContacts, quiet } from '../support/mail-scene';

export const TEMPLATES = join(__dirname, '../../templates');
const APPEND_AT_ONCE = 1_000;
const LOOK_EVERY_MS = 5;

export const absorbDeps = (): AbsorbDeps => ({
  book: new PublishedBook(quiet),
  ids: new EnrolmentIds(),
  mailsWithdrawn: null,
});

/** Opens a database for long work: no statement of it is cut off. */
export const open = (url: string, poolSize = 4): Promise<Database> =>
  openDatabase({ url, poolSize, applicationName: 'bench', statementTimeoutMs: 0 });

export async function publishStarter(db: Database): Promise<void> {
  const { compiled } = await prepareWorkspace(TEMPLATES);
  if (!compiled) throw new Error('the starter workspace has errors');
  await publish(db, compiled);
  await ensurePartitions(db);
}

/** Somebody in the reference flow, after the first mail was accepted. */
export interface Walker {
  readonly contactId: string;
  readonly enrolmentId: string;
}

/** Lets so many people download the whitepaper, and their first mail be accepted. */
export async function enrolWalkers(db: Database, count: number): Promise<Walker[]> {
  const emails = Array.from({ length: count }, (_, index) => `walker-${index}@example.org`);
  const contacts = await makeContacts(db, emails);
  await happen(db, contacts.map((contactId) => ({ contactId, type: 'asset.downloaded', properties: { asset: 'b2b-maturity-model' } }))); // prettier-ignore
  await absorbAll(db, absorbDeps());
  const walkers = await db.query<{ contactId: string; enrolmentId: string }>(
    `SELECT contact_id AS "contactId", id AS "enrolmentId" FROM enrolment ORDER BY id`,
  );
  await happen(db, walkers.map((walker) => ({ contactId: walker.contactId, type: 'mail.accepted', properties: { mail: 'whitepaper-delivery' }, origin: originOf(walker) }))); // prettier-ignore
  await absorbAll(db, absorbDeps());
  return walkers;
}

/** The first mail of somebody's walk. */
export const originOf = ({ enrolmentId }: Walker): NonNullable<NewEvent['origin']> => ({
  mailId: enrolmentId,
  enrolmentId,
  flowId: 'b2b-maturity-whitepaper',
  flowVersion: 1,
  state: 'sent',
  visit: 1,
  action: 'entry.0',
  name: 'whitepaper-delivery',
});

/** Logs events, as they come in. */
export async function happen(
  db: Database,
  events: readonly Pick<NewEvent, 'contactId' | 'type' | 'properties' | 'origin'>[],
): Promise<void> {
  const at = await now(db);
  for (let start = 0; start < events.length; start += APPEND_AT_ONCE) {
    const some = events.slice(start, start + APPEND_AT_ONCE);
    const rows = some.map((event, index) => ({ ...event, at, source: 'bench', sourceId: `${at}-${event.type}-${start + index}` })); // prettier-ignore
    await db.transaction((tx) => log.append(tx, rows));
  }
}

/** Absorbs until nothing waits. @returns how many events that were */
export async function absorbAll(db: Database, deps: AbsorbDeps, batch = 200): Promise<number> {
  for (let events = 0; ;) {
    const done = await absorbBatch(db, deps, batch);
    if (done.contacts === 0) return events;
    events += done.events;
  }
}

/** Lets the product's own loop absorb what waits; resolves when nothing does. */
export async function absorbByLoop(db: Database, watching: Database): Promise<void> {
  const stop = new AbortController();
  const running = new AbsorbLoop(db, absorbDeps(), quiet).run(stop.signal);
  while (await waits(watching)) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  stop.abort();
  await running;
}

async function waits(db: Database): Promise<boolean> {
  const [row] = await db.query<{ waits: boolean }>('SELECT EXISTS (SELECT 1 FROM event_pending) AS waits');
  return row?.waits ?? false;
}
