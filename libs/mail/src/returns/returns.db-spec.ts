import { contactIdentityById, returnEffects } from '@nurture/contacts';
import { emailHash } from '@nurture/core/consent';
import { now } from '@nurture/store';
import {
  always,
  moveClock,
  type ReceivedMail,
  type SmtpReceiver,
  startSmtpReceiver,
  testDatabase,
} from '../../../../test/support';
import { eventually } from '../../../../test/support/eventually';
import { mailSettings, makeContacts, planMails, publishMail, quiet } from '../../../../test/support/mail-scene';
import { DeliverLoop } from '../deliver/loop';
import type { DeliverContext } from '../deliver/types';
import { smtpSettings } from '../smtp/options';
import { SmtpPool } from '../smtp/pool';
import { liftAlarms, openAlarms } from './alarms';
import { takeReturn } from './apply';
import { resolveDoubt, settleShownDoubts } from './doubts';
import { reportOfMessage } from './message';
import type { ReturnReport, ReturnsContext } from './types';

const secret = 'a secret of the tests';

describe('what comes back of mails', () => {
  const store = testDatabase();
  let receiver: SmtpReceiver;
  let serial = 0;

  beforeAll(async () => {
    receiver = await startSmtpReceiver();
    await publishMail(store.db);
  });
  afterAll(() => receiver.close());
  beforeEach(async () => {
    receiver.messages.length = 0;
    await store.db.query('DELETE FROM task');
    await store.db.query('DELETE FROM mail_return');
    await store.db.query('DELETE FROM sending_alarm');
    await store.db.query('DELETE FROM return_count');
  });

  const context = (): ReturnsContext => ({ db: store.db, secret, effects: returnEffects({ secret }), logger: quiet });
  const drain = async (): Promise<void> => {
    const pool = new SmtpPool(smtpSettings(receiver.url, 5));
    const delivery: DeliverContext = {
      db: store.db,
      settings: () => mailSettings(),
      secret,
      publicUrl: 'https://nurture.example.com',
      dkim: [],
      logger: quiet,
      lookAgain: null,
      effects: returnEffects({ secret }),
    };
    await new DeliverLoop(delivery, pool, () => 0.5).drain();
    pool.close();
  };
  const someone = async (domain = 'example.org'): Promise<{ id: string; email: string }> => {
    const email = `ann${++serial}@${domain}`;
    const [id = ''] = await makeContacts(store.db, [email]);
    return { id, email };
  };
  /** Sends somebody a mail. @returns it as their server got it */
  const mailTo = async (who: { id: string; email: string }): Promise<ReceivedMail> => {
    await planMails(store.db, [who.id], {}, ++serial);
    await drain();
    const mail = receiver.messages.filter(({ to }) => to.includes(who.email)).at(-1);
    if (!mail) throw new Error('no mail arrived');
    return mail;
  };
  const take = (raw: string, via = 'bounce') => takeReturn(context(), via, reportOfMessage(Buffer.from(raw)));
  const eventsOf = async (id: string): Promise<string[]> => {
    const rows = await store.db.query<{ type: string; reason: string | null; mail: string | null }>(
      `SELECT type, properties ->> 'reason' AS reason, origin ->> 'mailId' AS mail FROM event
       WHERE contact_id = $1 AND type IN ('mail.bounced', 'mail.complained', 'mail.replied', 'contact.unsubscribed') ORDER BY position`,
      [id],
    );
    return rows.map(({ type, reason }) => (reason === null ? type : `${type} ${reason}`));
  };
  const consentOf = async (id: string) => (await contactIdentityById(store.db, secret, id))?.consent;
  const counted = async (): Promise<Record<string, number>> => {
    const rows = await store.db.query<{ what: string; n: number }>('SELECT what, n::int FROM return_count');
    return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  };
  const mailRow = async (mail: ReceivedMail) => {
    const id = /^bounce\+(\d+)\./.exec(mail.from)?.[1];
    const [row] = await store.db.query<{ id: string; status: string; reason: string }>(
      'SELECT id, status, reason FROM mail WHERE id = $1',
      [id],
    );
    return row;
  };
  const doubt = async (mail: ReceivedMail): Promise<string> => {
    const row = await mailRow(mail);
    await store.db.query(`UPDATE mail SET status = 'in-doubt', doubted = true WHERE id = $1`, [row?.id]);
    return row?.id ?? '';
  };
  const GONE = '550 5.1.1 no such user here';
  const FULL = '452 4.2.2 The mailbox is over quota';

  it('every mail carries a signed return path, and a bounce to it suppresses the address', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    expect(mail.from).toMatch(/^bounce\+\d+\.[0-9a-f]{20}@/);
    expect(await take(bounce(mail.from, ann.email, GONE))).toMatchObject({ fate: 'applied', kind: 'hard' });
    expect(await consentOf(ann.id)).toMatchObject({ suppressed: 'bounce', mail: 'given' });
    expect(await eventsOf(ann.id)).toEqual(['mail.bounced hard: no such mailbox']);
    await planMails(store.db, [ann.id], {}, ++serial);
    await drain();
    expect(receiver.messages).toHaveLength(1);
  });

  it('is asked for in the transaction that starts an attempt: none starts beside the one that suppresses', async () => {
    const ann = await someone();
    await planMails(store.db, [ann.id], {}, ++serial);
    // The sender comes while the other one still holds the contact, and waits for it.
    const draining = await store.db.transaction(async (tx) => {
      await tx.query('SELECT id FROM contact WHERE id = $1 FOR UPDATE', [ann.id]);
      const sending = drain();
      await eventually('the task is claimed', async () => {
        const rows = await store.db.query('SELECT 1 FROM task WHERE contact_id = $1 AND claimed_until IS NOT NULL', [
          ann.id,
        ]);
        return rows.length > 0;
      });
      await returnEffects({ secret }).suppress(tx, ann.email, 'no such mailbox', null);
      return { sending };
    });
    await draining.sending;
    expect(receiver.messages).toEqual([]);
    const [mail] = await store.db.query('SELECT status, reason FROM mail WHERE contact_id = $1', [ann.id]);
    expect(mail).toEqual({ status: 'skipped', reason: 'suppressed' });
  });

  describe('said at once, in the middle of the conversation', () => {
    afterEach(() => receiver.behave());
    const refused = async (domain: string, code: number, text: string): Promise<{ id: string; email: string }> => {
      const who = await someone(domain);
      receiver.behave(always('rcpt', { do: 'reply', code, text }));
      await planMails(store.db, [who.id], {}, ++serial);
      await drain();
      return who;
    };
    const returnsOf = (id: string) =>
      store.db.query('SELECT kind, reason, status, via FROM mail_return WHERE contact_id = $1', [id]);

    it('suppresses an address that the server does not know, and sends it no more', async () => {
      const ann = await refused('example.org', 550, '5.1.1 no such user here');
      expect(await consentOf(ann.id)).toMatchObject({ suppressed: 'bounce', mail: 'given' });
      expect(await returnsOf(ann.id)).toEqual([
        { kind: 'hard', reason: 'no such mailbox', status: '5.1.1', via: 'refused' },
      ]);
      receiver.behave();
      await planMails(store.db, [ann.id], {}, ++serial);
      await drain();
      expect(receiver.messages).toEqual([]);
      const [event, ...more] = await store.db.query<{ type: string }>(
        `SELECT type FROM event WHERE contact_id = $1 AND type LIKE 'mail.%' ORDER BY position`,
        [ann.id],
      );
      expect(event?.type).toBe('mail.failed');
      expect(more).toMatchObject([{ type: 'mail.skipped' }]);
    });

    it('lets a full mailbox rest only after the third in a row', async () => {
      const ann = await refused('example.org', 552, '5.2.2 The mailbox is over quota');
      expect(await consentOf(ann.id)).toMatchObject({ suppressed: null });
      for (let more = 0; more < 2; more++) {
        await planMails(store.db, [ann.id], {}, ++serial);
        await drain();
      }
      expect(await consentOf(ann.id)).toMatchObject({ suppressed: 'bounce' });
    });

    it('never punishes the contact for what is held against us, and raises the alarm', async () => {
      for (let count = 0; count < 3; count++) {
        const who = await refused('strict.example', 554, '5.7.1 192.0.2.1 is listed at zen.spamhaus.org');
        expect(await consentOf(who.id)).toMatchObject({ suppressed: null });
      }
      expect(await openAlarms(store.db)).toMatchObject([{ scope: 'strict.example', reason: 'sender on a blocklist' }]);
    });

    it('waits as long as greylisting asks for, and then is let in', async () => {
      const ann = await refused('example.org', 450, '4.7.1 Greylisted, try again in 600 seconds');
      const [task] = await store.db.query<{ minutes: number }>(
        'SELECT extract(epoch FROM due_at - nurture_now())::float8 / 60 AS minutes FROM task WHERE contact_id = $1',
        [ann.id],
      );
      expect(task?.minutes).toBeGreaterThan(9.9);
      expect(task?.minutes).toBeLessThan(15.1);
      expect(await returnsOf(ann.id)).toEqual([]);
    });
  });

  it('counts the same bounce once, however often and by whichever way it comes', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    const raw = bounce(mail.from, ann.email, GONE);
    const all = await Promise.all([take(raw), take(raw), take(raw, 'bounces'), take(raw.replaceAll('\n', '\r'))]);
    expect(all.map(({ fate }) => fate).sort()).toEqual(['applied', 'repeated', 'repeated', 'repeated']);
    expect(await eventsOf(ann.id)).toHaveLength(1);
    expect(await counted()).toEqual({ hard: 1, repeated: 3 });
  });

  it('counts and ignores a bounce with a forged return path, though it names a Message-ID of ours', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    const forged = mail.from.replace(/\.[0-9a-f]{20}@/, '.00000000000000000000@');
    const raw = bounce(forged, ann.email, GONE, mail.headers.get('message-id'));
    expect(await take(raw)).toMatchObject({ fate: 'forged' });
    expect(await consentOf(ann.id)).toMatchObject({ suppressed: null });
    expect(await counted()).toEqual({ forged: 1 });
  });

  it('finds the mail by its Message-ID where a server bounces to the From address', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    const raw = bounce('sanne@example.com', ann.email, GONE, mail.headers.get('message-id'));
    expect(await take(raw)).toMatchObject({ fate: 'applied', kind: 'hard' });
  });

  it('knows nothing of a bounce about somebody else’s mail', async () => {
    const raw = bounce('sanne@example.com', 'stranger@example.net', GONE, '<1.0123456789abcdef01234567@example.com>');
    expect(await take(raw)).toMatchObject({ fate: 'unknown' });
    expect(await counted()).toEqual({ unknown: 1 });
  });

  it('lets an address rest after a run of full mailboxes, and then tries it again', async () => {
    const ann = await someone();
    for (const run of [1, 2, 3]) {
      expect((await consentOf(ann.id))?.suppressed).toBeNull();
      const mail = await mailTo(ann);
      expect(await take(bounce(mail.from, ann.email, FULL))).toMatchObject({ kind: 'soft' });
      expect(await eventsOf(ann.id)).toHaveLength(run);
      await moveClock(store.db, { days: 1 });
    }
    expect((await consentOf(ann.id))?.suppressed).toBe('bounce');
    await moveClock(store.db, { days: 30 });
    expect((await consentOf(ann.id))?.suppressed).toBeNull();
  });

  it('starts to count anew after a mail that stayed', async () => {
    const ann = await someone();
    for (const answer of [FULL, FULL, null, FULL, FULL]) {
      const mail = await mailTo(ann);
      if (answer !== null) await take(bounce(mail.from, ann.email, answer));
      await moveClock(store.db, { days: 6 });
    }
    expect((await consentOf(ann.id))?.suppressed).toBeNull();
  });

  it('never holds a blocklist against the contact, but waits with marketing mail to receivers that refuse us', async () => {
    for (let count = 0; count < 3; count++) {
      const who = await someone('strict.example');
      const mail = await mailTo(who);
      await take(bounce(mail.from, who.email, '554 5.7.1 Service unavailable; client host blocked using a DNSBL'));
      expect((await consentOf(who.id))?.suppressed).toBeNull();
    }
    expect(await openAlarms(store.db)).toMatchObject([
      { scope: 'strict.example', reason: 'sender on a blocklist', returns: 3 },
    ]);
    const held = await someone('strict.example');
    const free = await someone('other.example');
    await planMails(store.db, [held.id, free.id], {}, ++serial);
    await drain();
    expect(receiver.messages.flatMap(({ to }) => to)).not.toContain(held.email);
    expect(receiver.messages.flatMap(({ to }) => to)).toContain(free.email);
    const [waiting] = await store.db.query<{ reason: string }>('SELECT reason FROM task');
    expect(waiting?.reason).toBe('receivers-refuse');
    await liftAlarms(store.db);
    await moveClock(store.db, { minutes: 16 });
    await drain();
    expect(receiver.messages.flatMap(({ to }) => to)).toContain(held.email);
  });

  it('waits with all marketing mail when receivers everywhere refuse us', async () => {
    for (const domain of ['a.example', 'b.example', 'c.example', 'a.example', 'b.example']) {
      const who = await someone(domain);
      const mail = await mailTo(who);
      await take(bounce(mail.from, who.email, '550 5.7.26 This mail is unauthenticated: DMARC failed'));
    }
    expect((await openAlarms(store.db)).map(({ scope }) => scope)).toContain('transport');
    const someoneElse = await someone('quite.another.example');
    await planMails(store.db, [someoneElse.id], {}, ++serial);
    await drain();
    expect(receiver.messages.flatMap(({ to }) => to)).not.toContain(someoneElse.email);
    await moveClock(store.db, { hours: 13 });
    await drain();
    expect(receiver.messages.flatMap(({ to }) => to)).toContain(someoneElse.email);
  });

  it('takes a complaint for an end to all mail', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    expect(await take(complaint(mail.from, ann.email))).toMatchObject({ kind: 'complaint' });
    expect(await consentOf(ann.id)).toMatchObject({ suppressed: 'complaint', complained: true, mail: 'withdrawn' });
    expect(await eventsOf(ann.id)).toEqual(['contact.unsubscribed', 'mail.complained']);
  });

  it('hears a person who answers, and not their out-of-office', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    const away = answer(ann.email, mail, 'Out of office', 'Auto-Submitted: auto-replied');
    expect(await take(away, 'replies')).toMatchObject({ kind: 'arrived' });
    expect(await eventsOf(ann.id)).toEqual([]);
    expect(await take(answer(ann.email, mail, 'Re: Your copy'), 'replies')).toMatchObject({ kind: 'replied' });
    expect(await eventsOf(ann.id)).toEqual(['mail.replied']);
  });

  it('takes an answer that asks to be left alone for an unsubscribe', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    expect(await take(answer(ann.email, mail, 'unsubscribe'), 'replies')).toMatchObject({ kind: 'unsubscribe' });
    expect(await consentOf(ann.id)).toMatchObject({ mail: 'withdrawn', suppressed: null });
  });

  it('makes no answer of whatever a stranger sends to a return path', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    const raw = `From: stranger@example.net\nTo: ${mail.from}\nSubject: Cheap watches\n\nBuy now.\n`;
    expect(await take(raw)).toMatchObject({ fate: 'unknown' });
  });

  it('settles a mail in doubt by what comes back of it, and the log says that it arrived', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    await doubt(mail);
    await store.db.query(`DELETE FROM event_key WHERE id LIKE '%mail.accepted'`);
    await take(bounce(mail.from, ann.email, FULL));
    expect(await mailRow(mail)).toMatchObject({ status: 'sent', reason: 'arrived: something came back of it' });
    const [accepted] = await store.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM event WHERE contact_id = $1 AND type = 'mail.accepted'`,
      [ann.id],
    );
    expect(accepted?.n).toBe(2);
  });

  it('settles a mail of which something came back before it was doubted', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    await take(bounce(mail.from, ann.email, FULL));
    await doubt(mail);
    expect(await settleShownDoubts(store.db)).toBe(1);
    expect(await mailRow(mail)).toMatchObject({ status: 'sent' });
    expect(await settleShownDoubts(store.db)).toBe(0);
  });

  it('lets a person say what became of a mail in doubt, once', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    const id = await doubt(mail);
    expect(await store.db.transaction((tx) => resolveDoubt(tx, id, false))).toBe(true);
    expect(await mailRow(mail)).toMatchObject({ status: 'failed' });
    expect(await store.db.transaction((tx) => resolveDoubt(tx, id, true))).toBe(false);
  });

  it('believes our mail service on a bare address: the latest mail to it, or else the address alone', async () => {
    const ann = await someone();
    await mailTo(ann);
    expect(await takeReturn(context(), 'postmark', told(ann.email))).toMatchObject({ fate: 'applied', kind: 'hard' });
    expect((await consentOf(ann.id))?.suppressed).toBe('bounce');
    const bob = await someone();
    expect(await takeReturn(context(), 'postmark', told(bob.email))).toMatchObject({ fate: 'applied', mailId: null });
    const [row] = await store.db.query('SELECT 1 FROM suppression WHERE email_hash = $1', [
      emailHash(secret, bob.email),
    ]);
    expect(row).toBeDefined();
    expect(await takeReturn(context(), 'bounce', { ...told(ann.email), trusted: false })).toMatchObject({
      fate: 'unknown',
    });
  });

  it('punishes no contact for a brief that a colleague’s server bounced', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    await store.db.query(`UPDATE mail SET kind = 'notification' WHERE id = $1`, [(await mailRow(mail))?.id]);
    expect(await take(bounce(mail.from, ann.email, GONE))).toMatchObject({ fate: 'applied' });
    expect((await consentOf(ann.id))?.suppressed).toBeNull();
  });

  it('dates what it writes by the product’s clock', async () => {
    const ann = await someone();
    const mail = await mailTo(ann);
    await take(bounce(mail.from, ann.email, GONE));
    const [row] = await store.db.query<{ at: Date }>('SELECT at FROM mail_return');
    expect(Math.abs((row?.at.getTime() ?? 0) - (await now(store.db)))).toBeLessThan(60_000);
  });
});

const told = (recipient: string): ReturnReport => ({
  verdicts: [{ recipient, outcome: 'hard', status: '5.1.1', reason: 'no such mailbox', messageId: null }],
  recipients: [],
  answers: [],
  trusted: true,
});

const bounce = (to: string, recipient: string, reply: string, messageId = '<none@elsewhere.example>'): string =>
  `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

<${recipient}>: host mx.example.net said: ${reply}

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: ${/\d\.\d\.\d+/.exec(reply)?.[0] ?? '5.0.0'}
Diagnostic-Code: smtp; ${reply}

--x
Content-Type: text/rfc822-headers

To: ${recipient}
Message-ID: ${messageId}

--x--
`;

const complaint = (to: string, recipient: string): string =>
  `From: staff@hotmail.example
To: ${to}
Subject: complaint about message
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="x"

--x
Content-Type: message/feedback-report

Feedback-Type: abuse
Version: 1
Original-Rcpt-To: ${recipient}

--x
Content-Type: text/rfc822-headers

To: ${recipient}

--x--
`;

const answer = (from: string, mail: ReceivedMail, subject: string, header = 'X-Mailer: a mail program'): string =>
  `From: ${from}
To: sanne@example.com
Subject: ${subject}
In-Reply-To: ${mail.headers.get('message-id') ?? ''}
${header}

${subject === 'unsubscribe' ? '' : 'Thank you, that is what we were looking for. Could you call me next week?'}
`;
