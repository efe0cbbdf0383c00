import type { FlowDocument } from '@nurture/core/flow';
import { log } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { referencePublication } from '../../../../test/support/reference-world';
import { absorbBatch, decideExperiments, EnrolmentIds, flowExperiments, PublishedBook, publish } from '../index';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PEOPLE = 400;

function mailTest(more: Partial<FlowDocument> = {}): FlowDocument {
  return {
    id: 'mails',
    enrol: { on: 'quiz.completed' },
    sending: { topic: 'whitepapers' },
    initial: 'asked',
    states: {
      asked: { entry: { send: 'a', variants: ['b'], winner: 'clicks' }, after: { '90 days': 'end' } },
      end: { type: 'final' },
    },
    ...more,
  };
}

const branchTest: FlowDocument = {
  id: 'branches',
  enrol: { on: 'quiz.completed' },
  goal: { on: 'meeting.booked' },
  initial: 'divided',
  states: {
    divided: {
      type: 'split',
      branches: [
        { weight: 50, target: 'left' },
        { weight: 50, target: 'right' },
      ],
      winner: { by: 'conversions', within: '2 days', risk: 0.01 },
    },
    left: { after: { '90 days': 'end' } },
    right: { after: { '90 days': 'end' } },
    end: { type: 'final' },
  },
};

