import type { FlowDocument } from '@nurture/core/flow';
import type { FlowMap } from '@nurture/core/migration';
import { moveClock, testDatabase } from '../../../../test/support';
import { journeyOn } from '../../../../test/support/journey';
import { referenceDocument, referencePublication } from '../../../../test/support/reference-world';
import {
  EngineError,
  EnrolmentIds,
  MigrationRefused,
  moveFlow,
  planFlowMove,
  planPublication,
  publish,
  PublishedBook,
  rollBackFlow,
  versionsInForce,
} from '../index';
import type { AbsorbDeps, MailsWithdrawn } from '../index';

const FLOW = referenceDocument.id;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { sent, reminder, ...others } = referenceDocument.states;
/** The reminder has another name and comes earlier. */
const renamed: FlowDocument = {
  ...referenceDocument,
  states: {
    ...others,
    sent: { ...sent, after: { '2 days': 'nudge' } },
    nudge: { ...reminder, after: { '6 days': 'cold' } },
  },
};
const toNudge: FlowMap = { states: { reminder: { to: 'nudge', enter: false } }, from: null };
const byName: FlowMap = { states: {}, from: null };

describe('moving people to another version', () => {
  const store = testDatabase();
  const deps: AbsorbDeps = { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
  const { accept, drain, signUp } = journeyOn(store, deps);

  async function walk(id: string): Promise<{ state: string; version: number; status: string; due: string | null }> {
    const [row] = await store.db.query<{ state: string; version: number; status: string; due: string | null }>(
      `SELECT state, flow_version AS version, status, snapshot -> 'timers' -> 0 ->> 'key' AS due
       FROM enrolment WHERE contact_id = $1`,
      [id],
    );
    if (!row) throw new Error('nobody is enrolled');
    return row;
  }

  const inForce = async (): Promise<number | undefined> => (await versionsInForce(store.db)).flows[FLOW];
  let ann = '';
  let bob = '';

  beforeAll(async () => {
    await publish(store.db, referencePublication());
    ann = await signUp();
    await accept(ann);
    await moveClock(store.db, { days: 3, hours: 1 });
    await drain();
    await accept(ann);
    bob = await signUp();
    await accept(bob);
  });

  it('is previewed with the people of every state and what comes next for them, and changes nothing', async () => {
    const plan = await planPublication(store.db, referencePublication([renamed]), { [FLOW]: toNudge });
    expect(plan.flows[0]?.migration).toMatchObject({
      to: 2,
      people: 2,
      misfits: [],
      groups: [
        { version: 1, state: 'reminder', to: 'nudge', people: 1, next: [{ by: '6 days', to: ['cold'], people: 1 }] },
        {
          version: 1,
          state: 'sent',
          to: 'sent',
          next: [{ by: '2 days', to: ['nudge'], sends: ['whitepaper-reminder'] }],
        },
      ],
    });
    expect(await walk(ann)).toMatchObject({ state: 'reminder', version: 1 });
  });

  it('is refused with the names of the states that lack a place, and nothing is published', async () => {
    const plan = await planPublication(store.db, referencePublication([renamed]), 'same-names');
    expect(plan.flows[0]?.migration?.misfits).toEqual([{ state: 'reminder', people: 1, why: 'no-place', to: null }]);
    const migration = { wanted: 'same-names' as const, mailsWithdrawn: null };
    const refused = publish(store.db, referencePublication([renamed]), { atStartUp: false, migration });
    await expect(refused).rejects.toThrow(MigrationRefused);
    await expect(refused).rejects.toThrow('1 in state reminder, which the new version does not have');
    expect(await inForce()).toBe(1);
  });

  it('is refused where its map names what is not there', async () => {
    const withMap = (states: FlowMap['states']) =>
      planPublication(store.db, referencePublication([renamed]), { [FLOW]: { states, from: null } });
    const nowhere = await withMap({ reminder: { to: 'nowhere', enter: false }, typo: { to: 'sent', enter: false } });
    expect(nowhere.flows[0]?.migration?.misfits).toEqual([
      { state: 'reminder', people: 1, why: 'no-such-target', to: 'nowhere' },
      { state: 'typo', people: 0, why: 'no-such-state', to: 'sent' },
    ]);
    const strange = planPublication(store.db, referencePublication([renamed]), { 'no-flow': byName });
    await expect(strange).rejects.toMatchObject({ code: 'engine.flow-unknown' });
  });

  it('takes place with the publication, and leaves a trace on each enrolment', async () => {
    const migration = { wanted: { [FLOW]: toNudge }, mailsWithdrawn: null };
    const published = await publish(store.db, referencePublication([renamed]), { atStartUp: false, migration });
    expect(published.migrations).toMatchObject([{ flow: FLOW, to: 2, people: 2 }]);
    expect(await walk(ann)).toEqual({ state: 'nudge', version: 2, status: 'active', due: '6 days' });
    expect(await walk(bob)).toEqual({ state: 'sent', version: 2, status: 'active', due: '2 days' });
    const traces = await store.db.query<{ note: string; from: string; to: string }>(
      `SELECT s.trace ->> 'from' AS "from", s.trace ->> 'to' AS "to", s.trace -> 'notes' ->> 0 AS note
       FROM enrolment_step s WHERE s.trace ->> 'event' = 'migrate' ORDER BY s.enrolment_id`,
    );
    expect(traces).toEqual([
      { from: 'reminder', to: 'nudge', note: 'moved from version 1 to version 2' },
      { from: 'sent', to: 'sent', note: 'moved from version 1 to version 2' },
    ]);
  });

  it('goes back to an older version just so, with the version in force or without it', async () => {
    const back: FlowMap = { states: { nudge: { to: 'reminder', enter: false } }, from: null };
    expect((await planFlowMove(store.db, FLOW, { map: back, to: 1 })).people).toBe(2);
    await moveFlow(store.db, FLOW, { map: back, to: 1 }, null);
    expect([await walk(ann), await inForce()]).toMatchObject([{ state: 'reminder', version: 1 }, 2]);
    await moveFlow(store.db, FLOW, { map: toNudge, to: null }, null);
    await rollBackFlow(store.db, FLOW, { map: back, to: 1 }, null);
    expect([await walk(ann), await inForce()]).toMatchObject([{ state: 'reminder', version: 1 }, 1]);
    await rollBackFlow(store.db, FLOW, { map: null, to: 2 }, null);
    expect([await walk(ann), await inForce()]).toMatchObject([{ state: 'reminder', version: 1 }, 2]);
    await expect(rollBackFlow(store.db, FLOW, { map: null, to: 9 }, null)).rejects.toThrow(EngineError);
  });

  it('lets people go on by the new version, and mails nobody what they got', async () => {
    await moveFlow(store.db, FLOW, { map: toNudge, to: 2 }, null);
    await moveClock(store.db, { days: 2, hours: 1 });
    await drain();
    expect(await walk(bob)).toMatchObject({ state: 'nudge' });
    const mails = await store.db.query<{ key: string }>(
      `SELECT contact_id || ' ' || (payload -> 'origin' ->> 'name') AS key FROM task WHERE queue = 'send-mail'`,
    );
    expect(mails).toEqual([{ key: `${bob} whitepaper-reminder` }]);
    await moveClock(store.db, { days: 4 });
    await drain();
    expect(await walk(ann)).toMatchObject({ state: 'cold', status: 'completed' });
  });

  it('takes marketing mails back from whom it puts at an end, and tells of them', async () => {
    const told: string[] = [];
    const listener: MailsWithdrawn = (_, mails) => {
      told.push(...mails.map(({ task, reason }) => `${task.payload.origin.name} ${reason}`));
      return Promise.resolve();
    };
    const ending: FlowMap = { states: { nudge: { to: 'cold', enter: false } }, from: null };
    await moveFlow(store.db, FLOW, { map: ending, to: 1 }, listener);
    expect(await walk(bob)).toMatchObject({ state: 'cold', status: 'completed', version: 1 });
    expect(told).toEqual(['whitepaper-reminder left-flow']);
  });

  it('sends what a state sends on entry where that was asked, once', async () => {
    const eve = await signUp();
    await accept(eve);
    await publish(store.db, referencePublication([{ ...renamed, note: 'once more' }]));
    const enter: FlowMap = { states: { sent: { to: 'nudge', enter: true } }, from: null };
    await moveFlow(store.db, FLOW, { map: enter, to: null }, null);
    await drain();
    await drain();
    expect(await walk(eve)).toMatchObject({ state: 'nudge', version: 3 });
    const mails = await store.db.query<{ key: string }>(
      `SELECT key FROM task WHERE queue = 'send-mail' AND contact_id = $1`,
      [eve],
    );
    expect(mails).toHaveLength(1);
  });

  it('lets somebody go on whom a fault had stopped', async () => {
    const eve = await signUp();
    await store.db.query(`UPDATE enrolment SET set_aside = 'a fault', flow_version = 1 WHERE contact_id = $1`, [eve]);
    await moveFlow(store.db, FLOW, { map: byName, to: null }, null);
    const rows = await store.db.query(`SELECT set_aside AS aside FROM enrolment WHERE contact_id = $1`, [eve]);
    expect(rows).toEqual([{ aside: null }]);
  });
});

describe('two publishers at once', () => {
  const store = testDatabase();
  const changed = (note: string) => referencePublication([{ ...referenceDocument, note }]);

  it('lets one win and tells the other, who has published nothing', async () => {
    await publish(store.db, referencePublication());
    const onto = await versionsInForce(store.db);
    const both = await Promise.allSettled(
      ['mine', 'yours'].map((note) => publish(store.db, changed(note), { atStartUp: false, onto })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'engine.published-meanwhile' });
    expect(String(lost?.reason)).toContain('version 2 is in force; version 1 was then');
    expect(await store.db.query('SELECT number FROM flow_version ORDER BY number')).toHaveLength(2);
  });

  it('says so of the first publication too, and not where both publish the same', async () => {
    const onto = { flows: {}, settings: {} };
    const late = publish(store.db, changed('late'), { atStartUp: false, onto });
    await expect(late).rejects.toMatchObject({ code: 'engine.published-meanwhile' });
    const current = await versionsInForce(store.db);
    const same = Array.from({ length: 3 }, () =>
      publish(store.db, changed('same'), { atStartUp: false, onto: current }),
    );
    const changes = (await Promise.all(same)).flatMap(({ flows }) => flows.map(({ change }) => change));
    expect(changes.sort()).toEqual(['new', 'unchanged', 'unchanged']);
  });
});
