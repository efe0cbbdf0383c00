// What is proven with real servers; `run.ts` has put them up around this process: `prove.ts SETTINGS`, in JSON.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { returnEffects } from '@nurture/contacts';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { DeliverLoop, type DkimKey, dkimKey, dkimRecord, smtpSettings, SmtpPool, takeReturn } from '@nurture/mail'; // prettier-ignore
import { type Database, migrate, openDatabase, openEmbedded } from '@nurture/store';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { reportOfMessage } from '../../libs/mail/src/returns/message';
import { publishWorkspace } from '../../apps/server/src/compose/publish-workspace';
import { type ReceivedMail, startSmtpReceiver } from '../support/smtp-receiver';
import { makeContacts, planMails, quiet } from '../support/mail-scene';
import { type DnsRecord, startNameServer } from './dns';
import { startLogIn } from './log-in';
import { EMPTY_DOMAIN, startPostfix } from './postfix';
import { Rspamd, type Score } from './rspamd';

export interface ProveSettings {
  readonly directory: string;
  readonly postfixPort: number;
  readonly rspamdPort: number;
  readonly certificate: { readonly key: string; readonly certificate: string };
}

/** One mail of the starter workspace, as a stranger's server got it. */
export interface ProvenMail {
  readonly name: string;
  readonly locale: string;
  /** Whether it carries a pixel and tracked links. */
  readonly tracked: boolean;
  readonly bytes: number;
  /** `rsa-sha256 pass` … */
  readonly dkim: readonly string[];
  /** Fields that are there and in no signature, though they should be. */
  readonly unsigned: readonly string[];
  readonly score: Score;
}

export interface Proof {
  readonly mails: readonly ProvenMail[];
  readonly logIns: number;
  readonly encrypted: boolean;
  readonly bounce: { readonly fate: string; readonly reason: string | null; readonly matched: boolean; readonly suppressed: boolean }; // prettier-ignore
}

