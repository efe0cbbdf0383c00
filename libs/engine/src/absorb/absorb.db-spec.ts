import type { FlowDocument } from '@nurture/core/flow';
import type { SendMailTask } from '@nurture/core/task';
import { log } from '@nurture/store';
import type { Database, NewEvent, Tx } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { referenceDocument, referencePublication } from '../../../../test/support/reference-world';
import { strayTimers } from '../../../../test/support/timers';
import { absorbBatch, AbsorbLoop, EnrolmentIds, PublishedBook, publish } from '../index';
import type { AbsorbDeps, EngineLogger } from '../index';

const silent: EngineLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

function newDeps(): AbsorbDeps {
  return { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
}

let given = 0;
/** How far the test moved the product's clock. */
let shiftMs = 0;
async function moveDays(db: Database, days: number): Promise<void> {
  await moveClock(db, { days });
  shiftMs += days * 86_400_000;
}
const event = (contactId: string, type: string, properties: Record<string, unknown> = {}): NewEvent => ({
  type,
  at: Date.now() + shiftMs,
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

/** A database whose transactions are parts of one that is open. */
function within(db: Database, tx: Tx): Database {
  return Object.assign(Object.create(db) as Database, {
    transaction: (work: (inner: Tx) => Promise<unknown>) => work(tx),
  });
}

/** How many rows the transaction has updated, and how many of them without a new entry in any index. */
async function updatesOf(tx: Tx, table: string): Promise<{ rows: number; withinTheirPage: number }> {
  const [counts] = await tx.query<{ rows: number; withinTheirPage: number }>(
    `SELECT pg_stat_get_xact_tuples_updated($1::regclass)::int AS rows,
            pg_stat_get_xact_tuples_hot_updated($1::regclass)::int AS "withinTheirPage"`,
    [table],
  );
  return counts ?? { rows: 0, withinTheirPage: 0 };
}

function count(db: Database, sql: string, params: unknown[] = []): Promise<number> {
  return db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, params).then((rows) => rows[0]?.n ?? -1);
}

async function publishReference(db: Database, flows?: readonly FlowDocument[]): Promise<void> {
  await publish(db, referencePublication(flows));
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
      {
        ...event(contactId, type, { mail: origin.name, ...more }),
        origin: { ...origin, mailId: task.key },
      },
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
    await moveDays(db, 5);
    await drain(db, deps);
    expect((await state(bob)).state).toBe('sent');
    await outcome(bob);
    await drain(db, deps);
    await moveDays(db, 2);
    await drain(db, deps);
    expect((await state(bob)).state).toBe('sent');
    await moveDays(db, 2);
    await drain(db, deps);
    expect((await state(bob)).state).toBe('reminder');
    expect(await outcome(bob)).toBe('whitepaper-reminder');
    await drain(db, deps);
    await moveDays(db, 8);
    await drain(db, deps);
    expect(await state(bob)).toMatchObject({ state: 'cold', status: 'completed' });
  });

  it('makes one enrolment and one planned mail of a thousand sign-ups at once', async () => {
    const { db } = store;
    const ann = await addContact(db);
    const signUps = Array.from({ length: 1_000 }, () => download(ann));
    await log.append(db, signUps);
    await Promise.all(Array.from({ length: 4 }, () => drain(db, newDeps())));
    await drain(db, deps);
    expect(await count(db, 'enrolment WHERE contact_id = $1', [ann])).toBe(1);
    expect(await count(db, `task WHERE queue = 'send-mail' AND contact_id = $1`, [ann])).toBe(1);
    expect(await count(db, 'score_entry WHERE contact_id = $1', [ann])).toBe(1);
    expect(await count(db, 'event_pending WHERE contact_id = $1', [ann])).toBe(0);
  });

  it('leaves the waiting event where it was when the transaction is lost', async () => {
    const { db } = store;
    const ann = await addContact(db);
    await log.append(db, [download(ann)]);
    const lost = db.transaction(async (tx) => {
      await absorbBatch(within(db, tx), deps, 50);
      throw new Error('power cut');
    });
    await expect(lost).rejects.toThrow('power cut');
    expect(await count(db, 'event_pending WHERE contact_id = $1', [ann])).toBe(1);
    expect(await count(db, 'enrolment WHERE contact_id = $1', [ann])).toBe(0);
    await drain(db, deps);
    expect(await count(db, 'enrolment WHERE contact_id = $1', [ann])).toBe(1);
  });

  it('never gives one contact to two workers: the second passes it over and takes the next', async () => {
    const { db } = store;
    const [ann, bob] = [await addContact(db), await addContact(db)];
    await log.append(db, [download(ann), download(bob)]);
    await db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM contact WHERE id = $1 FOR NO KEY UPDATE', [ann]);
      expect(await absorbBatch(db, deps, 1)).toMatchObject({ contacts: 1, events: 1 });
      expect(await absorbBatch(db, deps, 1)).toMatchObject({ contacts: 0, events: 0 });
    });
    expect(await drain(db, deps)).toBe(1);
  });

  it('looks past whom other batches of its process hold, and holds nobody when it has ended, well or not', async () => {
    const { db } = store;
    const [ann, bob] = [await addContact(db), await addContact(db)];
    await log.append(db, [download(ann), download(bob)]);
    const inHand = new Set([ann]);
    expect(await absorbBatch(db, { ...deps, inHand }, 2)).toMatchObject({ contactIds: [bob] });
    expect([...inHand]).toEqual([ann]);
    inHand.clear();
    const cutOff = Object.assign(Object.create(db) as Database, {
      transaction: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
        db.transaction(async (tx) => {
          await work(tx);
          expect([...inHand]).toEqual([ann]);
          throw new Error('cut off');
        }),
    });
    await expect(absorbBatch(cutOff, { ...deps, inHand }, 2)).rejects.toThrow('cut off');
    expect(inHand.size).toBe(0);
    expect(await drain(db, deps)).toBe(1);
  });

  it('keeps every promise with several absorbers, random events and timers at once', async () => {
    const { db } = store;
    const contacts = await Promise.all(Array.from({ length: 12 }, () => addContact(db)));
    const kinds: ((id: string) => NewEvent)[] = [
      download,
      (id) => event(id, 'page.viewed', { url: 'https://x.example/blog/1' }),
      (id) => event(id, 'page.viewed', { url: 'https://x.example/pricing' }),
      (id) => event(id, 'form.submitted', { form: 'newsletter' }),
      (id) => event(id, 'handoff.recycled', {}),
    ];
    const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
    const written = Array.from({ length: 240 }, (_, n) =>
      pick(kinds, n * 7 + (n >> 3))(pick(contacts, n * 5 + (n >> 4))),
    );
    const writing = (async () => {
      for (let from = 0; from < written.length; from += 20) await log.append(db, written.slice(from, from + 20));
    })();
    await Promise.all([writing, ...Array.from({ length: 5 }, () => drain(db, newDeps(), 3))]);
    await moveDays(db, 4);
    await Promise.all(Array.from({ length: 3 }, () => drain(db, newDeps(), 4)));
    expect(await count(db, 'event_pending WHERE contact_id = ANY ($1)', [contacts])).toBe(0);
    const wrongScore = `contact_profile p WHERE contact_id = ANY ($1)
      AND score <> (SELECT coalesce(sum(points), 0) FROM score_entry s WHERE s.contact_id = p.contact_id)`;
    expect(await count(db, wrongScore, [contacts])).toBe(0);
    const scoredTwice = `(SELECT event_id, rule FROM score_entry WHERE contact_id = ANY ($1)
      GROUP BY event_id, rule HAVING count(*) > 1) t`;
    expect(await count(db, scoredTwice, [contacts])).toBe(0);
    const points = written.filter((each) => each.properties.url === 'https://x.example/blog/1').length;
    expect(await count(db, `score_entry WHERE contact_id = ANY ($1) AND rule = 'blog-post'`, [contacts])).toBe(points);
    // Numbers were given one by one under the lock: as many as events, its own ones included.
    const wrongSeq = `contact_profile p WHERE contact_id = ANY ($1)
      AND event_seq <> (SELECT count(*) FROM event e WHERE e.contact_id = p.contact_id)`;
    expect(await count(db, wrongSeq, [contacts])).toBe(0);
    expect(await strayTimers(db)).toEqual([]);
  });

  it('keeps a timer for every walk that time moves on, and none for one that ended or waits for something else', async () => {
    const { db } = store;
    const ann = await addContact(db);
    const timers = (): Promise<number> => count(db, 'enrolment_timer WHERE contact_id = $1', [ann]);
    await log.append(db, [download(ann)]);
    await drain(db, deps);
    expect(await timers()).toBe(0);
    await outcome(ann);
    await drain(db, deps);
    expect(await timers()).toBe(1);
    await moveDays(db, 4);
    await drain(db, deps);
    await outcome(ann);
    await drain(db, deps);
    expect((await state(ann)).state).toBe('reminder');
    expect(await timers()).toBe(1);
    await moveDays(db, 8);
    await drain(db, deps);
    expect((await state(ann)).status).toBe('completed');
    expect(await timers()).toBe(0);
    expect(await strayTimers(db)).toEqual([]);
  });

  it('writes a step into the page of its enrolment alone, and into none of the indexes', async () => {
    const { db } = store;
    const ann = await addContact(db);
    await log.append(db, [download(ann)]);
    await drain(db, deps);
    await outcome(ann);
    const written = await db.transaction(async (tx) => {
      const before = await updatesOf(tx, 'enrolment');
      await absorbBatch(within(db, tx), deps, 50);
      const after = await updatesOf(tx, 'enrolment');
      return { rows: after.rows - before.rows, withinTheirPage: after.withinTheirPage - before.withinTheirPage };
    });
    expect(written).toEqual({ rows: 1, withinTheirPage: 1 });
    expect(await count(db, 'enrolment_timer WHERE contact_id = $1', [ann])).toBe(1);
  });

  it('sets a walk aside whose step throws, and lets everybody else go on', async () => {
    const { db } = store;
    const endless: FlowDocument = {
      id: 'endless',
      enrol: { on: 'quiz.completed' },
      initial: 'waits',
      states: {
        waits: { on: { 'content.rated': 'a' } },
        a: { always: { target: 'b' } },
        b: { always: { target: 'a' } },
      },
    };
    await publishReference(db, [referenceDocument, endless]);
    const [ann, bob] = [await addContact(db), await addContact(db)];
    await log.append(db, [event(ann, 'quiz.completed'), download(ann)]);
    await drain(db, deps);
    await log.append(db, [event(ann, 'content.rated'), download(bob)]);
    const { troubles } = await absorbBatch(db, deps, 50);
    expect(troubles).toMatchObject([{ contact: ann, flow: 'endless' }]);
    expect(await count(db, `enrolment WHERE contact_id = $1 AND set_aside IS NOT NULL`, [ann])).toBe(1);
    expect(await count(db, `enrolment WHERE contact_id = $1 AND set_aside IS NULL`, [ann])).toBe(1);
    expect(await count(db, `enrolment WHERE contact_id = $1`, [bob])).toBe(1);
  });

  it('lets colleagues hear what a contact of their company did', async () => {
    const { db } = store;
    const [account] = await db.query<{ id: string }>(
      `INSERT INTO account (domain, created_at) VALUES ('example.nl', nurture_now()) RETURNING id`,
    );
    const group: FlowDocument = {
      id: 'buying-group',
      enrol: { on: 'quiz.completed' },
      initial: 'watching',
      states: {
        watching: { on: { 'page.viewed': { of: 'account', target: 'warm' } } },
        warm: { type: 'final' },
      },
    };
    await publishReference(db, [referenceDocument, group]);
    const [ann, bob, eve] = [
      await addContact(db, account?.id),
      await addContact(db, account?.id),
      await addContact(db),
    ];
    await log.append(db, [event(ann, 'quiz.completed'), event(eve, 'quiz.completed')]);
    await drain(db, deps);
    await log.append(db, [event(bob, 'page.viewed', { url: 'https://x.example/blog/2' })]);
    await drain(db, deps);
    const warm = `enrolment WHERE contact_id = $1 AND flow_id = 'buying-group' AND state = 'warm'`;
    expect(await count(db, warm, [ann])).toBe(1);
    expect(await count(db, warm, [eve])).toBe(0);
    expect(await count(db, 'score_entry WHERE contact_id = $1', [ann])).toBe(0);
    expect(await count(db, 'score_entry WHERE contact_id = $1', [bob])).toBe(1);
  });

  it('takes a planned mail back when its state is left, and says so to who records it', async () => {
    const { db } = store;
    const told: string[] = [];
    const telling: AbsorbDeps = {
      ...newDeps(),
      mailsWithdrawn: (_, mails) => {
        told.push(...mails.map(({ task, reason }) => `${task.payload.origin.name}: ${reason}`));
        return Promise.resolve();
      },
    };
    const ann = await addContact(db);
    await log.append(db, [download(ann)]);
    await drain(db, telling);
    await outcome(ann);
    await outcome(ann, 'mail.opened');
    await drain(db, telling);
    await log.append(db, [event(ann, 'contact.unsubscribed')]);
    await drain(db, telling);
    expect(told).toEqual(['whitepaper-deep-dive: exit']);
    const marketing = `task WHERE contact_id = $1 AND payload ->> 'kind' = 'marketing'`;
    expect(await count(db, marketing, [ann])).toBe(0);
  });
});

