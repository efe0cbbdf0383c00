import type { FlowDocument } from '@nurture/core/flow';
import { log } from '@nurture/store';
import type { Database } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { referencePublication } from '../../../../test/support/reference-world';
import { absorbBatch, EnrolmentIds, pauseFlow, PublishedBook, publish, resumeFlow, sweepSegments } from '../index';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function flow(more: Partial<FlowDocument> = {}): FlowDocument {
  return {
    id: 'sleepers',
    enrol: { segment: { 'contact.country': 'NL', 'contact.score': { $lt: 10 } } },
    initial: 'asked',
    states: { asked: { after: { '3 days': 'end' } }, end: { type: 'final' } },
    ...more,
  };
}

describe('a segment', () => {
  const store = testDatabase();
  let book: PublishedBook;

  beforeEach(async () => {
    await store.db.query(
      `TRUNCATE contact, contact_profile, enrolment, enrolment_step, enrolment_timer, event, event_key, event_pending, segment_sweep,
                flow, flow_version, settings_version, mail_version CASCADE`,
    );
    book = new PublishedBook(silent);
  });

  const put = (document: FlowDocument) => publish(store.db, referencePublication([document]));

  /** Contacts `from` … `from + many - 1`; every third is in Belgium. */
  async function people(many: number, from = 0): Promise<void> {
    await store.db.query(
      `WITH made AS (
         INSERT INTO contact (email, created_at) SELECT 'p' || n || '@example.com', now()
         FROM generate_series($1::int, $2::int) AS n RETURNING id, email)
       INSERT INTO contact_profile (contact_id, stage, stage_since, fields)
       SELECT id, 'lead', now(), jsonb_build_object('country', CASE WHEN substr(email, 2, position('@' in email) - 2)::int % 3 = 0 THEN 'BE' ELSE 'NL' END)
       FROM made`,
      [from, from + many - 1],
    );
  }

  async function sweepAll(db: Database = store.db, with_ = book): Promise<number> {
    let matched = 0;
    for (;;) {
      const turn = await sweepSegments(db, with_);
      matched += turn.matched;
      if (turn.contacts === 0) return matched;
    }
  }

  async function absorbAll(): Promise<void> {
    const deps = { book, ids: new EnrolmentIds(), mailsWithdrawn: null };
    while ((await absorbBatch(store.db, deps, 200)).contacts > 0);
  }

  async function enrolled(): Promise<number> {
    const [row] = await store.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM enrolment`);
    return row?.n ?? -1;
  }

  it('takes in those for whom it holds when the flow is published, each once', async () => {
    await people(30);
    await put(flow());
    expect(await sweepAll()).toBe(20);
    await absorbAll();
    expect(await enrolled()).toBe(20);
    await moveClock(store.db, { hours: 2 });
    expect(await sweepAll()).toBe(0);
  });

  it('takes in within the hour whom it holds for since', async () => {
    await put(flow());
    await sweepAll();
    await people(3);
    expect(await sweepAll()).toBe(0);
    await moveClock(store.db, { hours: 1 });
    expect(await sweepAll()).toBe(2);
  });

  it('takes in at once whom an event brings into it', async () => {
    await people(1);
    await put(flow());
    await sweepAll();
    const [ann] = await store.db.query<{ id: string }>(`SELECT id FROM contact`);
    const said = { fields: { country: 'NL' }, trusted: true };
    await log.append(store.db, [
      {
        type: 'form.submitted',
        at: Date.now(),
        contactId: ann?.id ?? '',
        source: 'test',
        sourceId: 'x',
        properties: {},
        profile: said,
      },
    ]);
    await absorbAll();
    expect(await enrolled()).toBe(1);
  });

  it('takes nobody in again, or after the time that the flow says', async () => {
    await people(2, 1);
    await put(flow({ again: 'after 30 days' }));
    await sweepAll();
    await absorbAll();
    await moveClock(store.db, { days: 4 });
    await absorbAll();
    await sweepAll();
    await absorbAll();
    expect(await enrolled()).toBe(2);
    await moveClock(store.db, { days: 31 });
    await absorbAll();
    expect(await sweepAll()).toBe(2);
    await absorbAll();
    expect(await enrolled()).toBe(4);
  });

  it('decides anew when absorbed: who has left it meanwhile is not taken in', async () => {
    await people(2, 1);
    await put(flow());
    await sweepAll();
    await store.db.query(
      `UPDATE contact_profile SET score = 50 WHERE contact_id = (SELECT min(contact_id) FROM contact_profile)`,
    );
    await absorbAll();
    expect(await enrolled()).toBe(1);
  });

  it('takes nobody into a paused flow, and goes on when it is resumed', async () => {
    await people(2, 1);
    await put(flow());
    await pauseFlow(store.db, 'sleepers');
    expect(await sweepAll()).toBe(0);
    await resumeFlow(store.db, 'sleepers');
    expect(await sweepAll()).toBe(2);
  });

  it('goes on where another process was cut off, and begins anew with a new version', async () => {
    await people(4_500);
    await put(flow());
    expect(await sweepSegments(store.db, book)).toEqual({ contacts: 2_000, matched: 1_333 });
    await absorbAll();
    expect(await sweepSegments(store.db, new PublishedBook(silent))).toMatchObject({ contacts: 2_000, matched: 1_333 });
    await absorbAll();
    await put(flow({ enrol: { segment: { 'contact.country': { $in: ['NL', 'BE'] } } } }));
    expect(await sweepSegments(store.db, book)).toMatchObject({ contacts: 2_000, matched: 667 });
  });

  it('holds back while other events wait, and takes in no faster than mails may leave', async () => {
    await people(9_000);
    await put(flow());
    await sweepSegments(store.db, book);
    await sweepSegments(store.db, book);
    // 2,666 events wait now.
    expect(await sweepSegments(store.db, book)).toEqual({ contacts: 0, matched: 0, busy: true });
    await store.db.query('TRUNCATE event_pending');
    const slow = referencePublication([flow()]);
    const { sending } = slow.settings.content;
    const content = { ...slow.settings.content, sending: { ...sending, speed: { ...sending.speed, perSecond: 10 } } };
    await publish(store.db, { ...slow, settings: { hash: 'slow', content } });
    expect((await sweepSegments(store.db, book)).matched).toBe(1_334);
    await store.db.query('TRUNCATE event_pending');
    await moveClock(store.db, { seconds: 130 });
    expect((await sweepSegments(store.db, book)).matched).toBe(0);
    await moveClock(store.db, { seconds: 10 });
    expect((await sweepSegments(store.db, book)).matched).toBe(1_333);
  });

  it(
    `looks through ${full ? '1,000,000' : '20,000'} contacts while others write to them`,
    async () => {
      await people(full ? 1_000_000 : 20_000);
      await store.db.query(`ANALYZE contact, contact_profile`);
      await put(
        flow({ enrol: { segment: { $and: [{ 'contact.country': 'NL' }, { did: { event: 'page.viewed' } }] } } }),
      );
      const [last] = await store.db.query<{ id: string }>(`SELECT max(id) AS id FROM contact`);
      let longest = 0;
      for (let turn = { contacts: 1 }; turn.contacts > 0;) {
        const write = store.db.query(`UPDATE contact_profile SET score = score + 1 WHERE contact_id = $1`, [last?.id]);
        const began = performance.now();
        turn = await sweepSegments(store.db, book);
        longest = Math.max(longest, performance.now() - began);
        await write;
      }
      const [row] = await store.db.query<{ after: string }>(`SELECT after_contact AS after FROM segment_sweep`);
      expect(row?.after).toBe('0');
      // Generous: the machine is shared. Alone it takes some ten milliseconds.
      expect(longest).toBeLessThan(5_000);
    },
    full ? 600_000 : 60_000,
  );
});
