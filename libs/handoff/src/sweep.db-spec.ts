import type { HandoffSettings, ServiceLevels, TeamMember } from '@nurture/core/workspace';
import { now, setClock } from '@nurture/store';
import { testDatabase } from '../../../test/support';
import { agreement, salesContext, salesperson, salesTeam, warmLead } from '../../../test/support/sales';
import { answerHandoff, type GivenAnswer } from './answer';
import { createHandoffs } from './create';
import { slaFigures } from './figures';
import { sweepHandoffs } from './sweep';
import { handoffsOfContact, type HandoffView, listHandoffs } from './views';

const SLA: ServiceLevels = {
  acceptHours: 4,
  contactHours: 8,
  remindHours: 2,
  escalate: { afterHours: 5, to: 'manager' },
  reassignAfterHours: null,
  hours: null,
};
const timezone = 'Europe/Amsterdam';

describe('the clock of the agreement with sales', () => {
  const store = testDatabase();
  let serial = 0;
  let clock = Date.parse('2026-12-07T08:00:00Z'); // a Monday, 9:00 in Amsterdam; each test has a week of its own
  let context = salesContext(salesTeam([]));

  const works = (members: TeamMember[], sla: Partial<ServiceLevels> = {}, changes: Partial<HandoffSettings> = {}) => {
    context = salesContext(salesTeam(members), agreement({ sla: { ...SLA, ...sla }, ...changes }));
  };
  const at = (day: number, time: string): Promise<void> => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return setClock(store.db, clock + day * 86_400_000 + ((hour - 9) * 60 + minute) * 60_000);
  };
  const lead = async (fields?: Record<string, unknown>): Promise<string> => {
    const contactId = await warmLead(store.db, `lead${(serial += 1)}@example.org`, fields);
    const task = { contactId, because: 'score reached 80', at: await now(store.db), enrolmentId: null, flowId: null };
    await store.db.transaction((tx) => createHandoffs(tx, [{ key: `handoff:${contactId}`, payload: task }], context));
    return contactId;
  };
  const only = async (contactId: string): Promise<HandoffView> => {
    const [one] = await handoffsOfContact(store.db, contactId);
    if (!one) throw new Error('no handoff');
    return one;
  };
  const say = async (contactId: string, given: Partial<GivenAnswer> & Pick<GivenAnswer, 'answer'>) =>
    answerHandoff(store.db, (await only(contactId)).id, { person: 'tom', via: 'api', ...given }, context);
  const sweep = () => sweepHandoffs(store.db, context);
  const told = async (contactId: string): Promise<string[]> =>
    (await only(contactId)).notices.map(({ kind, person }) => `${kind} ${person}`);
  const mailed = async (): Promise<string[]> => {
    const rows = await store.db.query<{ said: string }>(
      `SELECT payload ->> 'name' || ' ' || (payload -> 'to' ->> 'email') AS said FROM task
       WHERE queue = 'send-notification' AND payload ->> 'name' <> 'handoff-brief' ORDER BY id`,
    );
    return rows.map(({ said }) => said.replace('@example.com', ''));
  };

  beforeEach(async () => {
    await store.db.query('DELETE FROM handoff');
    await store.db.query('DELETE FROM task');
    clock += 7 * 86_400_000;
    works([salesperson('boss', { manager: true }), salesperson('tom')]);
    await at(0, '8:59'); // just before work: its clocks start at nine sharp
  });

  it('reminds, and reports to the manager, to the minute and once each', async () => {
    const ann = await lead();
    await at(0, '10:59');
    await sweep();
    expect(await told(ann)).toEqual([]);
    await at(0, '11:00');
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await told(ann)).toEqual(['reminder tom']);
    await at(0, '14:00');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await told(ann)).toEqual(['reminder tom', 'escalation boss']);
    expect(await mailed()).toEqual(['handoff-reminder tom', 'handoff-escalation boss']);
    expect(await only(ann)).toMatchObject({ overdue: true });
  });

  it('says nothing more to who has accepted, until the first contact is overdue', async () => {
    const ann = await lead();
    await at(0, '10:00');
    await say(ann, { answer: 'accept' });
    await at(0, '16:00');
    await sweep();
    expect(await told(ann)).toEqual([]);
    await at(0, '17:00');
    await sweep();
    await sweep();
    expect(await told(ann)).toEqual(['contact-overdue boss', 'contact-overdue tom']);
  });

  it('makes up for what a standstill missed, once', async () => {
    const ann = await lead();
    await at(3, '12:00');
    await sweep();
    await sweep();
    expect((await told(ann)).sort()).toEqual([
      'contact-overdue boss',
      'contact-overdue tom',
      'escalation boss',
      'reminder tom',
    ]);
  });

  it('gives a lead that was left lying to a colleague, whose own clock then starts, and never back', async () => {
    works([salesperson('boss', { manager: true }), salesperson('tom'), salesperson('leila')], {
      reassignAfterHours: 6,
      remindHours: null,
      escalate: null,
    });
    const ann = await lead();
    const first = (await only(ann)).salesperson;
    await at(0, '15:00');
    await Promise.all([sweep(), sweep()]);
    const passed = await only(ann);
    expect([first, passed.salesperson].sort()).toEqual(['leila', 'tom']);
    expect(passed.desks).toMatchObject([
      { person: first, acceptedAt: null },
      { person: passed.salesperson, endedAt: null },
    ]);
    expect(Math.floor((Date.parse(passed.acceptBy ?? '') - clock) / 60_000)).toBe(26 * 60); // two hours that day, two the next
    await at(2, '12:00');
    await sweep();
    const third = await only(ann);
    expect(third.desks.map(({ person }) => person)).toEqual([first, passed.salesperson, 'boss']);
    await at(4, '12:00');
    await sweep();
    expect((await only(ann)).desks).toHaveLength(3);
  });

  it('lets a lead wait where everybody is full or away, tells the manager, and seats the oldest when somebody is free', async () => {
    works([salesperson('tom', { capacity: 1 })]);
    const [ann, bo, cy] = [await lead(), await lead(), await lead()];
    expect(await only(bo)).toMatchObject({ salesperson: null, waiting: true, acceptBy: null });
    expect(await told(bo)).toEqual(['waiting tom']);
    expect((await listHandoffs(store.db, { waiting: true, limit: 10 })).map(({ email }) => email)).toHaveLength(2);
    await sweep();
    expect(await only(bo)).toMatchObject({ salesperson: null });
    await say(ann, { answer: 'reject', reason: 'student' });
    await Promise.all([sweep(), sweep()]);
    expect(await only(bo)).toMatchObject({ salesperson: 'tom', waiting: false });
    expect(await only(cy)).toMatchObject({ salesperson: null });
  });

  it('gives nothing to who is away, and lets no clock run meanwhile', async () => {
    const day = (days: number): string => new Date(clock + days * 86_400_000).toISOString().slice(0, 10);
    const away = salesperson('tom', { absences: [{ from: day(1), until: day(3) }] });
    works([salesperson('leila'), away], { acceptHours: 10 });
    await lead();
    const ann = await lead();
    expect(await only(ann)).toMatchObject({ salesperson: 'tom' });
    expect(Date.parse((await only(ann)).acceptBy ?? '')).toBe(clock + (4 * 24 + 2) * 3_600_000);
    await at(1, '9:00');
    expect([(await only(await lead())).salesperson, (await only(await lead())).salesperson]).toEqual([
      'leila',
      'leila',
    ]);
  });

  it('counts anew by a calendar that changed on the way: who fell ill is not late', async () => {
    const ann = await lead();
    const today = new Date(clock).toISOString().slice(0, 10);
    works([salesperson('boss', { manager: true }), salesperson('tom', { absences: [{ from: today, until: today }] })]);
    await at(0, '16:00');
    await sweep();
    expect(await told(ann)).toEqual([]);
    expect(Date.parse((await only(ann)).acceptBy ?? '')).toBe(clock + 28 * 3_600_000);
  });

  it('is told once a day, when work begins, to who wants it so', async () => {
    works([salesperson('tom', { briefs: 'daily' })], {
      remindHours: null,
      escalate: null,
      contactHours: 80,
      acceptHours: 40,
    });
    await lead();
    await lead();
    await sweep();
    expect(await mailed()).toEqual([]);
    await at(1, '8:59');
    await sweep();
    expect(await mailed()).toEqual([]);
    await at(1, '9:00');
    await lead();
    await Promise.all([sweep(), sweep()]);
    expect(await mailed()).toEqual(['handoff-digest tom']);
    const [{ text }] = await store.db.query<{ text: string }>(
      `SELECT payload ->> 'text' AS text FROM task WHERE payload ->> 'name' = 'handoff-digest'`,
    ) as [{ text: string }]; // prettier-ignore
    expect(text.match(/\/h\//g)).toHaveLength(2);
    expect(await store.db.query(`SELECT 1 FROM task WHERE payload ->> 'name' = 'handoff-brief'`)).toEqual([]);
    await at(2, '12:00');
    await sweep();
    expect(await mailed()).toEqual(['handoff-digest tom', 'handoff-digest tom']);
  });

  it('shows what was kept and broken, per person and month, in minutes at work', async () => {
    const [kept, late, given, open] = [await lead(), await lead(), await lead(), await lead()];
    await at(0, '9:30');
    await say(kept, { answer: 'contacted' });
    await say(given, { answer: 'recycle', reason: 'not-now' });
    await at(1, '10:30');
    await say(late, { answer: 'accept' });
    await say(late, { answer: 'won', amount: 1 });
    const month = new Date(clock).toISOString().slice(0, 7);
    const [figures] = await slaFigures(store.db, { from: month, until: month, timezone });
    expect(figures).toEqual({
      month,
      person: 'tom',
      team: 'sales',
      assigned: 4,
      accept: { kept: 2, broken: 2, running: 0 },
      contact: { kept: 1, broken: 2, running: 0 },
      medianAcceptMinutes: 30,
      medianContactMinutes: 300,
      passedOn: 0,
      won: 1,
      lost: 0,
    });
    expect((await only(late)).desks).toMatchObject([{ acceptMinutes: 570, contactMinutes: 570 }]);
    expect((await only(open)).overdue).toBe(true);
  });
});
