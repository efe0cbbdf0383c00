import fc from 'fast-check';
import {
  contactIdentity,
  contactIdentityById,
  receive,
  suppressAddress,
  unsubscribe,
  withdrawTracking,
} from '@nurture/contacts';
import { recompute, scoreAt } from '@nurture/core/scoring';
import { absorbBatch, type AbsorbDeps, EnrolmentIds, PublishedBook, publish } from '@nurture/engine';
import { createHandoffs, findHandoff } from '@nurture/handoff';
import { recordWithdrawn } from '@nurture/mail';
import { type Database, now, tasks } from '@nurture/store';
import { testDatabase } from '../../../../test/support';
import { contactsDeps } from '../../../../test/support/people';
import { referenceModel, referencePublication } from '../../../../test/support/reference-world';
import { salesContext, salesperson, salesTeam } from '../../../../test/support/sales';
import { tablesOf } from '../../../../test/support/traces';
import { type MergeDeps, type Merged, mergePeople } from './merge';
import { BY_COMMAND, eraseEntry, erasePerson, exportPerson } from './personal';

const RUNS = process.env['NURTURE_TEST_FULL'] === '1' ? 200 : 5;
/** Of each run; on a busy machine many times what one takes. */
const PATIENCE_MS = 60_000 + RUNS * 5_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { secret } = contactsDeps();

