import { testDatabase } from '../../../../test/support';
import { flowHistory } from './flow-history';

const FLOW = 'b2b-maturity-whitepaper';

/** A hundred people who came in 60 days ago, and ten of yesterday; 80 in a hundred agreed to tracking. */
const PEOPLE = /* sql */ `
WITH person AS (
  INSERT INTO contact (email, created_at)
  SELECT 'person-' || n || '@example.com', nurture_now() FROM generate_series(1, 110) AS n RETURNING id
), numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM person)
INSERT INTO enrolment (flow_id, flow_version, contact_id, state, visit, snapshot, enrolled_at, entered_at)
SELECT $1, 1, id, 'sent', 1, '{}', nurture_now() - CASE WHEN n > 100 THEN interval '1 day' ELSE interval '60 days' END,
       nurture_now()
FROM numbered`;
const MAILS = /* sql */ `
INSERT INTO mail (key, contact_id, flow_id, name, kind, recipient, status, tracked, created_at, settled_at)
SELECT 'mail-' || e.id, e.contact_id, $1, 'whitepaper-delivery', 'service', 'x@example.com',
       CASE WHEN nth = 100 THEN 'failed' ELSE 'sent' END, nth <= 80, e.enrolled_at, e.enrolled_at
FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth FROM enrolment) AS e`;
const HITS = /* sql */ `
INSERT INTO hit (key, kind, mail_id, at, evidence, verdict, counts)
SELECT $1 || '-' || id, $1, id, settled_at + interval '2 hours', '{}', $2, $2::text IN ('human', 'proxied')
FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth FROM mail) AS m WHERE nth BETWEEN $3 AND $4`;
const EVENTS = /* sql */ `
INSERT INTO event (id, received_at, at, type, contact_id, source, source_id, properties)
SELECT gen_random_uuid(), nurture_now(), enrolled_at + $4::interval, $1, contact_id, 'test', $1 || $4 || nth, $5
FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth FROM enrolment) AS e WHERE nth BETWEEN $2 AND $3`;

describe('the history of a flow', () => {
  const store = testDatabase();
  beforeAll(async () => {
    await store.db.query(PEOPLE, [FLOW]);
    await store.db.query(MAILS, [FLOW]);
    const hits = (kind: string, verdict: string, from: number, to: number) => store.db.query(HITS, [kind, verdict, from, to]); // prettier-ignore
    await hits('open', 'human', 1, 30);
    await hits('open', 'proxied', 31, 40);
    await hits('open', 'automatic', 41, 80);
    await hits('click', 'human', 1, 8);
    await hits('click', 'machine', 9, 60);
    const events = (type: string, from: number, to: number, after: string, properties = {}) =>
      store.db.query(EVENTS, [type, from, to, after, properties]);
    await events('contact.unsubscribed', 96, 99, '3 days');
    await events('page.viewed', 1, 20, '2 days', { url: '/services' });
    await events('page.viewed', 1, 5, '3 days', { url: '/pricing' });
    await events('page.viewed', 50, 60, '40 days', { url: '/late' });
    await events('meeting.booked', 1, 3, '-1 day');
    await events('asset.opened', 1, 9, '1 day', { asset: 'not asked about' });
    await store.db.query(
      `INSERT INTO handoff (contact_id, status, reasons, brief, created_at, closed_at)
       SELECT contact_id, CASE WHEN nth <= 4 THEN 'recycled' ELSE 'new' END, '[]', '{}', nurture_now() - interval '40 days',
              CASE WHEN nth <= 4 THEN nurture_now() END
       FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth FROM enrolment) AS e WHERE nth <= 10`,
    );
  });

  const history = () => flowHistory(store.db, FLOW, ['page.viewed', 'meeting.booked']);

  it('counts mails that left and had a week, and what people, not machines, did with the tracked ones', async () => {
    expect((await history()).mails).toEqual([
      {
        mail: 'whitepaper-delivery',
        sent: 99,
        tracked: 80,
        opened: 40,
        clicked: 8,
        unsubscribed: 4,
        replied: 0,
        bounced: 0,
        complained: 0,
      },
    ]);
  });

  it('counts what people who had 30 days did in them, how often, and with what', async () => {
    const { people, events } = await history();
    expect(people).toBe(100);
    expect(events.map(({ type, people: did }) => [type, did])).toEqual([['page.viewed', 20]]);
    const [viewed] = events;
    expect([...(viewed?.times ?? [])].sort()).toEqual([...Array<number>(15).fill(1), ...Array<number>(5).fill(2)]);
    expect(viewed?.properties.filter(({ url }) => url === '/pricing')).toHaveLength(5);
    expect(viewed?.properties).toHaveLength(25);
  });

  it('counts handoffs by the answer that closed them', async () => {
    expect((await history()).handoffs).toEqual([
      { status: 'recycled', handoffs: 4 },
      { status: null, handoffs: 6 },
    ]);
  });

  it('knows nothing of a flow that nobody was in', async () => {
    expect(await flowHistory(store.db, 'another', ['page.viewed'])).toEqual({
      mails: [],
      people: 0,
      events: [],
      handoffs: [],
    });
  });
});
