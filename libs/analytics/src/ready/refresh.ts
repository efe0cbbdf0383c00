import type { Database, Tx } from '@nurture/store';
import { writeContacts } from './contacts';
import { type Due, findDue, takeDue, tellAsOf } from './due';
import { tryLock } from './lock';
import { writeMails } from './mails';
import { forgetPeople } from './personal';
import { type OriginKey, originIds, originKey } from './origins';
import { type Pointed, writePoints } from './points';

const BATCH = 500;

/** What a turn came to. */
export interface Turn {
  readonly people: number;
  /** Nobody is left of whom there is news to reckon with. */
  readonly isAll: boolean;
  /** For how long somebody's open transaction has kept what came in since from counting as seen. */
  readonly heldMs: number;
}

/**
 * One short piece of keeping figures up with the log: finds of whom there is news, and reckons anew those who have
 * waited longest. Harmless when several processes do it at once: others pass by.
 */
export function refreshFigures(db: Database): Promise<Turn> {
  return db.transaction(async (tx) => {
    if (!(await tryLock(tx))) return { people: 0, isAll: true, heldMs: 0 };
    const seen = await findDue(tx);
    const due = await takeDue(tx, BATCH);
    if (due.length > 0) await reckon(tx, due);
    await tellAsOf(tx, seen);
    return { people: due.length, isAll: due.length < BATCH, heldMs: seen.heldMs };
  });
}

/** Turns until the figures are those of now, as far as everything is absorbed. */
export async function catchUpFigures(db: Database): Promise<void> {
  while (!(await refreshFigures(db)).isAll);
}

async function reckon(tx: Tx, due: readonly Due[]): Promise<void> {
  const contacts = due.filter(({ person }) => !person.startsWith('-'));
  const whole = contacts.filter((each) => each.whole).map(({ person }) => person);
  const origins = await writeContacts(tx, whole);
  await writeMails(tx, contacts.map(({ person }) => person)); // prettier-ignore
  await forgetPeople(tx, whole.filter((id) => !origins.has(id))); // prettier-ignore
  const known = [...origins].map(([person, originId]): Pointed => ({ person, visitorId: null, originId }));
  await writePoints(tx, [...known, ...(await visitorsOf(tx, due.filter((each) => !contacts.includes(each))))]); // prettier-ignore
}

// Where a browser came from is what its first page view says.
const FIRST_VIEWS = /* sql */ `
SELECT DISTINCT ON (visitor_id) visitor_id AS "visitorId",
       jsonb_build_object('channel', 'site', 'group', properties ->> 'channel', 'source', properties ->> 'source',
         'medium', properties ->> 'medium', 'campaign', properties ->> 'campaign', 'referrer', properties ->> 'referrer') AS origin
FROM event WHERE visitor_id = ANY ($1::text[]) AND contact_id IS NULL AND type = 'page.viewed'
ORDER BY visitor_id, at, position`;

async function visitorsOf(tx: Tx, visitors: readonly Due[]): Promise<Pointed[]> {
  if (visitors.length === 0) return [];
  const rows = await tx.query<{ visitorId: string; origin: Parameters<typeof originKey>[0] }>(FIRST_VIEWS, [
    visitors.flatMap(({ visitorId }) => visitorId ?? []),
  ]);
  const keys = new Map(rows.map(({ visitorId, origin }) => [visitorId, originKey(origin)]));
  const unknown: OriginKey = originKey({ channel: 'site' });
  const ids = await originIds(tx, visitors.map(({ visitorId }) => keys.get(visitorId ?? '') ?? unknown)); // prettier-ignore
  return visitors.map(({ person, visitorId }, place) => ({ person, visitorId, originId: ids[place] ?? 0 }));
}
