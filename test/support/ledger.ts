import type { Database } from '@nurture/store';

const COUNTS = /* sql */ `
SELECT (SELECT count(*) FROM event WHERE type = 'asset.downloaded')::int AS events,
  (SELECT count(*) FROM event_pending)::int AS pending,
  (SELECT count(*) FROM contact)::int AS contacts,
  (SELECT count(*) FROM enrolment)::int AS walks,
  (SELECT count(*) FROM (SELECT FROM enrolment GROUP BY contact_id, flow_id HAVING count(*) > 1) AS twice)::int AS twice,
  (SELECT count(*) FROM mail WHERE status = 'started')::int AS started`;

/**
 * What must hold when all has come to rest, judged by what the mail server got.
 * @param seen Message-IDs with how often each came, and how many events were answered with 2xx, one for each person
 * @returns what doesn't, in words
 */
export async function wrongIn(
  db: Database,
  { ids, accepted }: { readonly ids: ReadonlyMap<string, number>; readonly accepted: number },
): Promise<string[]> {
  const [row] =
    await db.query<Record<'events' | 'pending' | 'contacts' | 'walks' | 'twice' | 'started', number>>(COUNTS);
  if (!row) throw new Error('the database says nothing');
  const mails = await db.query<{ id: string; status: string }>(
    `SELECT message_id AS id, status FROM mail WHERE status IN ('sent', 'in-doubt')`,
  );
  const doubted = new Set(mails.filter(({ status }) => status === 'in-doubt').map(({ id }) => id));
  const sent = new Set(mails.filter(({ status }) => status === 'sent').map(({ id }) => id));
  const wrong: [string, number][] = [
    ['accepted events are not in the log', Math.max(0, accepted - row.events)],
    ['events wait to be absorbed', row.pending],
    ['contacts have no walk', Math.max(0, row.contacts - row.walks)],
    ['contacts walk twice', row.twice],
    ['mails are still under way', row.started],
    ['mails came twice', [...ids].filter(([id, times]) => times > 1 && !doubted.has(id)).length],
    ['mails were sent and never came', [...sent].filter((id) => !ids.has(id)).length],
    ['mails came and are not known as sent', [...ids.keys()].filter((id) => !sent.has(id) && !doubted.has(id)).length],
    ['people have no mail', Math.max(0, row.contacts - sent.size - doubted.size)],
  ];
  return wrong.filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}`);
}
