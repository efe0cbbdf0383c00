import { ensurePartitions } from '@nurture/store';
import { contactsDeps, settingsFor } from '../../../../test/support/people';
import { moveClock, testDatabase } from '../../../../test/support';
import { consentFacts } from '../consent/facts';
import { complain, confirm, unsubscribe } from '../consent/change';
import { contactIdentity } from '../people/identity';
import { personal } from '../personal';
import type { IncomingEvent, ReceiveContext } from './incoming';
import { receive } from './receive';

const trusted: ReceiveContext = { source: 'api', trusted: true, keyId: '1' };
const webForm: ReceiveContext = { source: 'api', trusted: false, keyId: '2' };
const site: ReceiveContext = { source: 'site', trusted: false, keyId: null, address: '192.0.2.7' };

describe('receiving events', () => {
  const store = testDatabase({ poolSize: 20 });
  const deps = contactsDeps();
  beforeAll(() => ensurePartitions(store.db));
  let serial = 0;

  const fresh = () => `person-${(serial += 1)}@example-company.com`;
  const download = (email: string, more: Partial<IncomingEvent> = {}): IncomingEvent => ({
    id: `event-${(serial += 1)}`,
    type: 'asset.downloaded',
    email,
    properties: { asset: 'b2b-maturity-model' },
    consent: { mail: true, tracking: true, wording: 'w1' },
    ...more,
  });
  const take = (context: ReceiveContext, ...events: IncomingEvent[]) => receive(store.db, deps, events, context);
  const identity = async (email: string) => {
    const found = await contactIdentity(store.db, deps.secret, email);
    if (!found) throw new Error(`no contact ${email}`);
    return found;
  };
  const mailConsent = async (email: string) => (await identity(email)).consent.mail;
  const log = async (email: string) => {
    const { id } = await identity(email);
    const rows = await store.db.query<{ type: string; properties: Record<string, string> }>(
      'SELECT type, properties FROM event WHERE contact_id = $1 ORDER BY position',
      [id],
    );
    return rows.map(({ type, properties }) => [type, ...Object.values(properties)].join(' '));
  };
  const confirmationMails = async (email: string) => {
    const { id } = await identity(email);
    return store.db.query<{ payload: { subject: string; text: string } }>(
      `SELECT payload FROM task WHERE queue = 'send-service' AND contact_id = $1`,
      [id],
    );
  };

  it('makes the contact, its company and its consent, and tells what happened', async () => {
    const email = fresh();
    const event = download(email, { contact: { company: 'Example Company' }, cameFrom: { source: 'newsletter' } });
    expect(await take(trusted, event)).toEqual({ ok: true, accepted: 1, duplicates: 0 });
    expect(await identity(email)).toMatchObject({
      account: { domain: 'example-company.com', name: 'Example Company' },
      source: { channel: 'api', source: 'newsletter' },
      consent: { mail: 'given', tracking: 'given', suppressed: null },
    });
    expect(await log(email)).toEqual([
      'contact.created',
      'consent.given mail',
      'contact.subscribed',
      'consent.given tracking',
      'asset.downloaded b2b-maturity-model newsletter email',
    ]);
  });

  it('keeps the words and the place of a consent', async () => {
    const email = fresh();
    await take(site, download(email));
    const rows = await store.db.query(
      'SELECT kind, state, wording, source, address FROM consent_entry WHERE contact_id = $1 ORDER BY id',
      [(await identity(email)).id],
    );
    expect(rows[0]).toEqual({ kind: 'mail', state: 'given', wording: 'w1', source: 'site', address: '192.0.2.7' });
  });

  it('finds no company behind a mail provider', async () => {
    await take(trusted, download('somebody@gmail.com'));
    expect((await identity('somebody@gmail.com')).account).toBeNull();
  });

  it('takes an event that was received before as a duplicate without any effect, consent included', async () => {
    const email = fresh();
    const event = download(email, { consent: undefined });
    await take(trusted, event);
    const again = { ...event, consent: { mail: true }, contact: { firstName: 'Eve' } };
    expect(await take(trusted, again)).toEqual({ ok: true, accepted: 0, duplicates: 1 });
    expect(await mailConsent(email)).toBe('none');
    expect(await log(email)).toEqual(['contact.created', 'asset.downloaded b2b-maturity-model']);
  });

  it('counts an id once within a batch, and makes no contact for a duplicate', async () => {
    const event = download(fresh());
    expect(await take(trusted, event, event, { ...event, email: 'other@example.com' })).toMatchObject({
      accepted: 1,
      duplicates: 2,
    });
    expect(await contactIdentity(store.db, deps.secret, 'other@example.com')).toBeNull();
  });

  it('writes nothing of a batch in which one event is wrong', async () => {
    const email = fresh();
    expect(await take(trusted, download(email), download(fresh(), { type: 'nonsense' }))).toMatchObject({ ok: false });
    expect(await contactIdentity(store.db, deps.secret, email)).toBeNull();
  });

  it('leaves one contact and one event set of a thousand identical sign-ups at once', async () => {
    const email = fresh();
    const event = download(email);
    const count = process.env.NURTURE_TEST_FULL === '1' ? 1_000 : 200;
    const results = await Promise.all(Array.from({ length: count }, () => take(site, event)));
    const accepted = results.map((result) => (result.ok ? result.accepted : NaN));
    expect(accepted.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await log(email)).toHaveLength(5);
  });

  it('takes crossing batches of the same people at once without a deadlock', async () => {
    const emails = Array.from({ length: 30 }, fresh);
    const batches = Array.from({ length: 12 }, (_, i) => {
      const events = emails.map((email) => download(email));
      return i % 2 ? events.reverse() : events;
    });
    const results = await Promise.all(batches.map((batch) => take(trusted, ...batch)));
    expect(results.every((result) => result.ok && result.accepted === 30)).toBe(true);
    expect((await log(emails[0] ?? '')).filter((line) => line === 'contact.created')).toHaveLength(1);
  });

  it('holds an untrusted consent as unconfirmed and asks the mailbox owner, once a day', async () => {
    const email = fresh();
    await take(webForm, download(email, { contact: { locale: 'nl' } }), download(email));
    await take(webForm, download(email));
    expect(await mailConsent(email)).toBe('unconfirmed');
    expect(await log(email)).not.toContain('consent.given mail');
    const mails = await confirmationMails(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.payload.subject).toBe('Bevestig even: is dit jouw adres?');
    expect(mails[0]?.payload.text).toMatch(/https:\/\/nurture\.example\/v\/\d+-\d+/);
    await moveClock(store.db, { hours: 25 });
    await take(webForm, download(email));
    expect(await confirmationMails(email)).toHaveLength(2);
    await confirm(store.db, (await identity(email)).id, { source: 'mail' });
    expect(await mailConsent(email)).toBe('given');
    expect((await log(email)).slice(-3)).toEqual([
      'consent.given mail',
      'contact.subscribed',
      'consent.given tracking',
    ]);
  });

  it('does not lift an unsubscribe through a fresh sign-up, but through its confirmation', async () => {
    const email = fresh();
    await take(site, download(email));
    const { id } = await identity(email);
    await unsubscribe(store.db, id, null, { source: 'mail' });
    await take(trusted, download(email));
    expect([await mailConsent(email), (await confirmationMails(email)).length]).toEqual(['withdrawn', 0]);
    await take(site, download(email));
    expect([await mailConsent(email), (await confirmationMails(email)).length]).toEqual(['withdrawn', 1]);
    await confirm(store.db, id, { source: 'mail' });
    expect(await mailConsent(email)).toBe('given');
  });

  it('never lifts a complaint', async () => {
    const email = fresh();
    await take(site, download(email));
    const { id } = await identity(email);
    await complain(store.db, deps, id, { source: 'bounce' });
    await take(site, download(email));
    await confirm(store.db, id, { source: 'mail' });
    expect((await consentFacts(store.db, deps.secret, [id])).get(id)).toMatchObject({
      mail: 'withdrawn',
      complained: true,
      suppressed: 'complaint',
    });
  });

  it('waits for a confirmation of its own forms where the workspace asks for double opt-in', async () => {
    const email = fresh();
    const settings = settingsFor({
      consent: { ...settingsFor().consent, doubleOptIn: { forms: true, events: false } },
    });
    await receive(store.db, contactsDeps(settings), [download(email)], site);
    expect(await mailConsent(email)).toBe('unconfirmed');
  });

  it('remembers an erased person’s no, and lets them in again when they come back in person', async () => {
    const email = fresh();
    await take(site, download(email));
    await store.db.transaction(async (tx) => personal.erase(tx, (await identity(email)).id, deps.secret));
    expect(await contactIdentity(store.db, deps.secret, email)).toBeNull();
    await take(trusted, download(email));
    expect((await identity(email)).consent).toMatchObject({ mail: 'withdrawn', suppressed: 'erased' });
    await store.db.transaction(async (tx) => personal.erase(tx, (await identity(email)).id, deps.secret));
    await take(site, download(email));
    expect((await identity(email)).consent).toMatchObject({ mail: 'withdrawn', suppressed: null, asked: ['mail'] });
  });

  it('keeps what a sender says of a person beside the event, with how far it may be trusted', async () => {
    const email = fresh();
    await take(webForm, download(email, { contact: { firstName: "Robert'); DROP TABLE contact;--" } }));
    const [row] = await store.db.query<{ profile: unknown }>(
      `SELECT profile FROM event WHERE type = 'asset.downloaded' AND contact_id = $1`,
      [(await identity(email)).id],
    );
    expect(row?.profile).toEqual({ fields: { firstName: "Robert'); DROP TABLE contact;--" }, trusted: false });
  });

  it('takes a thousand different people in one call', async () => {
    const batch = Array.from({ length: 1_000 }, () => download(fresh()));
    expect(await take(trusted, ...batch)).toEqual({ ok: true, accepted: 1_000, duplicates: 0 });
  });
});
