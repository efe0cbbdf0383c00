import { now, openDatabase } from '@nurture/store';
import { moveClock, type SmtpReceiver, startSmtpReceiver, testDatabase } from '../../../../test/support';
import { FLOW, MAIL, mailSettings, makeContacts, planMails, publishMail, quiet } from '../../../../test/support/mail-scene'; // prettier-ignore
import { smtpSettings } from '../smtp/options';
import { SmtpPool } from '../smtp/pool';
import { DeliverLoop } from './loop';
import { SpeedLimits } from './speed';

const DAY = 86_400_000;

describe('after two days of standing still', () => {
  const store = testDatabase();
  let receiver: SmtpReceiver;
  let settings = mailSettings();
  let serial = 0;

  beforeAll(async () => {
    receiver = await startSmtpReceiver();
    await publishMail(store.db);
  });
  afterAll(() => receiver.close());
  beforeEach(async () => {
    receiver.messages.length = 0;
    await store.db.query('DELETE FROM task');
    await store.db.query('DELETE FROM mail');
  });

  const drain = async (): Promise<void> => {
    const pool = new SmtpPool(smtpSettings(receiver.url, 5));
    const publicUrl = 'https://nurture.example.com';
    const context = { db: store.db, settings: () => settings, secret: 'a secret of the tests', publicUrl, dkim: [], lookAgain: null, logger: quiet }; // prettier-ignore
    await new DeliverLoop(context, pool, () => 0.5).drain();
    pool.close();
  };
  const people = (count: number): Promise<string[]> =>
    makeContacts(
      store.db,
      Array.from({ length: count }, () => `late${++serial}@example.org`),
    );
  const recipients = (): string[] => receiver.messages.flatMap(({ to }) => to);

  it('nobody gets everything at once: the cap holds, day after day, until all have arrived', async () => {
    settings = mailSettings({ cap: { mails: 1, withinMs: DAY } });
    const ids = await people(5);
    for (const visit of [1, 2, 3]) await planMails(store.db, ids, {}, visit);
    await moveClock(store.db, { days: 2 });
    for (const sent of [5, 10, 15]) {
      await drain();
      expect(receiver.messages).toHaveLength(sent);
      expect(new Set(recipients().slice(-5)).size).toBe(5);
      await moveClock(store.db, { days: 1, minutes: 20 });
    }
  });

  it('the server is not flooded: the speed of the transport holds', async () => {
    const perSecond = 20;
    settings = mailSettings({ speed: { perSecond, connections: 5, domains: {} } });
    await planMails(store.db, await people(60));
    await moveClock(store.db, { days: 2 });
    await drain();
    expect(receiver.messages).toHaveLength(60);
    const [spread] = await store.db.query<{ ms: number }>(
      `SELECT (extract(epoch FROM max(started_at) - min(started_at)) * 1000)::float8 AS ms FROM mail`,
    );
    // A full bucket leaves at once, and what it held back since; the rest only as fast as it fills.
    expect(spread?.ms).toBeGreaterThanOrEqual(((60 - 2 * perSecond) / perSecond) * 1000);
  });

  it('a mail waits for its window, and does not leave at night because it is late', async () => {
    settings = mailSettings();
    const night = { days: ['mon-sun'], from: '09:00', until: '17:00', timezone: 'contact' };
    const hour = new Date(await now(store.db)).getUTCHours();
    // To where it is two in the night in Amsterdam, whatever the hour is now.
    await moveClock(store.db, { hours: ((25 - hour) % 24) + 24 });
    await planMails(store.db, await people(1), { window: night });
    await drain();
    expect(receiver.messages).toEqual([]);
    const [task] = await store.db.query<{ reason: string }>('SELECT reason FROM task');
    expect(task?.reason).toBe('window');
    await moveClock(store.db, { hours: 10 });
    await drain();
    expect(receiver.messages).toHaveLength(1);
  });

  it('of two flows that want the same slot, the one with the higher priority gets it', async () => {
    settings = mailSettings({ cap: { mails: 1, withinMs: DAY } });
    const [id = ''] = await people(1);
    const origin = (action: string) => ({ enrolmentId: id, flowId: FLOW, flowVersion: 1, state: 'sent', visit: 1, action, name: MAIL }); // prettier-ignore
    await planMails(store.db, [id], { priority: 2, origin: origin('low') }, 1);
    await planMails(store.db, [id], { priority: 8, origin: origin('high') }, 2);
    await moveClock(store.db, { days: 2 });
    await drain();
    const rows = await store.db.query<{ action: string }>(`SELECT action FROM mail WHERE status = 'sent'`);
    expect(rows).toEqual([{ action: 'high' }]);
  });
});

describe('a speed limit that several processes share', () => {
  const store = testDatabase();

  it('is never passed, however they race for it, whatever is given back', async () => {
    const perSecond = 50;
    const other = await openDatabase({ url: store.url, poolSize: 4, applicationName: 'other process' });
    const speed = { perSecond, connections: 5, domains: {} };
    const processes = [store.db, other].map((db) => ({ db, limits: new SpeedLimits(() => speed) }));
    const from = await now(store.db);
    // Each gives some back, as a group does whose contacts somebody else holds.
    const race = async ({ db, limits }: (typeof processes)[number]): Promise<number> => {
      const granted = await limits.takeForTransport(db, 7);
      const unused = Math.min(granted, 3);
      limits.giveBack(unused);
      return granted - unused;
    };
    const races = processes.flatMap((process) => Array.from({ length: 40 }, () => race(process)));
    const taken = (await Promise.all(races)).reduce((sum, count) => sum + count, 0);
    const until = await now(other);
    await other.close();
    expect(taken).toBeGreaterThanOrEqual(perSecond / 2);
    expect(taken).toBeLessThanOrEqual(perSecond + (perSecond * (until - from)) / 1000 + 1);
  });
});