const SECRET = 'a secret of the tests';
const DOMAIN = 'example.com';
const OUTGOING = { ip: '203.0.113.9', helo: `mail.${DOMAIN}` };
const USER = 'nurture';
const PASSWORD = 'p@ss:word';
/** RFC 8058 wants the fields of unsubscribing signed, and the rest is what a forger would change. */
const TO_SIGN = ['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'feedback-id']; // prettier-ignore

const keys = (): DkimKey[] =>
  [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('ed25519')].map(({ privateKey }, index) =>
    dkimKey(`s${index + 1}`, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
  );

/** The records of a sender who did what `nurture doctor` says. */
const recordsOf = (signing: readonly DkimKey[]): DnsRecord[] => [
  { name: DOMAIN, type: 'TXT', value: `v=spf1 ip4:${OUTGOING.ip} -all` },
  { name: DOMAIN, type: 'MX', value: OUTGOING.helo },
  { name: DOMAIN, type: 'A', value: OUTGOING.ip },
  { name: OUTGOING.helo, type: 'A', value: OUTGOING.ip },
  { name: `${OUTGOING.ip.split('.').reverse().join('.')}.in-addr.arpa`, type: 'PTR', value: OUTGOING.helo },
  { name: `_dmarc.${DOMAIN}`, type: 'TXT', value: `v=DMARC1; p=reject; rua=mailto:dmarc@${DOMAIN}` },
  ...signing.map((key): DnsRecord => ({ name: `${key.selector}._domainkey.${DOMAIN}`, type: 'TXT', value: dkimRecord(key) })), // prettier-ignore
];

interface Starter {
  readonly db: Database;
  readonly settings: WorkspaceSettings;
  readonly mails: readonly {
    readonly name: string;
    readonly locale: string;
    readonly tracked: boolean;
    readonly email: string;
  }[];
}

/** Plans each mail of the starter workspace in each of its languages, and one to nobody. */
async function planStarter(db: Database): Promise<Starter> {
  const { compiled } = await publishWorkspace(db, join(__dirname, '../../templates'), { atStartUp: true });
  if (!compiled) throw new Error('the starter workspace has errors');
  const [flow] = compiled.flows;
  const all = compiled.mails.flatMap(({ name, locale }) => [
    { name, locale, tracked: true, email: `${name}.${locale}@there.test` },
    { name, locale, tracked: false, email: `${name}.${locale}.untracked@there.test` },
  ]);
  const bouncing = { name: all[0]?.name ?? '', locale: 'en', tracked: true, email: `nobody@${EMPTY_DOMAIN}` };
  for (const { name, locale, tracked, email } of [...all, bouncing]) {
    const [id = ''] = await makeContacts(db, [email]);
    await db.query(`UPDATE contact_profile SET fields = $2 WHERE contact_id = $1`, [id, JSON.stringify({ firstName: 'Ann', lastName: 'de Vries', company: 'Kestrel BV', locale })]); // prettier-ignore
    if (!tracked) await db.query(`UPDATE consent SET tracking = 'none' WHERE contact_id = $1`, [id]);
    const origin = { enrolmentId: id, flowId: flow?.id ?? '', flowVersion: 1, state: 'sent', visit: 1, action: 'entry.0', name }; // prettier-ignore
    await planMails(db, [id], { origin, event: { asset: 'b2b-maturity-model', page: 'b2b-maturity-model' } });
  }
  return { db, settings: compiled.settings.content, mails: all };
}

async function sendAll({ db, settings }: Starter, port: number, dkim: readonly DkimKey[]): Promise<void> {
  const url = `smtp://${USER}:${encodeURIComponent(PASSWORD)}@localhost:${port}?tls=required&name=${OUTGOING.helo}`;
  const pool = new SmtpPool(smtpSettings(url, 2));
  const publicUrl = `https://nurture.${DOMAIN}`;
  await new DeliverLoop({ db, settings: () => settings, secret: SECRET, publicUrl, dkim, lookAgain: null, logger: console_ }, pool, Math.random).drain(); // prettier-ignore
  pool.close();
}

/** What sending has to complain of is what a run that fails is about. */
const console_ = { ...quiet, error: (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) }; // prettier-ignore

async function judge(
  mail: ReceivedMail,
  one: Starter['mails'][number],
  signing: readonly DkimKey[],
  rspamd: Rspamd,
): Promise<ProvenMail> {
  const records = new Map(recordsOf(signing).map(({ name, value }) => [name, value]));
  const resolver = (name: string): Promise<string[][]> => Promise.resolve(records.has(name) ? [[records.get(name) ?? '']] : []); // prettier-ignore
  const { results } = await dkimVerify(mail.raw, { resolver });
  const head = mail.raw.toString('latin1', 0, mail.raw.indexOf('\r\n\r\n'));
  const lists = [...head.replace(/\r\n[ \t]+/g, '').matchAll(/\bh=([^;]+);/g)].map(([, names = '']) => names.split(':').map((name) => name.trim())); // prettier-ignore
  const present = TO_SIGN.filter((name) => mail.headers.has(name));
  return {
    name: one.name,
    locale: one.locale,
    tracked: one.tracked,
    bytes: mail.raw.length,
    dkim: results.map(({ selector, status }) => `${algorithmOf(selector, signing)} ${status.result}`),
    unsigned: present.filter((name) => !lists.every((list) => list.includes(name))),
    score: await rspamd.score(mail.raw, { from: mail.from, to: one.email, ...OUTGOING }),
  };
}

const algorithmOf = (selector: string | undefined, signing: readonly DkimKey[]): string =>
  signing.find((key) => key.selector === selector)?.algorithm ?? 'unknown';

/** Waits for the bounce, and hands it to the intake of returned mails. */
async function takeBounce({ db }: Starter, bounces: readonly ReceivedMail[]): Promise<Proof['bounce']> {
  const [bounce] = bounces;
  if (!bounce) throw new Error('no bounce came');
  const context = { db, secret: SECRET, effects: returnEffects({ secret: SECRET }), logger: quiet };
  const taken = await takeReturn(context, 'bounce', reportOfMessage(bounce.raw));
  const [mail] = await db.query<{ recipient: string }>('SELECT recipient FROM mail WHERE id = $1', [taken.mailId]);
  const [row] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM suppression');
  return { fate: taken.fate, reason: taken.reason, matched: mail?.recipient === `nobody@${EMPTY_DOMAIN}`, suppressed: row?.n === 1 }; // prettier-ignore
}

async function prove(db: Database, settings: ProveSettings): Promise<Proof> {
  const { directory, postfixPort, rspamdPort, certificate } = settings;
  const signing = keys();
  const receiver = await startSmtpReceiver();
  const logIn = await startLogIn(USER, PASSWORD);
  const names = await startNameServer(recordsOf(signing));
  const stopPostfix = startPostfix({ directory: join(directory, 'postfix'), port: postfixPort, authPort: logIn.port, nextPort: receiver.port, certificate }); // prettier-ignore
  let rspamd: Rspamd | null = null;
  try {
    rspamd = await Rspamd.start(join(directory, 'rspamd'), rspamdPort, names.port);
    const starter = await planStarter(db);
    await sendAll(starter, postfixPort, signing);
    await receiver.received(starter.mails.length + 1);
    const mails: ProvenMail[] = [];
    for (const one of starter.mails) {
      const mail = receiver.messages.find(({ to }) => to.includes(one.email));
      if (!mail) throw new Error(`${one.email} got nothing`);
      mails.push(await judge(mail, one, signing, rspamd));
    }
    const hops = receiver.messages.find(({ to }) => to.includes(starter.mails[0]?.email ?? ''))?.headers.get('received') ?? ''; // prettier-ignore
    const bounces = receiver.messages.filter(({ from }) => from === '');
    return {
      mails,
      logIns: logIn.accepted,
      encrypted: /ESMTPSA/.test(hops),
      bounce: await takeBounce(starter, bounces),
    };
  } finally {
    await rspamd?.stop();
    stopPostfix();
    names.close();
    logIn.close();
    await receiver.close();
  }
}

async function main(): Promise<void> {
  const settings = JSON.parse(process.argv[2] ?? '') as ProveSettings;
  const dataDir = mkdtempSync(join(tmpdir(), 'nurture-servers-data-'));
  chmodSync(dataDir, 0o711);
  const server = await openEmbedded({ dataDir, command: 'a test with real servers' });
  try {
    const db = await openDatabase({ url: server.url, poolSize: 5, applicationName: 'servers' });
    await migrate(db);
    process.stdout.write(`${JSON.stringify(await prove(db, settings))}\n`);
    await db.close();
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
