import { now } from '@nurture/store';
import { testDatabase } from '../../../test/support';
import { salesContext, salesperson, salesTeam } from '../../../test/support/sales';
import { enterAbsence, listAbsences, removeAbsence, withAbsences } from './absences';
import { answerHandoff, type GivenAnswer } from './answer';
import { closeHandoff } from './close';
import { createHandoffs } from './create';
import { personal } from './personal';
import { handoffsOfContact } from './views';

const sales = salesTeam([
  salesperson('boss', { manager: true }),
  salesperson('leila'),
  salesperson('tom'),
  salesperson('vera'),
]);
const context = salesContext(sales);

describe('a handoff', () => {
  const store = testDatabase();
  let serial = 0;

  const someone = async (): Promise<string> => {
    const [row] = await store.db.query<{ id: string }>(
      `INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id`,
      [`ann${(serial += 1)}@example.org`],
    );
    const id = row?.id ?? '';
    await store.db.query(
      `INSERT INTO contact_profile (contact_id, stage, stage_since, score, fields)
       VALUES ($1, 'sql', nurture_now(), 92, '{"firstName": "Ann <b>", "company": "Big & Co"}')`,
      [id],
    );
    await store.db.query(
      `INSERT INTO score_entry (contact_id, at, rule, points, because, written_at)
       SELECT $1, nurture_now() - n * interval '1 day', 'mail-clicked', 12, 'Clicked in a mail', nurture_now()
       FROM generate_series(1, 3) AS n`,
      [id],
    );
    return id;
  };
  const handOver = async (contactId: string, because = 'score reached 80', by = context): Promise<void> => {
    const key = `handoff:${contactId}:${(serial += 1)}`;
    const at = await now(store.db);
    const task = { contactId, because, at, enrolmentId: null, flowId: 'f' };
    await store.db.transaction((tx) => createHandoffs(tx, [{ key, payload: task }], by));
  };
  const only = async (contactId: string) => {
    const handoffs = await handoffsOfContact(store.db, contactId);
    expect(handoffs).toHaveLength(1);
    const [one] = handoffs;
    if (!one) throw new Error('no handoff');
    return one;
  };
  const say = async (contactId: string, given: Partial<GivenAnswer> & Pick<GivenAnswer, 'answer'>) =>
    answerHandoff(store.db, (await only(contactId)).id, { person: 'leila', via: 'mail', ...given }, context);
  const told = async (contactId: string): Promise<{ type: string; properties: Record<string, unknown> }[]> =>
    store.db.query(`SELECT type, properties FROM event WHERE contact_id = $1 ORDER BY position`, [contactId]);

  beforeEach(() => store.db.query('DELETE FROM handoff'));

  it('is made once: a further trigger adds its reason, and the same reason stands once', async () => {
    const ann = await someone();
    await handOver(ann);
    await handOver(ann, 'read the whitepaper');
    await handOver(ann, 'read the whitepaper');
    expect((await only(ann)).reasons.map(({ because }) => because)).toEqual([
      'score reached 80',
      'read the whitepaper',
    ]);
    expect((await told(ann)).map(({ type }) => type)).toEqual(['handoff.created', 'handoff.assigned']);
  });

  it('goes round the team, and to the manager only when nobody else is left', async () => {
    const assigned: (string | null)[] = [];
    for (let lead = 0; lead < 6; lead += 1) {
      const ann = await someone();
      await handOver(ann);
      assigned.push((await only(ann)).salesperson);
    }
    expect(assigned).toEqual(['leila', 'tom', 'vera', 'leila', 'tom', 'vera']);
  });

  it('goes to nobody on days away that they entered themselves, beside those of workspace.json', async () => {
    const today = new Date(await now(store.db)).toISOString().slice(0, 10);
    const leila = await enterAbsence(store.db, 'leila', { from: today, until: today });
    await enterAbsence(store.db, 'tom', { from: today, until: today });
    const workspace = withAbsences(context.inForce.workspace, await listAbsences(store.db));
    const there = { ...context, settings: () => ({ ...context.inForce, workspace }) };
    const people = [];
    for (let n = 0; n < 3; n += 1) {
      const id = await someone();
      await handOver(id, 'score reached 80', there);
      people.push((await only(id)).salesperson);
    }
    expect(people).toEqual(['vera', 'vera', 'vera']);
    expect(await removeAbsence(store.db, 'tom', leila.id)).toBe(false);
    expect(await removeAbsence(store.db, 'leila', leila.id)).toBe(true);
    expect(await listAbsences(store.db)).toMatchObject([{ person: 'tom' }]);
  });

  it('goes to whom the field owner names, else to who had somebody of the company last, where the agreement says so', async () => {
    const routing = { ...context.inForce.handoff.routing, within: 'account-owner' as const };
    const owning = {
      ...context,
      settings: () => ({ ...context.inForce, handoff: { ...context.inForce.handoff, routing } }),
    };
    const [account] = await store.db.query<{ id: string }>(
      `INSERT INTO account (domain, created_at) VALUES ('owned.example', nurture_now()) RETURNING id`,
    );
    const ofAccount = async (owner: string | null) => {
      const id = await someone();
      await store.db.query('UPDATE contact SET account_id = $2 WHERE id = $1', [id, account?.id]);
      if (owner)
        await store.db.query(
          `UPDATE contact_profile SET fields = fields || jsonb_build_object('owner', $2::text) WHERE contact_id = $1`,
          [id, owner],
        );
      await handOver(id, 'score reached 80', owning);
      return (await only(id)).salesperson;
    };
    expect(await ofAccount('vera@example.com')).toBe('vera');
    expect([await ofAccount(null), await ofAccount(null)]).toEqual(['vera', 'vera']);
    expect(await ofAccount('tom')).toBe('tom');
    expect(await ofAccount(null)).toBe('tom');
  });

  it('is given out fairly and once by many workers at the same time', async () => {
    const leads = await Promise.all(Array.from({ length: 30 }, someone));
    await Promise.all(leads.map((ann) => handOver(ann)));
    const rows = await store.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM handoff WHERE closed_at IS NULL GROUP BY salesperson ORDER BY salesperson`,
    );
    expect(rows.map(({ n }) => n)).toEqual([10, 10, 10]);
  });

  it('briefs the salesperson with the score entry by entry and three links, and lets no markup through', async () => {
    const ann = await someone();
    await handOver(ann);
    const [task] = await store.db.query<{ payload: { to: object; html: string; text: string; subject: string } }>(
      `SELECT payload FROM task WHERE queue = 'send-notification' AND contact_id = $1`,
      [ann],
    );
    expect(task?.payload.to).toEqual({ name: 'leila Jansen', email: 'leila@example.com' });
    expect(task?.payload.text).toMatch(/(\+12 {2}Clicked in a mail \(\d+ \w+\)\n){3}/);
    expect(task?.payload.text.match(/https:\/\/nurture\.example\.com\/h\//g)).toHaveLength(4);
    expect(task?.payload.html).toContain('Ann &lt;b&gt;');
    expect(task?.payload.html).not.toContain('Ann <b>');
  });

  it('keeps an answer, and takes the same one again without saying it twice', async () => {
    const ann = await someone();
    await handOver(ann);
    expect(await say(ann, { answer: 'accept' })).toEqual({ kind: 'recorded', status: 'accepted' });
    expect(await say(ann, { answer: 'accept' })).toEqual({ kind: 'repeated', status: 'accepted' });
    expect((await told(ann)).filter(({ type }) => type === 'handoff.accepted')).toHaveLength(1);
    expect((await only(ann)).answers).toMatchObject([{ answer: 'accept', person: 'leila', via: 'mail' }]);
  });

  it('gives a lead back until a day, ninety days on if none is named', async () => {
    const ann = await someone();
    await handOver(ann);
    const today = await now(store.db);
    await say(ann, { answer: 'recycle', reason: 'not-now' });
    const until = new Date(today + 90 * 86_400_000).toISOString().slice(0, 10);
    expect((await told(ann)).at(-1)).toMatchObject({
      type: 'handoff.recycled',
      properties: { until, reason: 'not-now' },
    });
    expect(await only(ann)).toMatchObject({ status: 'recycled' });
  });

  it.each([
    [{ answer: 'recycle', reason: 'no such reason' }, 'handoff.reason'],
    [{ answer: 'recycle', reason: 'not-now', until: '2020-01-01' }, 'handoff.until'],
    [{ answer: 'recycle', reason: 'not-now', until: '2199-01-01' }, 'handoff.until'],
    [{ answer: 'recycle', reason: 'not-now', until: '2027-02-30' }, 'handoff.until'],
    [{ answer: 'reject' }, 'handoff.reason'],
    [{ answer: 'won' }, 'handoff.amount'],
  ] as const)('refuses %j, and stays open', async (given, code) => {
    const ann = await someone();
    await handOver(ann);
    expect(await say(ann, given)).toMatchObject({ kind: 'refused', code });
    expect(await only(ann)).toMatchObject({ status: 'new', closedAt: null });
  });

  it('takes no other answer once it is closed, and a new trigger opens a new one', async () => {
    const ann = await someone();
    await handOver(ann);
    await say(ann, { answer: 'won', amount: 50_000 });
    expect(await say(ann, { answer: 'reject', reason: 'student' })).toMatchObject({ code: 'handoff.closed' });
    expect((await told(ann)).map(({ type }) => type).slice(2)).toEqual(['handoff.won', 'deal.won']);
    await handOver(ann, 'wants more');
    expect(await handoffsOfContact(store.db, ann)).toHaveLength(2);
  });

  it('is closed as won by a deal from outside, without a second deal', async () => {
    const ann = await someone();
    await handOver(ann);
    const task = { contactId: ann, at: await now(store.db), amount: 1200 };
    for (let time = 0; time < 2; time += 1) {
      await store.db.transaction((tx) => closeHandoff(tx, 'close-handoff:1', task, context));
    }
    expect(await only(ann)).toMatchObject({ status: 'won', answers: [{ answer: 'won', amount: 1200 }] });
    expect((await told(ann)).map(({ type }) => type).slice(2)).toEqual(['handoff.won']);
  });

  it('survives two answers at the same moment: one is taken, the other told', async () => {
    const ann = await someone();
    await handOver(ann);
    const outcomes = await Promise.all([
      say(ann, { answer: 'won', amount: 1 }),
      say(ann, { answer: 'reject', reason: 'student' }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['recorded', 'refused']);
    expect((await only(ann)).answers).toHaveLength(1);
  });

  it('leaves nothing of a person that is erased', async () => {
    const ann = await someone();
    await handOver(ann);
    expect(await personal.export(store.db, ann)).toMatchObject({ handoffs: [{ status: 'new' }] });
    await personal.erase(store.db, ann);
    expect(await handoffsOfContact(store.db, ann)).toEqual([]);
  });
});
