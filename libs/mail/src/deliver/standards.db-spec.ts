import { generateKeyPairSync } from 'node:crypto';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { parseAddress } from '@nurture/core/mail';
import { now, tasks } from '@nurture/store';
import { type ReceivedMail, type SmtpReceiver, startSmtpReceiver, testDatabase } from '../../../../test/support';
import { mailSettings, makeContacts, planMails, publishMail, quiet } from '../../../../test/support/mail-scene';
import { type DkimKey, dkimKey, dkimRecord } from '../smtp/dkim';
import { smtpSettings } from '../smtp/options';
import { SmtpPool } from '../smtp/pool';
import { DeliverLoop } from './loop';

const FULL = process.env['NURTURE_TEST_FULL'] === '1';
const FUZZED = FULL ? 10_000 : 200;
const BATCH = 100;

const keyOf = (selector: string, type: 'rsa' | 'ed25519'): DkimKey => {
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync(type);
  return dkimKey(selector, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
};

/** The receiving server shows A-labels as the letters that they stand for. */
const wired = (address: string): string => address.replace(/[^@]*$/, (domain) => domainToASCII(domain));

describe('a mail as the receiving server gets it', () => {
  const store = testDatabase();
  const keys = [keyOf('rsa', 'rsa'), keyOf('ed', 'ed25519')];
  let modern: SmtpReceiver;
  let plain: SmtpReceiver;

  beforeAll(async () => {
    modern = await startSmtpReceiver();
    plain = await startSmtpReceiver({ smtpUtf8: false });
    await publishMail(store.db);
  });
  afterAll(async () => {
    await modern.close();
    await plain.close();
  });
  beforeEach(async () => {
    modern.messages.length = 0;
    plain.messages.length = 0;
    await store.db.query('DELETE FROM task');
  });

  const drain = async (receiver: SmtpReceiver, dkim: readonly DkimKey[] = []): Promise<void> => {
    const pool = new SmtpPool(smtpSettings(receiver.url, 5));
    const settings = mailSettings();
    const publicUrl = 'https://nurture.example.com';
    const context = {
      db: store.db,
      settings: () => settings,
      secret: 'a secret of the tests',
      publicUrl,
      dkim,
      lookAgain: null,
      logger: quiet,
    };
    await new DeliverLoop(context, pool, () => 0.5).drain();
    pool.close();
  };
  const mailTo = async (receiver: SmtpReceiver, email: string, dkim: readonly DkimKey[] = []): Promise<void> => {
    await planMails(store.db, await makeContacts(store.db, [email]));
    await drain(receiver, dkim);
  };
  const fieldsOf = ({ raw }: ReceivedMail): string[] =>
    raw
      .toString('latin1', 0, raw.indexOf('\r\n\r\n'))
      .split(/\r\n(?![ \t])/)
      .map((field) => field.slice(0, field.indexOf(':')).toLowerCase());
  const rowOf = async (email: string): Promise<{ status: string; reason: string | null } | undefined> => {
    const [row] = await store.db.query<{ status: string; reason: string | null }>(
      `SELECT m.status, m.reason FROM mail m JOIN contact c ON c.id = m.contact_id WHERE c.email = $1`,
      [email],
    );
    return row;
  };

  it('has a text part of its own, each field once, CRLF alone and no line over 998 octets', async () => {
    await mailTo(modern, 'ann@example.org', keys);
    const [mail] = modern.messages;
    const raw = mail?.raw.toString('latin1') ?? '';
    expect(mail?.headers.get('content-type')).toMatch(/^multipart\/alternative/);
    expect(mail?.parsed.text).toContain('Dear ann, get it: https://');
    const fields = mail ? fieldsOf(mail).filter((name) => name !== 'dkim-signature') : [];
    expect(fields).toEqual([...new Set(fields)]);
    expect(fields).toEqual(expect.arrayContaining(['date', 'from', 'message-id', 'list-id', 'feedback-id']));
    expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('is signed by both keys over every field that a receiver asks about', async () => {
    await mailTo(modern, 'signed@example.org', keys);
    const raw = modern.messages[0]?.raw ?? Buffer.alloc(0);
    const resolver = (name: string): Promise<string[][]> =>
      Promise.resolve(keys.filter(({ selector }) => name === `${selector}._domainkey.example.com`).map((key) => [dkimRecord(key)])); // prettier-ignore
    const { results } = await dkimVerify(raw, { resolver });
    expect(results.map(({ status }) => status.result)).toEqual(['pass', 'pass']);
    const signed = [...raw.toString('latin1').replace(/\r\n[ \t]+/g, '').matchAll(/\bh=([^;]+);/g)].map(([, names]) => names?.split(':')); // prettier-ignore
    const wanted = ['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'feedback-id']; // prettier-ignore
    expect(signed).toHaveLength(2);
    for (const names of signed) expect(names).toEqual(expect.arrayContaining(wanted));
  });

  it('says that a machine wrote it, where it is a notification', async () => {
    const payload = {
      name: 'handoff-brief',
      to: { name: 'Sam', email: 'sam@example.net' },
      subject: 'A warm lead',
      html: '<p>Call Ann</p>',
      text: 'Call Ann',
      contactId: null,
    };
    await tasks.plan(store.db, [{ queue: 'send-notification', key: 'standards', contactId: null, dueAt: await now(store.db), payload }]); // prettier-ignore
    await drain(modern);
    expect(modern.messages[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('goes to the A-label of an internationalised domain, at any server', async () => {
    await mailTo(plain, 'ann@bücher.example');
    expect(plain.messages[0]?.raw.toString()).toMatch(/^To: .*ann@xn--bcher-kva\.example/m);
    expect(plain.messages[0]?.to.map(wired)).toEqual(['ann@xn--bcher-kva.example']);
  });

  it('goes to a name beyond ASCII only where the server offers SMTPUTF8, and says why it does not elsewhere', async () => {
    await mailTo(plain, 'josé@example.org');
    expect(plain.messages).toEqual([]);
    const refused = await rowOf('josé@example.org');
    expect(refused?.status).toBe('failed');
    expect(refused?.reason).toContain('SMTPUTF8');
    await mailTo(modern, 'zoë@example.org');
    expect(modern.messages[0]?.to).toEqual(['zoë@example.org']);
    expect(await rowOf('zoë@example.org')).toMatchObject({ status: 'sent' });
  });

  it(
    'has the envelope that was validated and no field more, whatever names and addresses hold',
    async () => {
      await mailTo(modern, 'plain@example.org');
      const usual = modern.messages[0] ? fieldsOf(modern.messages[0]) : [];
      modern.messages.length = 0;
      const piece = fc.constantFrom('\r\n', '\n', '\r', '<', '>', ',', '"', '\\', ';', '@', ' ', '\u202e', '\u200f', 'é', 'Bcc: x@evil.test', 'x', '%0d%0a', '.'); // prettier-ignore
      const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
      const emails = fc.oneof(
        text.map((local) => `${local}@example.org`),
        fc.tuple(text, text).map(([local, domain]) => `${local}x@x${domain}.example`),
        fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), text).map(([local, rest]) => `${local}@example.org${rest}`),
      );
      const samples = fc.sample(fc.tuple(emails, text), { numRuns: FUZZED, seed: 4 });
      for (let from = 0; from < samples.length; from += BATCH)
        await sendFuzzed(samples.slice(from, from + BATCH), from, usual);
    },
    FULL ? 600_000 : 60_000,
  );

  const sendFuzzed = async (
    samples: readonly [string, string][],
    from: number,
    usual: readonly string[],
  ): Promise<void> => {
    modern.messages.length = 0;
    // One address, one contact: the number keeps equal ones apart.
    const known = new Map(samples.map(([email, name], index) => [`${from + index}.${email}`, name]));
    const ids = await makeContacts(store.db, [...known.keys()]);
    await store.db.query(
      `UPDATE contact_profile p SET fields = jsonb_build_object('firstName', n.name, 'lastName', n.name)
       FROM unnest($1::bigint[], $2::text[]) AS n (id, name) WHERE p.contact_id = n.id`,
      [ids, [...known.values()]],
    );
    await planMails(store.db, ids);
    await drain(modern);
    const allowed = [...known.keys()].flatMap((email) => {
      const parsed = parseAddress(email);
      return parsed.ok ? [parsed.value.address] : [];
    });
    expect(modern.messages.flatMap(({ to }) => to.map(wired)).sort()).toEqual(allowed.sort());
    for (const mail of modern.messages) expect(fieldsOf(mail)).toEqual(usual);
  };
});
