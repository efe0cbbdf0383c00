import { askedFor, catchUpFigures, figuresAsOf, markFiguresDue, readFunnel, refreshFigures } from '@nurture/analytics';
import { ensurePartitions, log, now } from '@nurture/store';
import { erasePerson } from '../../apps/server/src';
import { moveClock, testDatabase } from '../support';
import { type Happening, type History, makeHistory, writeEvents, writeHistory } from './history';
import { itTellsTheSame, ZONE } from './same-figures';

const DAY = 86_400_000;
const PERIOD = { from: '2026-01-01', until: '2026-03-31' };
const happening = (more: Partial<Happening>): Happening => ({
  id: crypto.randomUUID(),
  contactId: null,
  visitorId: null,
  at: Date.UTC(2026, 1, 3, 12),
  type: 'page.viewed',
  properties: { url: '/pricing' },
  mailId: null,
  ...more,
});

/** What changes a past that was reckoned already, in the database and in what the reference reads. */
const before = makeHistory(5, 150);
const [first, second] = before.people.filter(({ stage }) => stage === 'customer');
const clicks = before.events.filter(({ type }) => type === 'mail.clicked').slice(0, 20);
const late: Happening[] = [
  ...[5, 6, 7].map((contactId) => happening({ contactId })),
  happening({ contactId: 8, type: 'deal.won', properties: { amount: 1234.56 } }),
  happening({ contactId: 9, type: 'asset.downloaded', properties: { asset: 'checklist' } }),
  happening({ contactId: 9, type: 'cta.viewed', properties: { cta: 'scan' } }),
  happening({ contactId: 9, type: 'contact.unsubscribed', properties: {} }),
  happening({ visitorId: 'v3', properties: { url: '/p/contact', source: 'google', medium: 'cpc' } }),
];
const revisions = clicks.map(({ id, contactId, at }) =>
  happening({ contactId, at: at + DAY, type: 'evidence.revised', properties: { event: id, type: 'mail.clicked' } }),
);
const convicted = new Set(before.hits.slice(0, 40).map(({ mailId }) => mailId));
const joined = before.events.find(({ visitorId, contactId }) => visitorId !== null && contactId === null)?.visitorId;

function changed(history: History): History {
  const stays = ({ contactId }: { contactId: number | null }): boolean => contactId !== first?.id;
  const known = ({ visitorId, contactId }: Happening): number | null => (visitorId === joined && contactId === null ? 10 : contactId); // prettier-ignore
  return {
    ...history,
    people: history.people.filter(({ id }) => id !== first?.id),
    changes: [
      ...history.changes.filter(stays),
      { contactId: second?.id ?? 0, at: 0, from: 'customer', to: 'lead', takesBack: true },
    ],
    events: [...history.events, ...late, ...revisions]
      .map((event) => ({ ...event, contactId: known(event) }))
      .filter(stays),
    mails: history.mails.filter(stays),
    hits: history.hits.filter(stays).map((hit) => (convicted.has(hit.mailId) ? { ...hit, verdict: 'machine' } : hit)),
    handoffs: history.handoffs.filter(stays),
  };
}

describe('figures that were kept ready are those of the plain reckoning after events came late, verdicts were revised, a browser found its owner and somebody was erased', () => {
  const store = testDatabase();
  const emails = new Map(before.people.map(({ id, domain }) => [id, `p${id}@${domain}`]));

  beforeAll(async () => {
    await writeHistory(store.db, before);
    await writeEvents(store.db, [...late, ...revisions]);
    await store.db.query(`UPDATE hit SET verdict = 'machine', counts = false WHERE mail_id = ANY ($1::bigint[])`, [[...convicted]]); // prettier-ignore
    const mails = before.mails.filter(({ id }) => convicted.has(id));
    await writeEvents(store.db, mails.map(({ contactId }) => happening({ contactId, type: 'evidence.revised', properties: { event: 'an open' } }))); // prettier-ignore
    await store.db.query(
      `INSERT INTO stage_change (contact_id, at, from_stage, to_stage, reason)
       VALUES ($1, nurture_now(), 'customer', 'lead', 'taken back: a machine did it')`,
      [second?.id],
    );
    await store.db.query(`INSERT INTO visitor (id, contact_id, proof, since) VALUES ($1, 10, 'form', nurture_now())`, [joined]); // prettier-ignore
    await store.db.transaction((tx) => log.attribute(tx, joined ?? '', '10'));
    await catchUpFigures(store.db);
    await store.db.query('DELETE FROM event_pending'); // as absorbing does
    expect(await erasePerson(store.db, 'a secret', emails.get(first?.id ?? 0) ?? '', () => Promise.resolve())).toBe(
      true,
    );
    await catchUpFigures(store.db);
  });

  itTellsTheSame(store, changed(before), PERIOD);
});

