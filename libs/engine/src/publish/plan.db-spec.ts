import { testDatabase } from '../../../../test/support';
import { referenceDocument, referencePublication } from '../../../../test/support/reference-world';
import { planPublication, publish } from '../index';
import type { FlowPlan, Publication } from '../index';

const FLOW = 'b2b-maturity-whitepaper';
const changed = { ...referenceDocument, sending: { ...referenceDocument.sending, gap: '5 days' } };

describe('what publishing would do', () => {
  const store = testDatabase();

  const planOf = async (publication: Publication): Promise<FlowPlan | undefined> =>
    (await planPublication(store.db, publication)).flows[0];

  async function enrol(state: string, version: number, status = 'active'): Promise<void> {
    await store.db.query(
      `WITH person AS (INSERT INTO contact (email, created_at) VALUES (gen_random_uuid() || '@example.com', nurture_now()) RETURNING id)
       INSERT INTO enrolment (id, flow_id, flow_version, contact_id, status, state, visit, snapshot, enrolled_at, entered_at)
       SELECT (SELECT coalesce(max(id), 0) + 1 FROM enrolment), $1, $2, person.id, $3, $4, 1, '{}', nurture_now(), nurture_now() FROM person`,
      [FLOW, version, status, state],
    );
  }

  it('says that everything is new before the first publication', async () => {
    const plan = await planPublication(store.db, referencePublication());
    expect(plan.settings.map(({ change }) => change)).toEqual(['new', 'new', 'new']);
    expect(plan.flows).toMatchObject([
      { id: FLOW, change: 'new', inForce: null, version: 1, differences: [], people: [] },
    ]);
  });

  it('says that nothing changes where nothing did, key order and all', async () => {
    await publish(store.db, referencePublication());
    const plan = await planPublication(store.db, referencePublication());
    expect(plan.settings.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(plan.flows).toMatchObject([{ change: 'unchanged', inForce: 1, version: 1, differences: [] }]);
  });

  it('names what changes against the version in force, and counts who is in every state', async () => {
    await enrol('sent', 1);
    await enrol('sent', 1);
    await enrol('resting', 1);
    await enrol('cold', 1, 'completed');
    expect(await planOf(referencePublication([changed]))).toMatchObject({
      change: 'new',
      inForce: 1,
      version: 2,
      differences: [{ part: 'rule', change: 'changed', what: 'gap', before: '3 days', after: '5 days' }],
      people: [
        { version: 1, state: 'resting', people: 1 },
        { version: 1, state: 'sent', people: 2 },
      ],
    });
  });

  it('sees a mail change through the versions that are pinned', async () => {
    const withMail = (hash: string): Publication => {
      const base = referencePublication();
      return {
        ...base,
        mails: [{ name: 'hello', locale: 'en', hash, mail: { hash } as never }],
        flows: base.flows.map((flow) => ({ ...flow, hash: `${flow.hash}-${hash}`, mails: { hello: { en: hash } } })),
      };
    };
    await publish(store.db, withMail('one'));
    const plan = await planOf(withMail('two'));
    expect(plan?.differences).toEqual([{ part: 'mail', change: 'changed', what: 'hello (en)', before: '', after: '' }]);
  });

  it('publishes nothing, and names flows that are no longer among the files', async () => {
    const other = { ...referenceDocument, id: 'other' };
    const count = (): Promise<unknown> => store.db.query('SELECT count(*)::int AS n FROM flow_version');
    const before = await count();
    const plan = await planPublication(store.db, referencePublication([other]));
    expect(plan.absent).toEqual([FLOW]);
    expect(await count()).toEqual(before);
  });
});
