import { type ConsentChange, decideConsent, NO_CONSENT } from '@nurture/core/consent';
import { ensurePartitions, tasks } from '@nurture/store';
import fc from 'fast-check';
import { testDatabase } from '../../../../test/support';
import { contactsDeps } from '../../../../test/support/people';
import { receive } from '../receive/receive';
import { changeConsent, choosePreferences, complain, stopOnly, suppress, unsubscribe, withContact } from './change';
import { consentFacts, consentLedger } from './facts';
import { performChangeSubscription } from './perform-change-subscription';

describe('changing consent', () => {
  const store = testDatabase();
  const deps = contactsDeps();
  beforeAll(() => ensurePartitions(store.db));
  let serial = 0;

  const person = async (consent?: { mail: boolean; tracking: boolean }) => {
    const email = `consent-${(serial += 1)}@example.com`;
    const event = { id: email, type: 'page.viewed', email, ...(consent ? { consent } : {}) };
    await receive(store.db, deps, [event], { source: 'api', trusted: true, keyId: null });
    const [row] = await store.db.query<{ id: string }>('SELECT id FROM contact WHERE email = $1', [email]);
    return row?.id ?? '';
  };
  const facts = async (id: string) => (await consentFacts(store.db, deps.secret, [id])).get(id);
  const told = async (id: string) => {
    const rows = await store.db.query<{ type: string; topic: string | null }>(
      `SELECT type, properties->>'topic' AS topic FROM event
        WHERE contact_id = $1 AND source = 'contacts' AND type <> 'contact.created' ORDER BY position`,
      [id],
    );
    return rows.map(({ type, topic }) => (topic === null ? type : `${type} ${topic}`));
  };
  const planAndPerform = async (id: string, subscribed: boolean) => {
    const payload = { contactId: id, topic: 'whitepapers', subscribed, because: 'flow f, state s' };
    await tasks.plan(store.db, [
      { queue: 'change-subscription', key: `cs-${(serial += 1)}`, contactId: id, dueAt: 0, payload },
    ]);
    const [task] = await tasks.claim(store.db, 'change-subscription', { limit: 1, leaseSeconds: 60 });
    if (!task) throw new Error('no task');
    await store.db.transaction((tx) => performChangeSubscription(tx, task.payload));
    await tasks.finish(store.db, [{ id: task.id, fence: task.fence }]);
    return task.payload;
  };

  it('writes state, ledger and events together, once, however often it is asked', async () => {
    const id = await person({ mail: true, tracking: true });
    const stop = () => unsubscribe(store.db, id, null, { source: 'mail', address: '192.0.2.1' });
    const results = await Promise.all([stop(), stop(), stop()]);
    expect(results.filter((result) => result.known && result.changed)).toHaveLength(1);
    expect((await told(id)).slice(-2)).toEqual(['contact.unsubscribed', 'consent.withdrawn']);
    expect((await consentLedger(store.db, id)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'mail given',
      'tracking given',
      'mail withdrawn',
    ]);
  });

  it('knows nothing of somebody who does not exist', async () => {
    expect(await unsubscribe(store.db, '999999', null, { source: 'mail' })).toEqual({ known: false });
  });

  it('waits for whoever holds the contact, and gives up with a clear answer when that takes too long', async () => {
    const id = await person();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let holding: Promise<unknown> = Promise.resolve();
    await new Promise<void>((locked) => {
      holding = withContact(store.db, id, () => (locked(), held));
    });
    await expect(withContact(store.db, id, () => Promise.resolve(), 50)).rejects.toMatchObject({
      code: 'contact-busy',
    });
    const waiting = unsubscribe(store.db, id, null, { source: 'mail' });
    release();
    await holding;
    expect(await waiting).toMatchObject({ known: true, changed: true });
  });

  it('puts who complained on the list under a hash that says nothing of them', async () => {
    const id = await person({ mail: true, tracking: false });
    await complain(store.db, deps, id, { source: 'bounce:feedback-report' });
    await suppress(store.db, deps, id, { reason: 'bounce' });
    expect(await facts(id)).toMatchObject({ complained: true, suppressed: 'complaint', mail: 'withdrawn' });
  });

  it('ends a suppression at its time', async () => {
    const id = await person();
    await suppress(store.db, deps, id, { reason: 'bounce', expiresAt: Date.now() - 1_000 });
    expect((await facts(id))?.suppressed).toBeNull();
    await suppress(store.db, deps, id, { reason: 'bounce', expiresAt: Date.now() + 60_000 });
    expect((await facts(id))?.suppressed).toBe('bounce');
  });

  it('keeps what was off when only one topic is to stop after all', async () => {
    const id = await person({ mail: true, tracking: false });
    const topics = ['whitepapers', 'newsletter', 'events'];
    const choice = { shown: topics, on: ['whitepapers', 'events'], tracking: false, lessOften: null };
    await choosePreferences(store.db, id, choice, { source: 'mail' });
    await unsubscribe(store.db, id, null, { source: 'mail' });
    await stopOnly(store.db, id, { topic: 'whitepapers', topics }, { source: 'mail' });
    expect(await facts(id)).toMatchObject({ mail: 'given', topicsOff: ['newsletter', 'whitepapers'] });
  });

  it('lets a flow end and resume a topic, but not against the person’s own word', async () => {
    const id = await person({ mail: true, tracking: false });
    const task = await planAndPerform(id, false);
    expect((await facts(id))?.topicsOff).toEqual(['whitepapers']);
    await store.db.transaction((tx) => performChangeSubscription(tx, task));
    await planAndPerform(id, true);
    expect((await facts(id))?.topicsOff).toEqual([]);
    await unsubscribe(store.db, id, 'whitepapers', { source: 'mail' });
    await planAndPerform(id, true);
    expect((await facts(id))?.topicsOff).toEqual(['whitepapers']);
    expect((await told(id)).slice(2)).toEqual([
      'contact.unsubscribed whitepapers',
      'contact.subscribed whitepapers',
      'contact.unsubscribed whitepapers',
    ]);
  });

  it('keeps in the database what the decisions say, whatever the sequence', async () => {
    const change = fc.constantFrom<ConsentChange>(
      { type: 'confirm' },
      { type: 'unsubscribe', topic: null },
      { type: 'unsubscribe', topic: 'a' },
      { type: 'choose', shown: ['a', 'b'], on: ['b'] },
      { type: 'withdraw-tracking' },
      { type: 'give-tracking' },
      { type: 'sign-up', mail: true, tracking: true, topics: ['a'], confirmed: false, mayAsk: true },
      { type: 'sign-up', mail: true, tracking: true, topics: [], confirmed: true, mayAsk: true },
      { type: 'complain' },
    );
    const sequences = fc.array(change, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const id = await person();
        let [state, events, entries] = [NO_CONSENT, 0, 0];
        for (const one of sequence) {
          const decision = decideConsent(state, one);
          [state, events, entries] = [
            decision.state,
            events + decision.events.length,
            entries + decision.entries.length,
          ];
          await changeConsent(store.db, id, one, { source: 'test' });
        }
        expect(await facts(id)).toEqual({ ...state, suppressed: null });
        expect([(await told(id)).length, (await consentLedger(store.db, id)).length]).toEqual([events, entries]);
      }),
      { numRuns: process.env.NURTURE_TEST_FULL === '1' ? 300 : 25 },
    );
  });
});
