import { log } from '@nurture/store';
import type { Database } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { referenceDocument, referencePublication, referenceScoring } from '../../../../test/support/reference-world';
import { strayTimers } from '../../../../test/support/timers';
import {
  absorbBatch,
  archiveFlow,
  contactJourney,
  EngineError,
  EnrolmentIds,
  flowView,
  pauseFlow,
  personal,
  publish,
  PublishedBook,
  resumeFlow,
} from '../index';
import type { AbsorbDeps } from '../index';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const deps: AbsorbDeps = { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };

const changed = { ...referenceDocument, note: 'another one' };

async function versions(db: Database): Promise<string[]> {
  const rows = await db.query<{ line: string }>(
    `SELECT flow_id || ' ' || number AS line FROM flow_version
     UNION ALL SELECT kind || ' ' || number || CASE WHEN in_force THEN '*' ELSE '' END FROM settings_version ORDER BY 1`,
  );
  return rows.map((row) => row.line);
}

describe('publishing', () => {
  const store = testDatabase();

  it('makes one version of the same content, however many publish it at once', async () => {
    const { db } = store;
    await Promise.all(Array.from({ length: 4 }, () => publish(db, referencePublication())));
    const again = await publish(db, referencePublication());
    expect(again.flows).toEqual([{ id: 'b2b-maturity-whitepaper', version: 1, change: 'unchanged' }]);
    expect(await versions(db)).toEqual(['b2b-maturity-whitepaper 1', 'handoff 1*', 'scoring 1*', 'workspace 1*']);
  });

  it('keeps a flow as it was written, its keys in their order', async () => {
    const { db } = store;
    const [row] = await db.query<{ document: object }>('SELECT document FROM flow_version WHERE number = 1');
    expect(JSON.stringify(row?.document)).toBe(JSON.stringify(referenceDocument));
  });

  it('makes a new version of what changed alone', async () => {
    const { db } = store;
    const published = await publish(db, referencePublication([changed]));
    expect(published.flows).toEqual([{ id: 'b2b-maturity-whitepaper', version: 2, change: 'new' }]);
    expect(published.settings.map((each) => each.change)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    const scoring = { ...referenceScoring, stages: { ...referenceScoring.stages, mql: { fit: 'A' as const } } };
    await publish(db, referencePublication([changed], scoring));
    expect(await versions(db)).toContain('scoring 2*');
    await publish(db, referencePublication([changed]));
    expect(await versions(db)).toEqual(expect.arrayContaining(['scoring 1*', 'scoring 2']));
  });

  it('leaves a content that was a version before alone at start-up, and brings it back by hand', async () => {
    const { db } = store;
    const atStart = await publish(db, referencePublication(), { atStartUp: true });
    expect(atStart.flows).toEqual([{ id: 'b2b-maturity-whitepaper', version: 1, change: 'known-before' }]);
    expect((await flowView(db, 'b2b-maturity-whitepaper')).currentVersion).toBe(2);
    const byHand = await publish(db, referencePublication());
    expect(byHand.flows).toEqual([{ id: 'b2b-maturity-whitepaper', version: 1, change: 'returned' }]);
    expect((await flowView(db, 'b2b-maturity-whitepaper')).currentVersion).toBe(1);
  });

  it('pins the very mails that a version was published with', async () => {
    const { db } = store;
    const base = referencePublication([{ ...referenceDocument, id: 'with-mails' }]);
    const withMails = (hash: string): Parameters<typeof publish>[1] => ({
      ...base,
      mails: [{ name: 'hello', locale: 'en', hash, mail: { hash } as never }],
      flows: base.flows.map((flow) => ({ ...flow, hash, mails: { hello: { en: hash } } })),
    });
    await publish(db, withMails('one'));
    const written = (): Promise<{ row: string }[]> =>
      db.query(
        `SELECT to_jsonb(v)::text AS row FROM flow_version v WHERE flow_id = 'with-mails' AND number = 1
         UNION ALL SELECT to_jsonb(m)::text FROM mail_version m WHERE hash = 'one'`,
      );
    const before = await written();
    await publish(db, withMails('two'));
    expect(await written()).toEqual(before);
    const rows = await db.query<{ hash: string }>(
      `SELECT m.compiled ->> 'hash' AS hash FROM flow_version v
       JOIN mail_version m ON m.id = (v.mails -> 'hello' ->> 'en')::bigint
       WHERE v.flow_id = 'with-mails' ORDER BY v.number`,
    );
    expect(rows.map((row) => row.hash)).toEqual(['one', 'two']);
  });
});

describe('a flow in use', () => {
  const store = testDatabase();
  const flow = 'b2b-maturity-whitepaper';
  let given = 0;
  let shiftMs = 0;

  async function signUp(): Promise<string> {
    const [contact] = await store.db.query<{ id: string }>(
      `INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id`,
      [`p${++given}@example.com`],
    );
    const id = contact?.id ?? '';
    await happen(id, 'asset.downloaded', { asset: 'b2b-maturity-model' });
    return id;
  }

  async function happen(id: string, type: string, properties: Record<string, unknown> = {}): Promise<void> {
    const sourceId = `e${++given}`;
    const at = Date.now() + shiftMs;
    await log.append(store.db, [{ type, at, contactId: id, source: 'api', sourceId, properties }]);
  }

  async function drain(): Promise<void> {
    while ((await absorbBatch(store.db, deps, 50)).contacts > 0);
  }

  async function accept(id: string): Promise<void> {
    const [task] = await store.db.query<{ key: string; payload: { origin: { name: string } } }>(
      `SELECT key, payload FROM task WHERE queue = 'send-mail' AND contact_id = $1`,
      [id],
    );
    const origin = { ...task?.payload.origin, mailId: '1' } as never;
    const sourceId = `e${++given}`;
    const event = { type: 'mail.accepted', at: Date.now() + shiftMs, contactId: id, source: 'mail', sourceId };
    await log.append(store.db, [{ ...event, properties: { mail: task?.payload.origin.name }, origin }]);
  }

  async function moveDays(days: number): Promise<void> {
    await moveClock(store.db, { days });
    shiftMs += days * 86_400_000;
  }

  beforeAll(() => publish(store.db, referencePublication()));

  it('waits while it is paused, and goes on where it was', async () => {
    const { db } = store;
    const ann = await signUp();
    await drain();
    await accept(ann);
    await drain();
    await pauseFlow(db, flow);
    await moveDays(4);
    await drain();
    expect((await contactJourney(db, ann))?.enrolments[0]?.state).toBe('sent');
    expect(await strayTimers(db)).toEqual([]);
    await resumeFlow(db, flow);
    expect(await strayTimers(db)).toEqual([]);
    await resumeFlow(db, flow);
    expect(await strayTimers(db)).toEqual([]);
    await drain();
    expect((await contactJourney(db, ann))?.enrolments[0]?.state).toBe('reminder');
  });

  it('keeps people on the version that they entered', async () => {
    const { db } = store;
    const bob = await signUp();
    await drain();
    await publish(db, referencePublication([changed]));
    await happen(bob, 'asset.opened', { asset: 'b2b-maturity-model' });
    await drain();
    const eve = await signUp();
    await drain();
    expect((await contactJourney(db, bob))?.enrolments[0]).toMatchObject({ version: 1, state: 'deepDive' });
    expect((await contactJourney(db, eve))?.enrolments[0]).toMatchObject({ version: 2, state: 'sent' });
  });

  it('tells why somebody is where they are, what comes next and when', async () => {
    const { db } = store;
    const ann = await signUp();
    await drain();
    await accept(ann);
    await drain();
    const journey = await contactJourney(db, ann);
    expect(journey).toMatchObject({
      stage: 'lead',
      score: 20,
      scoreEntries: [{ rule: 'download', points: 20, because: 'download' }],
      stages: [{ from: 'visitor', to: 'lead', because: 'made themselves known' }],
    });
    expect(journey?.enrolments).toMatchObject([
      { state: 'sent', path: 'sent', why: { event: 'asset.downloaded' }, next: [{ timer: '3 days' }], awaiting: [] },
    ]);
  });

  it('shows where people are and which way they went', async () => {
    const view = await flowView(store.db, flow);
    expect(view.versions.map((version) => version.people)).toEqual([2, 2]);
    expect(view.people).toEqual(
      expect.arrayContaining([
        { state: 'deepDive', people: 1 },
        { state: 'reminder', people: 1 },
        { state: 'sent', people: 2 },
      ]),
    );
    // Wilson's interval of one of four.
    expect(view.edges).toContainEqual({ from: 'sent', cause: '3 days', to: 'reminder', people: 1, share: 0.25, n: 4, low: expect.closeTo(0.0456, 4) as number, high: expect.closeTo(0.6994, 4) as number }); // prettier-ignore
    await expect(flowView(store.db, 'nope')).rejects.toThrow(EngineError);
  });

  it('enrols nobody once it is archived, and lets those in it walk on', async () => {
    const { db } = store;
    const ann = await signUp();
    await drain();
    await archiveFlow(db, flow);
    const bob = await signUp();
    await happen(ann, 'asset.opened', { asset: 'b2b-maturity-model' });
    await drain();
    expect((await contactJourney(db, ann))?.enrolments[0]?.state).toBe('deepDive');
    expect((await contactJourney(db, bob))?.enrolments).toEqual([]);
  });

  it('gives out all that it holds on a person, and forgets all of it', async () => {
    const { db } = store;
    await resumeFlow(db, flow);
    const ann = await signUp();
    await drain();
    await accept(ann);
    await drain();
    const timers = 'SELECT 1 AS one FROM enrolment_timer WHERE contact_id = $1';
    expect(await db.query(timers, [ann])).toHaveLength(1);
    const held = await personal.export(db, ann);
    expect(Object.keys(held)).toEqual(['profile', 'stages', 'score', 'enrolments', 'steps', 'effects']);
    await db.transaction((tx) => personal.erase(tx, ann));
    expect(await db.query(timers, [ann])).toEqual([]);
    expect(await contactJourney(db, ann)).toBeNull();
    expect(await personal.export(db, ann)).toMatchObject({ profile: null, enrolments: [], score: [], steps: [] });
  });
});
