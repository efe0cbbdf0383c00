import { tokensFor } from '@nurture/core/token';
import { now, tasks } from '@nurture/store';
import {
  always,
  firstTimes,
  moveClock,
  type SmtpReaction,
  type SmtpReceiver,
  type SmtpStage,
  startSmtpReceiver,
  testDatabase,
} from '../../../../test/support';
import { FLOW, mailSettings, makeContacts, planMails, publishMail, quiet } from '../../../../test/support/mail-scene';
import { smtpSettings, type SmtpSettings } from '../smtp/options';
import { SmtpPool } from '../smtp/pool';
import { turnSending } from '../views/sending';
import { DeliverLoop } from './loop';
import { sendAgain } from './send-again';
import type { DeliverContext, MailStatus } from './types';

const secret = 'a secret of the tests';
const publicUrl = 'https://nurture.example.com';
const RACES = process.env['NURTURE_TEST_FULL'] === '1' ? 1_000 : 100;
/** A server that answers is waited for however busy the machine is; one that never will, only as long as this. */
const HANGING = { silenceMs: 2_000, greetingMs: 2_000 };

describe('delivering', () => {
  const store = testDatabase();
  let receiver: SmtpReceiver;
  let settings = mailSettings();
  let lookAgain: DeliverContext['lookAgain'] = null;
  let counter = 0;

  beforeAll(async () => {
    receiver = await startSmtpReceiver();
    await publishMail(store.db);
  });
  afterAll(() => receiver.close());
  beforeEach(async () => {
    receiver.behave();
    receiver.messages.length = 0;
    settings = mailSettings();
    lookAgain = null;
    await store.db.query('DELETE FROM task');
    await store.db.query('DELETE FROM mail');
    await store.db.query(`DELETE FROM switch`);
    await store.db.query(`UPDATE flow SET status = 'active', pauses = '[]'`);
  });

  const loopTo = (change: Partial<SmtpSettings> = {}): { loop: DeliverLoop; pool: SmtpPool } => {
    const pool = new SmtpPool({ ...smtpSettings(receiver.url, 5), ...change });
    const context: DeliverContext = {
      db: store.db,
      settings: () => settings,
      secret,
      publicUrl,
      dkim: [],
      logger: quiet,
      lookAgain,
    };
    return { loop: new DeliverLoop(context, pool, () => 0.5), pool };
  };
  const drain = async (change: Partial<SmtpSettings> = {}): Promise<void> => {
    const { loop, pool } = loopTo(change);
    await loop.drain();
    pool.close();
  };
  const someone = async (): Promise<string> => {
    const [id] = await makeContacts(store.db, [`ann${++counter}@example.org`]);
    return id ?? '';
  };
  const rows = (): Promise<{ status: MailStatus; reason: string | null; attempts: number; message_id: string }[]> =>
    store.db.query('SELECT status, reason, attempts, message_id FROM mail ORDER BY id');
  const events = (contactId: string): Promise<{ type: string; origin: { mailId: string; visit: number } }[]> =>
    store.db.query(`SELECT type, origin FROM event WHERE contact_id = $1 ORDER BY position`, [contactId]);
  const waiting = (): Promise<{ reason: string; in_s: number; claimed_until: Date | null }[]> =>
    store.db.query(
      `SELECT reason, extract(epoch FROM due_at - nurture_now())::float8 AS in_s, claimed_until FROM task`,
    );

  it('sends a planned mail once, and says so in the log', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    await drain();
    await drain();
    expect(receiver.messages).toHaveLength(1);
    expect(await rows()).toMatchObject([{ status: 'sent', attempts: 1 }]);
    expect(await store.db.query('SELECT id FROM mail WHERE settled_at < started_at')).toEqual([]);
    expect(await events(contact)).toMatchObject([{ type: 'mail.accepted', origin: { visit: 1 } }]);
    expect(await waiting()).toEqual([]);
  });

  it('carries links of its own, signed, and a way out in one click', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    await drain();
    const [mail] = receiver.messages;
    const tokens = tokensFor(secret);
    const html = mail?.parsed.html ?? '';
    const click = /\/c\/([\w-]+)/.exec(html)?.[1] ?? '';
    expect(tokens.read('c', click)).toMatchObject({ link: 0, destination: 'https://www.example.com/read/0' });
    expect(tokens.read('d', /\/d\/([\w-]+)/.exec(html)?.[1] ?? '')).toMatchObject({ contact, asset: 'model' });
    expect(html).toMatch(/\/o\/[\w-]+\.gif/);
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.headers.get('list-unsubscribe')).toContain(`${publicUrl}/u/`);
    expect(mail?.from).toMatch(/^bounce\+\d+\.[0-9a-f]{20}@example\.com$/);
    expect(mail?.headers.get('subject')).toBe(`Your copy, ann${counter}`);
  });

  it('carries neither pixel nor tracked links without consent for tracking', async () => {
    const contact = await someone();
    await store.db.query(`UPDATE consent SET tracking = 'none' WHERE contact_id = $1`, [contact]);
    await planMails(store.db, [contact]);
    await drain();
    const html = receiver.messages[0]?.parsed.html ?? '';
    expect(html).not.toMatch(/\/[oc]\//);
    expect(html).toContain('href="https://www.example.com/read/0"');
    expect(html).toContain(`${publicUrl}/d/`);
  });

  const misbehaviours: [SmtpStage, SmtpReaction, MailStatus | 'not started', number][] = [
    ['connect', { do: 'reply', code: 421 }, 'not started', 0],
    ['connect', { do: 'reply', code: 554 }, 'not started', 0],
    ['connect', { do: 'hang' }, 'not started', 0],
    ['connect', { do: 'drop' }, 'not started', 0],
    ['mail', { do: 'reply', code: 451 }, 'deferred', 0],
    ['mail', { do: 'reply', code: 550 }, 'deferred', 0],
    ['mail', { do: 'reply', code: 552 }, 'failed', 0],
    ['mail', { do: 'hang' }, 'deferred', 0],
    ['mail', { do: 'drop' }, 'deferred', 0],
    ['rcpt', { do: 'reply', code: 450 }, 'deferred', 0],
    ['rcpt', { do: 'reply', code: 550 }, 'failed', 0],
    ['rcpt', { do: 'hang' }, 'deferred', 0],
    ['rcpt', { do: 'drop' }, 'deferred', 0],
    ['body', { do: 'reply', code: 452 }, 'deferred', 0],
    ['body', { do: 'reply', code: 554 }, 'failed', 0],
    ['done', { do: 'reply', code: 451 }, 'deferred', 0],
    ['done', { do: 'reply', code: 554 }, 'failed', 0],
    ['done', { do: 'hang' }, 'in-doubt', 1],
    ['done', { do: 'drop' }, 'in-doubt', 1],
  ];
  const inWords = (reaction: SmtpReaction): string => (reaction.do === 'reply' ? String(reaction.code) : reaction.do);
  it.each(
    misbehaviours.map(([stage, reaction, status, got]) => [stage, inWords(reaction), status, got, reaction] as const),
  )('a server that at %s does %s leaves the mail %s (the server has %i)', async (stage, _, status, got, reaction) => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    receiver.behave(always(stage, reaction));
    await drain(reaction.do === 'hang' ? HANGING : {});
    expect(receiver.messages).toHaveLength(got);
    const expected = status === 'not started' ? [] : [{ status }];
    expect(await rows()).toMatchObject(expected);
    const ends: Partial<Record<string, string>> = { failed: 'mail.failed', 'in-doubt': 'mail.doubted' };
    const type = ends[status];
    expect(await events(contact)).toMatchObject(type ? [{ type }] : []);
    expect(await waiting()).toHaveLength(type ? 0 : 1);
  });

  it('tries again later what was refused for now, under the same Message-ID, and then no more', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    receiver.behave(firstTimes(2, 'rcpt', { do: 'reply', code: 450 }));
    await drain();
    const [first] = await rows();
    expect((await waiting())[0]?.in_s).toBeGreaterThan(30);
    await drain();
    expect(await rows()).toMatchObject([{ attempts: 1 }]);
    await moveClock(store.db, { minutes: 2 });
    await drain();
    await moveClock(store.db, { minutes: 5 });
    await drain();
    expect(await rows()).toMatchObject([{ status: 'sent', attempts: 3, message_id: first?.message_id }]);
    expect(receiver.messages).toHaveLength(1);
  });

  it('repeats the very bytes of the first attempt', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    // The server takes the whole mail, and then says not now.
    receiver.behave(firstTimes(1, 'done', { do: 'reply', code: 451 }));
    const sent: Buffer[] = [];
    const { loop, pool } = loopTo();
    const hand = pool.send.bind(pool);
    pool.send = (session, message) => {
      sent.push(message.raw);
      return hand(session, message);
    };
    await loop.drain();
    await store.db.query(`UPDATE contact_profile SET fields = '{"firstName": "Changed"}' WHERE contact_id = $1`, [
      contact,
    ]);
    await moveClock(store.db, { minutes: 5 });
    await loop.drain();
    pool.close();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.toString()).toBe(sent[0]?.toString());
    expect(sent[0]?.toString()).toMatch(/\/c\//);
  });

  it('gives up after five days of not yet', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    receiver.behave(always('rcpt', { do: 'reply', code: 450 }));
    await drain();
    await moveClock(store.db, { days: 6 });
    await drain();
    expect((await rows())[0]).toMatchObject({ status: 'failed' });
    expect(await events(contact)).toMatchObject([{ type: 'mail.failed' }]);
  });

  it('holds a mail that an interrupted worker left started, as in doubt', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    receiver.behave(always('done', { do: 'hang' }));
    const { loop, pool } = loopTo({ silenceMs: 60_000, attemptMs: 60_000 });
    const stop = new AbortController();
    const interrupted = loop.run(stop.signal);
    await receiver.received(1);
    stop.abort();
    receiver.behave();
    // A claim that was under way when it was told to stop may still take the task once more; that lease passes too.
    for (let lease = 1; lease <= 2; lease++) {
      await moveClock(store.db, { minutes: 10 });
      await drain();
    }
    pool.abort();
    await interrupted;
    expect(receiver.messages).toHaveLength(1);
    expect(await rows()).toMatchObject([{ status: 'in-doubt', reason: 'interrupted' }]);
    expect(await events(contact)).toMatchObject([{ type: 'mail.doubted' }]);
  });

  describe('a mail in doubt that somebody wants sent again', () => {
    const again = async (): Promise<string> => {
      const [mail] = await store.db.query<{ id: string }>('SELECT id FROM mail');
      return store.db.transaction((tx) => sendAgain(tx, mail?.id ?? ''));
    };
    const doubted = async (): Promise<string> => {
      const contact = await someone();
      // Its enrolment says on which version of the flow it is.
      const [row] = await store.db.query<{ id: string }>(
        `INSERT INTO enrolment (id, flow_id, flow_version, contact_id, key, state, visit, snapshot, enrolled_at, entered_at)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, 1, $1, '', 'sent', 1, '{}', now(), now()) RETURNING id`,
        [contact, FLOW],
      );
      await planMails(store.db, [row?.id ?? '']);
      receiver.behave(firstTimes(1, 'done', { do: 'drop' }));
      await drain();
      expect(await rows()).toMatchObject([{ status: 'in-doubt' }]);
      return contact;
    };

    it('leaves once more, the same to the byte, and its outcome is told', async () => {
      const contact = await doubted();
      expect(await again()).toBe('planned');
      expect(await rows()).toMatchObject([{ status: 'deferred' }]);
      await drain();
      const [first, second] = receiver.messages;
      expect(receiver.messages).toHaveLength(2);
      expect(second?.raw.equals(first?.raw ?? Buffer.alloc(0))).toBe(true);
      expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }]);
      expect(await events(contact)).toMatchObject([{ type: 'mail.doubted' }, { type: 'mail.accepted' }]);
    });

    it('is planned once, however often it is asked for', async () => {
      await doubted();
      expect([await again(), await again()]).toEqual(['planned', 'not-in-doubt']);
      await drain();
      expect(receiver.messages).toHaveLength(2);
      expect(await again()).toBe('not-in-doubt');
    });

    it('goes through the gate anew: who unsubscribed meanwhile gets none', async () => {
      const contact = await doubted();
      await store.db.query(`UPDATE consent SET mail = 'withdrawn' WHERE contact_id = $1`, [contact]);
      expect(await again()).toBe('planned');
      await drain();
      expect(receiver.messages).toHaveLength(1);
      expect(await rows()).toMatchObject([{ status: 'skipped', reason: 'unsubscribed' }]);
    });

    it('takes no outcome from whoever tried it first', async () => {
      await doubted();
      const fence = `SELECT fence::int AS fence FROM mail`;
      const [before] = await store.db.query<{ fence: number }>(fence);
      await again();
      await drain();
      const [after] = await store.db.query<{ fence: number }>(fence);
      expect(after?.fence).toBeGreaterThan(before?.fence ?? Infinity);
    });

    it('is tried on for days from then, however old the doubt is', async () => {
      await doubted();
      await moveClock(store.db, { days: 6 });
      expect(await again()).toBe('planned');
      receiver.behave(always('rcpt', { do: 'reply', code: 450 }));
      await drain();
      expect(await rows()).toMatchObject([{ status: 'deferred' }]);
      receiver.behave();
      await moveClock(store.db, { days: 1 });
      await drain();
      expect(await rows()).toMatchObject([{ status: 'sent' }]);
    });

    it('is not made anew where no flow sent it', async () => {
      await doubted();
      await store.db.query('UPDATE mail SET flow_id = NULL, enrolment_id = NULL');
      expect(await again()).toBe('outside-flows');
      expect(await waiting()).toEqual([]);
    });
  });

  it('sends nothing that a flow took back after it was claimed, and says why', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    const [claimed] = await tasks.claim(store.db, 'send-mail', { limit: 1, leaseSeconds: 60 });
    const takenBack = await tasks.withdraw(store.db, new Map([[claimed?.key ?? '', 'left-state']]));
    expect(takenBack).toEqual([]);
    await moveClock(store.db, { minutes: 2 });
    await drain();
    expect(receiver.messages).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'skipped', reason: 'left-state' }]);
    expect(await events(contact)).toMatchObject([{ type: 'mail.skipped' }]);
    expect(await waiting()).toEqual([]);
  });

  it('looks again, before it leaves, at what a mail waited for, and not at one that was wanted just now', async () => {
    const [gone, stays, fresh] = [await someone(), await someone(), await someone()];
    await planMails(store.db, [gone, stays]);
    await moveClock(store.db, { minutes: 5 });
    await planMails(store.db, [fresh]);
    const asked: string[] = [];
    lookAgain = async (mails) => {
      // Somebody else holds one of them, the first time.
      const held = asked.length === 0 ? [stays] : [];
      asked.push(...mails.map(({ contactId, flowId }) => `${contactId} ${flowId}`));
      await store.db.query(`UPDATE task SET reason = 'withdrawn: exit' WHERE contact_id = $1`, [gone]);
      return new Set(held);
    };
    await drain();
    expect(asked).toEqual([`${gone} ${FLOW}`, `${stays} ${FLOW}`, `${stays} ${FLOW}`]);
    expect(receiver.messages).toHaveLength(2);
    expect(await events(gone)).toMatchObject([{ type: 'mail.skipped' }]);
    expect(await events(stays)).toMatchObject([{ type: 'mail.accepted' }]);
  });

  it('waits while the flow is paused, and says why and until when', async () => {
    await planMails(store.db, [await someone()]);
    await store.db.query(`UPDATE flow SET status = 'paused' WHERE id = $1`, [FLOW]);
    await drain();
    expect(await waiting()).toMatchObject([{ reason: 'flow-paused', claimed_until: null }]);
    await store.db.query(`UPDATE flow SET status = 'active'`);
    await moveClock(store.db, { minutes: 16 });
    await drain();
    expect(receiver.messages).toHaveLength(1);
  });

  it('sends after a long pause what waited, in the order in which it was planned and no faster than the limit', async () => {
    const people = await makeContacts(store.db, [
      'p1@example.net',
      'p2@example.net',
      'p3@example.net',
      'p4@example.net',
    ]);
    for (const id of people) {
      await planMails(store.db, [id]);
      await moveClock(store.db, { minutes: 1 });
    }
    const since = await now(store.db);
    const pause = (until: number | null): Promise<unknown> =>
      store.db.query(`UPDATE flow SET status = $1, pauses = $2::jsonb`, [
        until === null ? 'paused' : 'active',
        JSON.stringify([[since, until]]),
      ]);
    await pause(null);
    await drain();
    await moveClock(store.db, { days: 30 });
    await drain();
    expect(await rows()).toEqual([]);
    settings = mailSettings({ speed: { perSecond: null, connections: 5, domains: { 'example.net': 2 } } });
    await pause(await now(store.db));
    await tasks.recall(store.db, 'send-mail', 'flow-paused', { origin: { flowId: FLOW } });
    await drain();
    const sent = await store.db.query<{ id: string }>('SELECT contact_id AS id FROM mail ORDER BY contact_id');
    expect(sent.map(({ id }) => id)).toEqual(people.slice(0, 2));
    expect((await waiting()).map((task) => task.reason)).toEqual(['speed', 'speed']);
    await moveClock(store.db, { seconds: 5 });
    await drain();
    expect(receiver.messages).toHaveLength(4);
  });

  it('keeps the one switch that stops all sending, and sends what waited as soon as it is turned back', async () => {
    await planMails(store.db, [await someone()]);
    await store.db.transaction((tx) => turnSending(tx, false));
    await drain();
    expect(receiver.messages).toHaveLength(0);
    expect(await waiting()).toMatchObject([{ reason: 'sending-off' }]);
    await store.db.transaction((tx) => turnSending(tx, true));
    await drain();
    expect(receiver.messages).toHaveLength(1);
  });

  it('skips for good who unsubscribed, with the reason in row and log', async () => {
    const contact = await someone();
    await planMails(store.db, [contact]);
    await store.db.query(`UPDATE consent SET mail = 'withdrawn' WHERE contact_id = $1`, [contact]);
    await drain();
    expect(await rows()).toMatchObject([{ status: 'skipped', reason: 'unsubscribed' }]);
    expect(await events(contact)).toMatchObject([{ type: 'mail.skipped' }]);
  });

  it('keeps the cap among mails that are due together', async () => {
    const contact = await someone();
    settings = mailSettings({ cap: { mails: 1, withinMs: 86_400_000 } });
    for (const visit of [1, 2, 3]) await planMails(store.db, [contact], {}, visit);
    await drain();
    expect(receiver.messages).toHaveLength(1);
    expect(await waiting()).toMatchObject([{ reason: 'cap' }, { reason: 'cap' }]);
  });

  it('keeps a speed limit of a receiving domain', async () => {
    settings = mailSettings({ speed: { perSecond: null, connections: 5, domains: { 'example.org': 2 } } });
    const contacts = [await someone(), await someone(), await someone(), await someone()];
    await planMails(store.db, contacts);
    await drain();
    expect(receiver.messages).toHaveLength(2);
    expect((await waiting()).map((task) => task.reason)).toEqual(['speed', 'speed']);
  });

  it('sets a mail aside that cannot be made, after three tries, and sends the others', async () => {
    const [good, bad] = [await someone(), await someone()];
    await planMails(store.db, [good]);
    const at = await now(store.db);
    const origin = {
      enrolmentId: bad,
      flowId: FLOW,
      flowVersion: 1,
      state: 's',
      visit: 1,
      action: 'entry.0',
      name: 'gone',
    };
    await planMails(store.db, [bad], { origin, wantedAt: at });
    for (let tries = 0; tries < 4; tries++) {
      await drain();
      await moveClock(store.db, { minutes: 10 });
    }
    expect(receiver.messages).toHaveLength(1);
    expect(await events(bad)).toMatchObject([{ type: 'mail.failed' }]);
    expect(await waiting()).toEqual([]);
  });

  it('refuses an address that would become another one', async () => {
    const [contact = ''] = await makeContacts(store.db, ['evil>,<other@example.net']);
    await planMails(store.db, [contact]);
    await drain();
    expect(receiver.messages).toHaveLength(0);
    expect((await rows())[0]).toMatchObject({ status: 'failed' });
  });

  it('sends notifications to colleagues, and repeats one in doubt under the same Message-ID', async () => {
    const payload = {
      name: 'handoff-brief',
      to: { name: 'Sam', email: 'sam@example.net' },
      subject: 'A warm lead',
      html: '<p>Call Ann</p>',
      text: 'Call Ann',
      contactId: null,
    };
    const dueAt = await now(store.db);
    await tasks.plan(store.db, [{ queue: 'send-notification', key: 'n1', contactId: null, dueAt, payload }]);
    receiver.behave(firstTimes(1, 'done', { do: 'drop' }));
    await drain();
    await moveClock(store.db, { minutes: 5 });
    await drain();
    const ids = receiver.messages.map((mail) => mail.headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await rows()).toMatchObject([{ status: 'sent' }]);
  });

  it('starts nothing after an unsubscribe was answered, however close the race', async () => {
    const contacts: string[] = [];
    for (let i = 0; i < RACES; i++) contacts.push(await someone());
    await planMails(store.db, contacts);
    const { loop, pool } = loopTo();
    const sending = loop.drain();
    const stopped = new Map<string, string[]>();
    await Promise.all(
      contacts.map(async (id) => {
        await store.db.transaction(async (tx) => {
          await tx.query('SELECT 1 FROM contact WHERE id = $1 FOR UPDATE', [id]);
          await tx.query(`UPDATE consent SET mail = 'withdrawn' WHERE contact_id = $1`, [id]);
        });
        const begun = await store.db.query<{ key: string }>(
          `SELECT key FROM mail WHERE contact_id = $1 AND status <> 'skipped'`,
          [id],
        );
        stopped.set(
          id,
          begun.map((row) => row.key),
        );
      }),
    );
    await sending;
    await loop.drain();
    pool.close();
    const late = await store.db.query<{ contact_id: string; key: string }>(
      `SELECT contact_id, key FROM mail WHERE status <> 'skipped'`,
    );
    expect(late.filter((row) => !stopped.get(row.contact_id)?.includes(row.key))).toEqual([]);
    const counts = await store.db.query<{ n: number }>('SELECT count(*)::int AS n FROM mail');
    expect(counts[0]?.n).toBe(RACES);
  });

  it('starts nothing for somebody whose unsubscribe is under way, and keeps no one else waiting', async () => {
    const [leaving, other] = [await someone(), await someone()];
    await planMails(store.db, [leaving, other]);
    const { loop, pool } = loopTo();
    let sending = Promise.resolve();
    await store.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM contact WHERE id = $1 FOR UPDATE', [leaving]);
      await tx.query(`UPDATE consent SET mail = 'withdrawn' WHERE contact_id = $1`, [leaving]);
      sending = loop.drain();
      await receiver.received(1);
    });
    await sending;
    pool.close();
    expect(receiver.messages).toHaveLength(1);
    expect(await events(leaving)).toMatchObject([{ type: 'mail.skipped' }]);
    expect(await events(other)).toMatchObject([{ type: 'mail.accepted' }]);
  });

  it('survives a mail server that is away, and sends when it is back', async () => {
    await planMails(store.db, [await someone()]);
    const { loop, pool } = loopTo({ port: 1 });
    await loop.drain();
    pool.close();
    expect(await waiting()).toMatchObject([{ reason: 'transport-away' }]);
    await moveClock(store.db, { minutes: 1 });
    await drain();
    expect(receiver.messages).toHaveLength(1);
  });

  it('sends the others of a group when the row of one can not be written, and says so under its own name', async () => {
    const contacts = [await someone(), await someone(), await someone()];
    const refused = `ann${counter - 1}@example.org`;
    await store.db.query(`ALTER TABLE mail ADD CONSTRAINT not_that_one CHECK (recipient <> '${refused}')`);
    try {
      await planMails(store.db, contacts);
      await drain();
      expect(await rows()).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
      expect(receiver.messages.map(({ to }) => to)).not.toContainEqual([refused]);
      expect(await waiting()).toMatchObject([{ reason: 'not-written: not_that_one', claimed_until: null }]);
    } finally {
      await store.db.query('ALTER TABLE mail DROP CONSTRAINT not_that_one');
    }
    await moveClock(store.db, { minutes: 16 });
    await drain();
    expect(receiver.messages).toHaveLength(3);
  });

  it('stops at a signal after what is under way, and lets go of the rest', async () => {
    const contacts: string[] = [];
    for (let i = 0; i < 30; i++) contacts.push(await someone());
    await planMails(store.db, contacts);
    const stop = new AbortController();
    const { loop } = loopTo();
    const running = loop.run(stop.signal);
    await receiver.received(1);
    stop.abort();
    await running;
    const open = (await rows()).filter((row) => row.status === 'started');
    expect(open).toEqual([]);
    expect((await waiting()).every((task) => task.claimed_until === null)).toBe(true);
    expect((await waiting()).length + receiver.messages.length).toBe(30);
  });
});