describe('keeping figures ready', () => {
  const store = testDatabase();
  const asked = askedFor({ from: '2020-01-01', until: '2040-01-01' }, ZONE);
  const visitors = async (): Promise<number> => (await readFunnel(store.db, asked)).visitors.n;
  const view = async (sourceId: string, contactId: string | null, visitorId?: string): Promise<void> => {
    const at = await now(store.db);
    const event = { type: 'page.viewed', at, contactId, source: 'test', sourceId, properties: {}, absorbed: true };
    await log.append(store.db, [{ ...event, ...(visitorId === undefined ? {} : { visitorId }) }]);
  };
  const newContact = async (email: string): Promise<string> => {
    const [row] = await store.db.query<{ id: string }>(`INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id`, [email]); // prettier-ignore
    return row?.id ?? '';
  };
  let ann: string;
  beforeEach(async () => {
    await store.db.query('TRUNCATE event, event_key, event_pending, contact CASCADE');
    await store.db.query('TRUNCATE figure_due, figure_contact, figure_point, figure_credit, figure_mail');
    await store.db.query('UPDATE figure_state SET seen_until = NULL, as_of = NULL');
    ann = await newContact('ann@example.com');
    await catchUpFigures(store.db);
  });

  it('says of which moment the figures are, and that they are not there yet before they were made', async () => {
    await store.db.query('UPDATE figure_state SET version = 0, as_of = NULL');
    for (let serial = 0; serial < 600; serial++) await newContact(`p${serial}@example.com`);
    await refreshFigures(store.db);
    expect(await figuresAsOf(store.db)).toBeNull();
    await catchUpFigures(store.db);
    expect(Date.parse((await figuresAsOf(store.db)) ?? '')).toBeGreaterThan((await now(store.db)) - 10_000);
  });

  it('counts an event that was received before the last look, but committed after it', async () => {
    let commit = (): void => undefined;
    const committed = new Promise<void>((resolve) => (commit = resolve));
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const writing = store.db.transaction(async (tx) => {
      const at = await now(tx);
      await log.append(tx, [{ type: 'page.viewed', at, contactId: ann, source: 'test', sourceId: 'slow', properties: {}, absorbed: true }]); // prettier-ignore
      written();
      await committed;
    });
    await isWritten;
    await view('quick', null, 'a browser');
    await catchUpFigures(store.db);
    const seen = await visitors();
    commit();
    await writing;
    await catchUpFigures(store.db);
    expect([seen, await visitors()]).toEqual([1, 2]);
  });

  it('waits until what came in is absorbed, and says how old the figures are meanwhile', async () => {
    const came = await now(store.db);
    await log.append(store.db, [{ type: 'page.viewed', at: came, contactId: ann, source: 'test', sourceId: 'w', properties: {} }]); // prettier-ignore
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(0);
    await moveClock(store.db, { minutes: 1 });
    await catchUpFigures(store.db);
    expect(Date.parse((await figuresAsOf(store.db)) ?? '')).toBeLessThan(came + 30_000);
    await store.db.query('DELETE FROM event_pending');
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(1);
  });

  it('follows a log that lost a month, and a clock that was put back', async () => {
    await view('old', ann);
    await moveClock(store.db, { days: 70 });
    await store.db.transaction((tx) => ensurePartitions(tx));
    await view('new', null, 'a browser');
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(2);
    await log.dropOldMonths(store.db, 10 * DAY);
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(1);
    await moveClock(store.db, { days: -20 });
    await view('back', ann);
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(2);
  });

  it('forgets a contact that became another, when it is told', async () => {
    const bob = await newContact('bob@example.com');
    await view('ann', ann);
    await view('bob', bob);
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(2);
    await store.db.query('UPDATE event SET contact_id = $1 WHERE contact_id = $2', [ann, bob]);
    await store.db.query('DELETE FROM contact WHERE id = $1', [bob]);
    await markFiguresDue(store.db, [ann, bob]);
    await catchUpFigures(store.db);
    expect(await visitors()).toBe(1);
  });

  it('is one process’s work at a time: another passes by', async () => {
    await view('a', ann);
    await store.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(7261948311)');
      expect(await refreshFigures(store.db)).toMatchObject({ people: 0 });
    });
    expect(await refreshFigures(store.db)).toMatchObject({ people: 1 });
  });
});