describe('the absorbing loop', () => {
  const store = testDatabase();

  it('absorbs what is logged as soon as it is logged, waits for a publication, and stops when it is told', async () => {
    const { db } = store;
    const logged: string[] = [];
    const note = (_: Record<string, unknown>, message: string): void => void logged.push(message);
    const loop = new AbsorbLoop(db, newDeps(), { info: note, warn: note, error: note }, { idleMs: 20 });
    const stop = new AbortController();
    const running = loop.run(stop.signal);
    const ann = await addContact(db);
    await log.append(db, [download(ann)]);
    await until(() => Promise.resolve(logged.length > 0));
    await publishReference(db);
    await until(async () => (await count(db, 'enrolment WHERE contact_id = $1', [ann])) === 1);
    stop.abort();
    await running;
    expect(logged).toEqual(['Absorbing waits: it goes on by itself.', 'Absorbing goes on.']);
  });

  it('absorbs as many batches at once as it has lanes when one was full, and everybody once', async () => {
    const { db } = store;
    await publishReference(db);
    const people: string[] = [];
    for (let n = 0; n < 20; n++) people.push(await addContact(db));
    // A batch is full by its events, however few people they are of.
    await log.append(
      db,
      people.flatMap((id) => [download(id), event(id, 'page.viewed'), event(id, 'page.viewed')]),
    );
    let [most, open] = [0, 0];
    const watched = Object.assign(Object.create(db) as Database, {
      transaction: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
        most = Math.max(most, ++open);
        return db.transaction(work).finally(() => open--);
      },
    });
    const stop = new AbortController();
    const running = new AbsorbLoop(watched, newDeps(), silent, { batchSize: 6, lanes: 4 }).run(stop.signal);
    await until(async () => (await count(db, 'event_pending')) === 0);
    stop.abort();
    await running;
    expect(most).toBe(4);
    expect(await count(db, 'enrolment WHERE contact_id = ANY ($1)', [people])).toBe(20);
  });

  it('leaves a contact alone that cannot be absorbed, and goes on with the others', async () => {
    const { db } = store;
    await publishReference(db);
    const [ann, bob] = [await addContact(db), await addContact(db)];
    await log.append(db, [download(ann), download(bob)]);
    // What nobody foresees: a row that the database itself refuses.
    await db.query(`ALTER TABLE score_entry ADD CONSTRAINT refuse CHECK (contact_id <> ${ann})`);
    const failures: unknown[] = [];
    const logger: EngineLogger = { ...silent, error: (fields) => void failures.push(fields.contact) };
    const stop = new AbortController();
    const running = new AbsorbLoop(db, newDeps(), logger, { idleMs: 20 }).run(stop.signal);
    await until(async () => (await count(db, 'enrolment WHERE contact_id = $1', [bob])) === 1);
    await until(() => Promise.resolve(failures.length > 0));
    stop.abort();
    await running;
    expect(failures).toEqual([ann]);
    expect(await count(db, 'event_pending WHERE contact_id = $1', [ann])).toBe(1);
  });
});

/** Looks until it holds; the test's own time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