describe('a test of variants', () => {
  const store = testDatabase();
  let deps: { book: PublishedBook; ids: EnrolmentIds; mailsWithdrawn: null };
  let given = 0;

  beforeEach(async () => {
    await store.db.query(
      `TRUNCATE contact, contact_profile, enrolment, enrolment_step, enrolment_timer, event, event_key, event_pending, task, mail, hit,
                experiment, flow, flow_version, settings_version, mail_version CASCADE`,
    );
    deps = { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
  });

  const put = (document: FlowDocument) => publish(store.db, referencePublication([document]));
  const decide = () => decideExperiments(store.db, deps.book);

  async function absorbAll(): Promise<void> {
    while ((await absorbBatch(store.db, deps, 200)).contacts > 0);
  }

  async function happens(type: string, contactIds: readonly string[]): Promise<void> {
    const [clock] = await store.db.query<{ now: Date }>(`SELECT nurture_now() AS now`);
    const at = clock?.now.getTime() ?? 0;
    await log.append(
      store.db,
      contactIds.map((contactId) => ({
        type,
        at,
        contactId,
        source: 'test',
        sourceId: String(++given),
        properties: {},
      })),
    );
    await absorbAll();
  }

  async function enrol(many: number): Promise<string[]> {
    const rows = await store.db.query<{ id: string }>(
      `INSERT INTO contact (email, created_at)
       SELECT $1 || n || '@example.com', nurture_now() FROM generate_series(1, $2::int) AS n RETURNING id`,
      [`p${++given}-`, many],
    );
    const ids = rows.map(({ id }) => id);
    await happens('quiz.completed', ids);
    return ids;
  }

  /** The mail lib's part: everything planned is accepted. Of every three people one may not be tracked. */
  function send(): Promise<unknown> {
    return store.db.query(
      `WITH done AS (DELETE FROM task WHERE queue = 'send-mail' RETURNING *)
       INSERT INTO mail (key, contact_id, enrolment_id, flow_id, state, visit, action, name, kind, recipient, status, tracked, created_at, settled_at)
       SELECT key, contact_id, enrolment_id, payload #>> '{origin,flowId}', payload #>> '{origin,state}', 1,
              payload #>> '{origin,action}', payload #>> '{origin,name}', 'marketing', '', 'sent', contact_id % 3 > 0,
              nurture_now(), nurture_now()
       FROM done`,
    );
  }

  /** A click on this share of a mail's copies, by whom. */
  function click(mail: string, share: number, verdict = 'human'): Promise<unknown> {
    return store.db.query(
      `INSERT INTO hit (key, kind, mail_id, at, evidence, verdict, counts)
       SELECT $3 || id, 'click', id, nurture_now(), '{}', $3, $3::text = 'human' FROM mail
       WHERE name = $1 AND tracked AND (id * 7919 % 100) < $2::float8 * 100`,
      [mail, share, verdict],
    );
  }

  const view = async (flow: string) => {
    const [only, ...more] = await flowExperiments(store.db, flow);
    expect(more).toEqual([]);
    if (only === undefined) throw new Error('the flow has no test');
    return only;
  };

  it('counts people, mails and what humans did with them, and no machines', async () => {
    await put(mailTest());
    expect((await view('mails')).since).toBeNull();
    await enrol(60);
    await send();
    await click('a', 1, 'machine');
    await click('b', 1);
    const { variants, verdict, by, since } = await view('mails');
    expect({ verdict, by }).toEqual({ verdict: 'undecided', by: 'clicks' });
    expect(since).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    const [a, b] = variants;
    expect((a?.people ?? 0) + (b?.people ?? 0)).toBe(60);
    expect((a?.tracked ?? 0) + (b?.tracked ?? 0)).toBe(40);
    expect(a).toMatchObject({ name: 'a', share: 0.5, sends: a?.people, clicks: 0 });
    expect(b).toMatchObject({ name: 'b', share: 0.5, sends: b?.people, clicks: b?.tracked });
  });

  it('is decided once people have had their time, and gives everybody who comes then the winner, with the reason', async () => {
    await put(mailTest());
    await enrol(PEOPLE);
    await send();
    await click('a', 0.1);
    await click('b', 0.6);
    expect(await decide()).toEqual([]);
    await moveClock(store.db, { days: 3, minutes: 2 });
    expect(await decide()).toEqual([{ flow: 'mails', place: 'asked.entry.0', winner: 'b' }]);
    expect(await decide()).toEqual([]);
    const later = await enrol(20);
    const mails = await store.db.query<{ name: string; people: number }>(
      `SELECT payload #>> '{origin,name}' AS name, count(*)::int AS people
       FROM task WHERE queue = 'send-mail' AND contact_id = ANY ($1::bigint[]) GROUP BY 1`,
      [later],
    );
    expect(mails).toEqual([{ name: 'b', people: 20 }]);
    const [step] = await store.db.query<{ notes: string[] }>(
      `SELECT trace -> 'notes' AS notes FROM enrolment_step ORDER BY id DESC LIMIT 1`,
    );
    expect(step?.notes).toEqual(['b has won the test at asked.entry.0']);
    expect(await view('mails')).toMatchObject({
      verdict: 'winner',
      winner: 'b',
      decidedAt: expect.any(String) as string,
    });
    const events = await store.db.query(`SELECT properties FROM event WHERE type = 'experiment.decided'`);
    expect(events).toEqual([{ properties: { flow: 'mails', place: 'asked.entry.0', winner: 'b' } }]);
  });

  it('has an interval beside every difference, and no winner where there is none', async () => {
    await put(mailTest());
    await enrol(PEOPLE);
    await send();
    await click('a', 0.3);
    await click('b', 0.3);
    await moveClock(store.db, { days: 4 });
    expect(await decide()).toEqual([]);
    const { comparisons } = await view('mails');
    const [{ pairs = 0, lower = 0, upper = 0 } = {}] = comparisons;
    expect(comparisons).toMatchObject([{ first: 'a', second: 'b' }]);
    expect(pairs).toBeGreaterThan(100);
    expect(lower).toBeLessThan(0);
    expect(upper).toBeGreaterThan(0);
  });

  it('passes no verdict where no rule was fixed beforehand', async () => {
    const states = {
      ...mailTest().states,
      asked: { entry: { send: 'a', variants: ['b'] }, after: { '90 days': 'end' } },
    };
    await put(mailTest({ states }));
    await enrol(PEOPLE);
    await send();
    await click('b', 1);
    await moveClock(store.db, { days: 4 });
    expect(await decide()).toEqual([]);
    expect(await view('mails')).toMatchObject({ verdict: 'no-rule', winner: null });
  });

  it('is decided between branches by what they lead to, and sends the rest down the better one', async () => {
    await put(branchTest);
    await enrol(PEOPLE);
    const right = await store.db.query<{ id: string }>(
      `SELECT contact_id AS id FROM enrolment WHERE state = 'right' ORDER BY id`,
    );
    await happens(
      'meeting.booked',
      right.map(({ id }) => id).filter((_, i) => i % 2 === 0),
    );
    await moveClock(store.db, { days: 2, minutes: 2 });
    expect(await decide()).toEqual([{ flow: 'branches', place: 'divided', winner: 'right' }]);
    const later = await enrol(10);
    const states = await store.db.query(`SELECT DISTINCT state FROM enrolment WHERE contact_id = ANY ($1::bigint[])`, [
      later,
    ]);
    expect(states).toEqual([{ state: 'right' }]);
    const { variants } = await view('branches');
    expect(variants[1]?.conversions).toBe(Math.ceil(right.length / 2));
  });

  it('goes on through versions that leave it as it is, and begins anew with one that changes it', async () => {
    await put(mailTest());
    await enrol(PEOPLE);
    await send();
    await click('b', 0.8);
    await moveClock(store.db, { days: 4 });
    await put(mailTest({ name: 'Another name' }));
    expect((await view('mails')).variants.map(({ people }) => people)).not.toContain(0);
    expect(await decide()).toHaveLength(1);
    const asked = {
      entry: { send: 'a', variants: ['b', 'c'], winner: 'clicks' as const },
      after: { '90 days': 'end' },
    };
    await put(mailTest({ states: { ...mailTest().states, asked } }));
    expect(await view('mails')).toMatchObject({
      verdict: 'undecided',
      variants: [{ people: 0 }, { people: 0 }, { people: 0 }],
    });
    const later = await enrol(30);
    const mails = await store.db.query(
      `SELECT DISTINCT payload #>> '{origin,name}' FROM task WHERE queue = 'send-mail' AND contact_id = ANY ($1::bigint[])`,
      [later],
    );
    expect(mails).toHaveLength(3);
  });
});
