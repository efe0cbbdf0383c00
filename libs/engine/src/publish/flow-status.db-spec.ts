import type { FlowDocument } from '@nurture/core/flow';
import { now } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { journeyOn } from '../../../../test/support/journey';
import { referenceDocument, referencePublication } from '../../../../test/support/reference-world';
import {
  archiveFlow,
  EnrolmentIds,
  lookAgainBeforeSending,
  pauseFlow,
  publish,
  PublishedBook,
  resumeFlow,
} from '../index';
import type { AbsorbDeps } from '../index';

const FLOW = referenceDocument.id;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Whoever was not seen for five days leaves. */
const document: FlowDocument = {
  ...referenceDocument,
  exit: { guard: { $not: { 'contact.lastSeen': { $within: '5 days' } } } },
};

describe('a paused flow', () => {
  const store = testDatabase();
  const withdrawn: string[] = [];
  const deps: AbsorbDeps = {
    book: new PublishedBook(silent),
    ids: new EnrolmentIds(),
    mailsWithdrawn: (_, mails) => {
      withdrawn.push(...mails.map(({ task, reason }) => `${task.payload.origin.name} ${reason}`));
      return Promise.resolve();
    },
  };
  const { accept, drain, happen, signUp } = journeyOn(store, deps);

  /** Somebody who waits for the reminder. */
  async function waiting(): Promise<string> {
    const id = await signUp();
    await accept(id);
    await moveClock(store.db, { days: 3, hours: 1 });
    await drain();
    return id;
  }

  const walk = async (id: string): Promise<string | undefined> => {
    const rows = await store.db.query<{ line: string }>(
      `SELECT state || ' ' || status AS line FROM enrolment WHERE contact_id = $1`,
      [id],
    );
    return rows[0]?.line;
  };
  const mails = (): Promise<{ id: string; due: boolean }[]> =>
    store.db.query(
      `SELECT contact_id AS id, due_at <= nurture_now() AS due FROM task WHERE queue = 'send-mail' ORDER BY due_at, id`,
    );

  beforeAll(() => publish(store.db, referencePublication([document])));
  beforeEach(() => store.db.query('DELETE FROM task'));

  it('sends nothing on resuming that has become pointless: who leaves by now leaves first', async () => {
    const ann = await waiting();
    expect(await walk(ann)).toBe('reminder active');
    await pauseFlow(store.db, FLOW);
    await moveClock(store.db, { days: 6 });
    const bob = await waiting();
    await resumeFlow(store.db, FLOW, deps);
    expect(await walk(ann)).toBe('reminder exited');
    expect(withdrawn).toEqual(['whitepaper-reminder exit']);
    await drain();
    expect(await walk(bob)).toBe('reminder active');
    expect((await mails()).map(({ id }) => id)).toEqual([bob]);
  });

  it('lets mails that waited for it be due at once, those planned first before others', async () => {
    const people = [await waiting(), await waiting()];
    await pauseFlow(store.db, FLOW);
    await store.db.query(
      `UPDATE task SET reason = 'flow-paused', due_at = nurture_now() + CASE contact_id WHEN $1::bigint THEN interval '14 minutes' ELSE interval '2 minutes' END`,
      [people[0]],
    );
    expect((await mails()).some(({ due }) => due)).toBe(false);
    await resumeFlow(store.db, FLOW);
    expect(await mails()).toEqual(people.map((id) => ({ id, due: true })));
  });

  it('remembers when it was paused, and once only', async () => {
    await store.db.query(`UPDATE flow SET pauses = '[]'`);
    await pauseFlow(store.db, FLOW);
    const from = await now(store.db);
    await pauseFlow(store.db, FLOW);
    await moveClock(store.db, { hours: 5 });
    await resumeFlow(store.db, FLOW);
    await resumeFlow(store.db, FLOW);
    const [row] = await store.db.query<{ pauses: [number, number][] }>('SELECT pauses FROM flow');
    expect(row?.pauses).toHaveLength(1);
    const [[start, end] = [0, 0]] = row?.pauses ?? [];
    expect(Math.abs(start - from)).toBeLessThan(60_000);
    expect(Math.abs(end - start - 5 * 3_600_000)).toBeLessThan(60_000);
  });

  it('takes back, right before it leaves, a mail that has become pointless while it waited', async () => {
    const [gone, here, elsewhere] = [await waiting(), await waiting(), await waiting()];
    await moveClock(store.db, { days: 6 });
    await happen(here, 'page.viewed', { url: '/blog' });
    withdrawn.length = 0;
    const mails = [gone, here, elsewhere].map((contactId) => ({ contactId, flowId: FLOW }));
    const held = await store.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM contact WHERE id = $1 FOR UPDATE', [elsewhere]);
      return lookAgainBeforeSending(store.db, deps, mails, silent);
    });
    expect([...held]).toEqual([elsewhere]);
    expect(withdrawn).toEqual(['whitepaper-reminder exit']);
    expect([await walk(gone), await walk(here)]).toEqual(['reminder exited', 'reminder active']);
    await store.db.query('DELETE FROM enrolment_timer');
    await store.db.query('DELETE FROM enrolment');
  });

  it('lets people walk on as well where it is archived instead of resumed', async () => {
    const ann = await waiting();
    await happen(ann, 'page.viewed', { url: '/blog' });
    await pauseFlow(store.db, FLOW);
    const [task] = await store.db.query<{ payload: { origin: object } }>(
      `DELETE FROM task WHERE queue = 'send-mail' AND contact_id = $1 RETURNING payload`,
      [ann],
    );
    await happen(ann, 'mail.accepted', { mail: 'whitepaper-reminder' }, { ...task?.payload.origin, mailId: '2' });
    await moveClock(store.db, { days: 4 });
    await happen(ann, 'page.viewed', { url: '/blog' });
    await moveClock(store.db, { days: 4 });
    await drain();
    expect(await walk(ann)).toBe('reminder active');
    await archiveFlow(store.db, FLOW);
    await drain();
    expect(await walk(ann)).toBe('cold completed');
  });
});
