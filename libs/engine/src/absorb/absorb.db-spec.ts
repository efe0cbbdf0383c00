import type { FlowDocument } from '@nurture/core/flow';
import type { SendMailTask } from '@nurture/core/task';
import { log } from '@nurture/store';
import type { Database, NewEvent } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import {
  referenceDocument,
  referenceHandoff,
  referenceScoring,
  referenceSettings,
} from '../../../../test/support/reference-world';
import { absorbBatch, AbsorbLoop, EnrolmentIds, PublishedBook, publish } from '../index';
import type { AbsorbDeps, EngineLogger } from '../index';

const silent: EngineLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

function newDeps(): AbsorbDeps {
  return { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
}

let given = 0;
const event = (contactId: string, type: string, properties: Record<string, unknown> = {}): NewEvent => ({
  type,
  at: Date.now(),
  contactId,
  source: 'api',
  sourceId: `given-${++given}`,
  properties,
});
const download = (contactId: string): NewEvent => event(contactId, 'asset.downloaded', { asset: 'b2b-maturity-model' });

async function addContact(db: Database, accountId: string | null = null): Promise<string> {
  const rows = await db.query<{ id: string }>(
    `INSERT INTO contact (email, account_id, created_at) VALUES ($1, $2, nurture_now()) RETURNING id`,
    [`someone-${++given}@example.com`, accountId],
  );
  return rows[0]?.id ?? '';
}

async function drain(db: Database, deps: AbsorbDeps, limit = 50): Promise<number> {
  let events = 0;
  for (;;) {
    const done = await absorbBatch(db, deps, limit);
    if (done.contacts === 0) return events;
    events += done.events;
  }
}

function count(db: Database, sql: string, params: unknown[] = []): Promise<number> {
  return db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, params).then((rows) => rows[0]?.n ?? -1);
}

async function publishReference(db: Database, flows: readonly FlowDocument[] = [referenceDocument]): Promise<void> {
  await publish(db, {
    settings: referenceSettings,
    scoring: referenceScoring,
    handoff: referenceHandoff,
    flows,
    streams: {},
    mails: [],
  });
}

describe('absorbing', () => {
  const store = testDatabase({ poolSize: 12 });
  const deps = newDeps();

  beforeAll(() => publishReference(store.db));

  /** The mail lib's part: the outcome of the latest planned mail. */
  async function outcome(
    contactId: string,
    type = 'mail.accepted',
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const [task] = await store.db.query<{ id: string; key: string; payload: SendMailTask }>(
      `SELECT id, key, payload FROM task WHERE queue = 'send-mail' AND contact_id = $1 ORDER BY id DESC LIMIT 1`,
      [contactId],
    );
    if (!task) throw new Error('no mail is planned');
    const { origin } = task.payload;
    await log.append(store.db, [
      { ...event(contactId, type, { mail: origin.name, ...more }), origin: { ...origin, mailId: task.key } },
    ]);
    return origin.name;
  }

  async function state(contactId: string): Promise<{ state: string; status: string; score: number; stage: string }> {
    const [row] = await store.db.query<{ state: string; status: string; score: number; stage: string }>(
      `SELECT e.state, e.status, p.score, p.stage FROM enrolment e JOIN contact_profile p USING (contact_id)
       WHERE contact_id = $1`,
      [contactId],
    );
    if (!row) throw new Error('nobody is enrolled');
    return row;
  }

  it('walks the reference funnel by events alone: a download, an open, a warm click, a handoff', async () => {
    const { db } = store;
    const ann = await addContact(db);
    await log.append(db, [download(ann)]);
    await drain(db, deps);
    expect(await state(ann)).toMatchObject({ state: 'sent', status: 'active', score: 20, stage: 'lead' });
    expect(await outcome(ann)).toBe('whitepaper-delivery');
    await outcome(ann, 'mail.opened');
    await drain(db, deps);
    expect(await state(ann)).toMatchObject({ state: 'deepDive', score: 23 });
    expect(await outcome(ann)).toBe('whitepaper-deep-dive');
    await outcome(ann, 'mail.opened');
    await outcome(ann, 'mail.clicked');
    await outcome(ann, 'mail.clicked');
    await drain(db, deps);
    expect(await state(ann)).toMatchObject({ state: 'talk', score: 50, stage: 'sql' });
    expect(await count(db, `task WHERE queue = 'create-handoff' AND contact_id = $1`, [ann])).toBe(1);
    await log.append(db, [event(ann, 'handoff.created'), event(ann, 'handoff.recycled', { reason: 'not-now' })]);
    await drain(db, deps);
    expect(await state(ann)).toMatchObject({ state: 'resting', stage: 'recycled' });
    await log.append(db, [event(ann, 'deal.won')]);
    await drain(db, deps);
    expect(await state(ann)).toMatchObject({ status: 'exited', stage: 'customer' });
  });

  it('reminds who did not open, by a timer, once its visit had its mail accepted', async () => {
    const { db } = store;
    const bob = await addContact(db);
    await log.append(db, [download(bob)]);
    await drain(db, deps);
    await moveClock(db, { days: 5 });
    await drain(db, deps);
    expect((await state(bob)).state).toBe('sent');
    await log.append(db, [{ ...event(bob, 'page.viewed'), at: Date.now() + 5 * 86_400_000 }]);
    await outcome(bob);
    await drain(db, deps);
    await moveClock(db, { days: 4 });
    await drain(db, deps);
    expect((await state(bob)).state).toBe('reminder');
    expect(await outcome(bob)).toBe('whitepaper-reminder');
    await drain(db, deps);
    await moveClock(db, { days: 8 });
    await drain(db, deps);
    expect(await state(bob)).toMatchObject({ state: 'cold', status: 'completed' });
  });
});
