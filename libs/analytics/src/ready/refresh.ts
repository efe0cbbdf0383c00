import type { Database, Tx } from '@nurture/store';
import { writeContacts } from './contacts';
import { type Due, findDue, takeDue, tellAsOf } from './due';
import { tryLock } from './lock';
import { writeMails } from './mails';
import { forgetPeople } from './personal';
import { type OriginKey, originIds, originKey } from './origins';
import { type Pointed, writePoints } from './points';

const BATCH = 500;

/**
 * One short piece of keeping figures up with the log: finds of whom there is news, and reckons anew those who have
 * waited longest. Harmless when several processes do it at once.
 * @returns how many people; 0 when nothing is left to do
 */
export function refreshFigures(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await tryLock(tx))) return 0;
    const seen = await findDue(tx);
    const due = await takeDue(tx, BATCH);
    if (due.length > 0) await reckon(tx, due);
    await tellAsOf(tx, seen);
    return due.length;
  });
}

const isContact = ({ person }: Due): boolean => !person.startsWith('-');

async function reckon(tx: Tx, due: readonly Due[]): Promise<void> {
  const contacts = due.filter(isContact).map(({ person }) => person);
  const origins = await writeContacts(tx, contacts);
  await writeMails(tx, contacts);
  await forgetPeople(tx, contacts.filter((id) => !origins.has(id))); // prettier-ignore
  const known = [...origins].map(([person, originId]): Pointed => ({ person, visitorId: null, originId }));
  await writePoints(tx, [...known, ...(await visitorsOf(tx, due.filter((each) => !isContact(each))))]); // prettier-ignore
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
  return visitors.map((visitor, place) => ({ ...visitor, originId: ids[place] ?? 0 }));
}