describe('merging two contacts', () => {
  const store = testDatabase({ poolSize: 12 });
  const absorbing: AbsorbDeps = {
    book: new PublishedBook(silent),
    ids: new EnrolmentIds(),
    mailsWithdrawn: recordWithdrawn,
  };
  const deps = (): MergeDeps => ({ db: store.db, secret, absorbing });
  let given = 0;

  beforeAll(() => publish(store.db, referencePublication()));

  /** What somebody does, under their address. */
  const does = async (
    email: string,
    ...events: [type: string, properties: Record<string, unknown>][]
  ): Promise<string> => {
    for (const [type, properties] of events) {
      const event = { id: `does-${(given += 1)}`, type, email, properties, consent: { mail: true, tracking: true } };
      const taken = await receive(store.db, contactsDeps(), [event], {
        source: 'api',
        trusted: true,
        keyId: null,
        address: null,
      });
      expect(taken).toMatchObject({ ok: true });
    }
    const identity = await contactIdentity(store.db, secret, email);
    return identity?.id ?? '';
  };
  const absorbed = async (db: Database = store.db): Promise<void> => {
    while ((await absorbBatch(db, absorbing, 50)).contacts > 0);
  };
  const someone = (): string => `someone-${(given += 1)}@kestrel-${given}.example`;
  const merged = async (from: string, into: string): Promise<Merged> => {
    const outcome = await mergePeople(deps(), { from, into, by: 'Sanne', preview: false });
    if (outcome.kind === 'refused') throw new Error(outcome.why);
    return outcome.merged;
  };
  const one = async <T>(sql: string, params: unknown[] = []): Promise<T | undefined> =>
    (await store.db.query<T & object>(sql, params))[0];

  const download: [string, Record<string, unknown>] = ['asset.downloaded', { asset: 'b2b-maturity-model' }];
  const services: [string, Record<string, unknown>] = ['page.viewed', { url: 'https://example.com/services' }];
  const newsletter: [string, Record<string, unknown>] = ['form.submitted', { form: 'newsletter' }];

  /** The contact's ledger, and what its events alone make of it. */
  const bothScores = async (id: string): Promise<{ ledger: number; stored: number; anew: number }> => {
    const { scoring } = referenceModel();
    const at = await now(store.db);
    const ms = 'floor(extract(epoch FROM at) * 1000)::float8 AS at';
    const ledger = await store.db.query<{ rule: string; points: number; at: number }>(
      `SELECT rule, points, ${ms} FROM score_entry WHERE contact_id = $1`,
      [id],
    );
    const events = await store.db.query<{
      id: string;
      type: string;
      contactId: string;
      properties: object;
      at: number;
    }>(`SELECT id, type, contact_id AS "contactId", properties, ${ms} FROM event WHERE contact_id = $1`, [id]);
    const past = {
      events: events.map((event) => ({ ...event, properties: { ...event.properties }, verdict: 'human' as const })),
      scope: { contactId: id, contact: {}, account: null, enrolment: null },
    };
    const profile = await one<{ score: number }>('SELECT score FROM contact_profile WHERE contact_id = $1', [id]);
    return {
      ledger: scoreAt(scoring, ledger, at),
      stored: profile?.score ?? 0,
      anew: scoreAt(scoring, recompute(scoring, past, at), at),
    };
  };

  /** Tables in which the number of a contact still stands. */
  const traces = async (id: string): Promise<string[]> => {
    const found: string[] = [];
    for (const table of await tablesOf(store.db)) {
      const numbered = await one(
        `SELECT 1 AS yes FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'contact_id' AND NOT attisdropped`,
        [table],
      );
      if (numbered && (await one(`SELECT 1 AS yes FROM ${table} WHERE contact_id = $1 LIMIT 1`, [id])))
        found.push(table);
    }
    return found;
  };

  it('moves all that was held on one to the other, and leaves nothing under the old number', async () => {
    const [old, now] = [someone(), someone()];
    const from = await does(old, download, services);
    const into = await does(now, newsletter);
    await absorbed();
    await store.db.query(
      `INSERT INTO visitor (id, contact_id, proof, since) VALUES ('v1', $1, 'form', nurture_now())`,
      [from],
    );
    await store.db.query(
      `INSERT INTO contact_role (contact_id, role, set_at, set_by) VALUES ($1, 'user', nurture_now(), 'Sanne')`,
      [from],
    );
    const outcome = await merged(old, now);
    expect(outcome).toMatchObject({ moved: { enrolments: 1, tasks: 2 }, ended: [], handoffFolded: false });
    expect(outcome.before).toMatchObject({ from: { score: 28 }, into: { score: 15 } });
    expect(outcome.after.score).toBe(43);
    expect(await traces(from)).toEqual([]);
    const planned = await one<{ contact_id: string }>(
      `SELECT contact_id FROM task WHERE queue = 'send-mail' AND contact_id = $1`,
      [into],
    );
    expect(planned).toBeDefined();
    expect(await contactIdentity(store.db, secret, old)).toMatchObject({
      id: into,
      email: now,
      merged: [{ email: old, by: 'Sanne' }],
    });
  });

  it('counts what the model counts once per person once, whoever did it', async () => {
    const [old, now] = [someone(), someone()];
    await does(old, download, services);
    const into = await does(now, download);
    await absorbed();
    const outcome = await merged(old, now);
    expect(outcome.after.score).toBe(28);
    expect(await bothScores(into)).toEqual({ ledger: 28, stored: 28, anew: 28 });
  });

  it('ends the walk of the merged one where the other walks that flow too, and takes its mail back', async () => {
    const [old, now] = [someone(), someone()];
    await does(old, download);
    const into = await does(now, download);
    await absorbed();
    const outcome = await merged(old, now);
    expect(outcome.ended).toMatchObject([{ flow: 'b2b-maturity-whitepaper', state: 'sent' }]);
    const walks = await store.db.query('SELECT status FROM enrolment WHERE contact_id = $1 ORDER BY id', [into]);
    expect(walks).toEqual([{ status: 'left' }, { status: 'active' }]);
  });

  it('previews by doing all of it and taking it back', async () => {
    const [old, now] = [someone(), someone()];
    const from = await does(old, download);
    await does(now, services);
    await absorbed();
    const outcome = await mergePeople(deps(), { from: old, into: now, by: 'Sanne', preview: true });
    expect(outcome).toMatchObject({ kind: 'preview', merged: { after: { score: 28 } } });
    expect(await contactIdentity(store.db, secret, old)).toMatchObject({ id: from, merged: [] });
    expect(await bothScores(from)).toEqual({ ledger: 20, stored: 20, anew: 20 });
  });

  it('lets every no hold, and gives nobody a permission that their own address did not give', async () => {
    const [old, now] = [someone(), someone()];
    const from = await does(old, services);
    const into = await does(now, services);
    await unsubscribe(store.db, from, null, { source: 'mail:one-click' });
    await withdrawTracking(store.db, into, { source: 'mail' });
    const { consent } = await merged(old, now);
    expect(consent).toMatchObject({
      before: { mail: 'given', tracking: 'withdrawn' },
      after: { mail: 'withdrawn', tracking: 'withdrawn' },
    });
    const heard = await one(`SELECT 1 AS yes FROM event WHERE contact_id = $1 AND type = 'contact.unsubscribed'`, [
      into,
    ]);
    expect(heard).toBeDefined();
  });

  it('keeps both addresses suppressed, and stops the remaining one where the reason was the person', async () => {
    const [old, now] = [someone(), someone()];
    await does(old, services);
    await does(now, services);
    await suppressAddress(store.db, secret, { email: old, reason: 'manual' });
    expect((await merged(old, now)).consent.suppressed).toBe('manual');
    expect((await contactIdentity(store.db, secret, now))?.consent.suppressed).toBe('manual');
    const [bouncing, fine] = [someone(), someone()];
    await does(bouncing, services);
    await does(fine, services);
    await suppressAddress(store.db, secret, { email: bouncing, reason: 'bounce' });
    expect((await merged(bouncing, fine)).consent.suppressed).toBeNull();
  });

  it('lets links of the merged one work for the remaining one: the preference page and its unsubscribe', async () => {
    const [old, now] = [someone(), someone()];
    const from = await does(old, services);
    const into = await does(now, services);
    await merged(old, now);
    expect(await contactIdentityById(store.db, secret, from)).toMatchObject({ id: into, email: now });
    expect(await unsubscribe(store.db, from, null, { source: 'mail:one-click' })).toMatchObject({
      known: true,
      changed: true,
    });
    expect((await contactIdentity(store.db, secret, now))?.consent.mail).toBe('withdrawn');
  });

  it('takes events about the old address as the remaining contact’s, also beside events about its own', async () => {
    const [old, now] = [someone(), someone()];
    await does(old, services);
    const into = await does(now, services);
    await merged(old, now);
    const event = (email: string, n: number) => ({
      id: `both-${given}-${n}`,
      type: 'page.viewed',
      email,
      properties: { url: '/blog' },
      consent: { mail: true },
    });
    const taken = await receive(store.db, contactsDeps(), [event(old, 1), event(now, 2)], {
      source: 'api',
      trusted: true,
      keyId: null,
      address: null,
    });
    expect(taken).toMatchObject({ ok: true, accepted: 2 });
    expect(
      await one('SELECT count(*)::int AS n FROM event WHERE contact_id = $1 AND type = $2', [into, 'page.viewed']),
    ).toEqual({ n: 4 });
  });

  it('folds two open handoffs into the one that sales is further with, and its links open that one', async () => {
    const [old, now] = [someone(), someone()];
    const from = await does(old, services);
    const into = await does(now, services);
    await absorbed();
    const context = salesContext(salesTeam([salesperson('anna'), salesperson('bram')]));
    for (const [contactId, because] of [
      [from, 'asked for a call'],
      [into, 'score reached 80'],
    ] as const) {
      const task = { contactId, because, at: 0, enrolmentId: null, flowId: null };
      await store.db.transaction((tx) => createHandoffs(tx, [{ key: `handoff:${contactId}`, payload: task }], context));
    }
    await store.db.query(`UPDATE handoff SET status = 'accepted' WHERE contact_id = $1`, [from]);
    const id = (await one<{ id: string }>('SELECT id FROM handoff WHERE contact_id = $1', [into]))?.id ?? '';
    expect((await merged(old, now)).handoffFolded).toBe(true);
    const kept = await findHandoff(store.db, id);
    expect(kept).toMatchObject({ email: now, status: 'accepted', closedAt: null });
    expect(kept?.reasons.map(({ because }) => because)).toEqual(['asked for a call', 'score reached 80']);
    expect(kept?.id).not.toBe(id);
    const desks = await store.db.query(
      'SELECT 1 FROM handoff_assignment WHERE ended_at IS NULL AND handoff_id IN (SELECT id FROM handoff WHERE contact_id = $1)',
      [into],
    );
    expect(desks).toHaveLength(1);
  });

  it('leaves export whole, and erasing forgets both addresses and keeps both unsubscribed', async () => {
    const [old, now] = [someone(), someone()];
    await does(old, download);
    await does(now, services);
    await absorbed();
    await merged(old, now);
    const record = await exportPerson(store.db, secret, old);
    expect(record).toMatchObject({ contact: { email: now }, merged: [{ email: old }] });
    expect(JSON.stringify(record)).toContain('asset.downloaded');
    expect(await erasePerson(store.db, secret, old, eraseEntry(BY_COMMAND))).toBe(true);
    expect(await one('SELECT 1 AS yes FROM contact_alias WHERE email = $1', [old])).toBeUndefined();
    const again = await does(old, services);
    expect((await contactIdentityById(store.db, secret, again))?.consent).toMatchObject({ suppressed: 'erased' });
    await does(now, services);
    expect((await contactIdentity(store.db, secret, now))?.consent).toMatchObject({ suppressed: 'erased' });
  });

  it('refuses what is one contact already, and addresses that nobody has', async () => {
    const [old, now] = [someone(), someone()];
    await does(old, services);
    await does(now, services);
    const refusal = (from: string, into: string) => mergePeople(deps(), { from, into, by: 'Sanne', preview: false });
    expect(await refusal(old, old)).toEqual({ kind: 'refused', why: 'same' });
    expect(await refusal('nobody@example.com', now)).toEqual({ kind: 'refused', why: 'unknown-from' });
    expect(await refusal(old, 'nobody@example.com')).toEqual({ kind: 'refused', why: 'unknown-into' });
    await merged(old, now);
    expect(await refusal(old, now)).toEqual({ kind: 'refused', why: 'same' });
  });

  it('waits for a mail that is being handed over, and leaves a claimed task to be claimed anew', async () => {
    const [old, now] = [someone(), someone()];
    const from = await does(old, download);
    const into = await does(now, services);
    await absorbed();
    const claimed = (await tasks.claim(store.db, 'send-mail', { limit: 100, leaseSeconds: 600 })).find(
      (t) => t.contactId === from,
    );
    if (!claimed) throw new Error('no mail was claimed');
    await store.db.query(
      `INSERT INTO mail (key, contact_id, name, kind, recipient, status, created_at, started_at)
       VALUES ($1, $2, 'whitepaper-delivery', 'service', $3, 'started', nurture_now(), nurture_now())`,
      [claimed.key, from, old],
    );
    const merging = merged(old, now);
    const first = await Promise.race([
      merging.then(() => 'merged'),
      new Promise((done) => setTimeout(() => done('waiting'), 200)),
    ]);
    expect(first).toBe('waiting');
    await store.db.query(`UPDATE mail SET status = 'sent', settled_at = nurture_now() WHERE key = $1`, [claimed.key]);
    await merging;
    expect(await one('SELECT contact_id AS "contactId" FROM mail WHERE key = $1', [claimed.key])).toEqual({
      contactId: into,
    });
    expect(await tasks.finish(store.db, [claimed])).toEqual([]);
  });

  it(
    'keeps the ledger at what the log makes, one walk per flow, and the number gone, whatever races it',
    async () => {
      const deed = fc.constantFrom(download, services, newsletter, ['page.viewed', { url: '/blog/1' }] as [
        string,
        Record<string, unknown>,
      ]);
      const life = fc.array(deed, { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(life, life, life, fc.boolean(), async (theirs, own, meanwhile, absorbFirst) => {
          const [old, now] = [someone(), someone()];
          const from = await does(old, ...theirs);
          const into = await does(now, ...own);
          if (absorbFirst) await absorbed();
          await Promise.all([
            merged(old, now),
            absorbed(),
            does(old, ...meanwhile),
            unsubscribe(store.db, from, null, { source: 'mail:one-click' }),
          ]);
          await absorbed();
          const scores = await bothScores(into);
          expect([scores.ledger, scores.stored]).toEqual([scores.anew, scores.anew]);
          expect(await traces(from)).toEqual([]);
          const active = await store.db.query(`SELECT 1 FROM enrolment WHERE contact_id = $1 AND status = 'active'`, [
            into,
          ]);
          expect(active.length).toBeLessThanOrEqual(1);
          expect((await contactIdentity(store.db, secret, now))?.consent.mail).toBe('withdrawn');
          const events = await one<{ n: number }>(
            `SELECT count(*)::int AS n FROM event WHERE contact_id = $1 AND source = 'api'`,
            [into],
          );
          expect(events?.n).toBe(theirs.length + own.length + meanwhile.length);
          expect(await one('SELECT 1 AS yes FROM contact WHERE email = $1', [old])).toBeUndefined();
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE_MS,
  );
});
