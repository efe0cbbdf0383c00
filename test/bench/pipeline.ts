// The durable pipeline against the bare library: due send-mail tasks → governed → rendered → accepted by an SMTP sink in
// another process → outcomes committed, against nodemailer's own pooled sendMail of the same mail to the same sink.
import { generateKeyPairSync } from 'node:crypto';
import { dkimKey, type DkimKey, DeliverLoop, smtpSettings, SmtpPool, startMailbox } from '@nurture/mail';
import { type Database, openDatabase } from '@nurture/store';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { compiledMail, mailSettings, makeContacts, planMails, publishMail, quiet } from '../support/mail-scene';
import { type BenchContext, type BenchPart, Child, part } from './context';

const FULL = 4_000;
const CONNECTIONS = 100;
/** With so many the bare library is fastest on this sink: fewer wait for each other, more only cost. */
const BARE_CONNECTIONS = 20;
const secret = 'a secret of the benchmark';

interface Scene {
  readonly db: Database;
  readonly port: number;
  readonly contacts: readonly string[];
  readonly pem: string;
  readonly sample: { html: string; text: string; subject: string };
}

const settings = mailSettings({ cap: { mails: 1_000_000, withinMs: 7 * 86_400_000 } });

function loopOn(scene: Pick<Scene, 'db' | 'port'>, dkim: DkimKey | null): { loop: DeliverLoop; pool: SmtpPool } {
  const pool = new SmtpPool(smtpSettings(`smtp://127.0.0.1:${scene.port}`, CONNECTIONS));
  const publicUrl = 'https://nurture.example.com';
  const context = { db: scene.db, settings: () => settings, secret, publicUrl, dkim, logger: quiet, lookAgain: null };
  return { loop: new DeliverLoop(context, pool, Math.random), pool };
}

/** Mails per second, from the first claim to the last outcome committed. */
async function ours(scene: Scene, visit: number, dkim: DkimKey | null): Promise<number> {
  await planMails(scene.db, scene.contacts, {}, visit);
  const { loop, pool } = loopOn(scene, dkim);
  const started = performance.now();
  await loop.drain();
  const seconds = (performance.now() - started) / 1000;
  pool.close();
  const [left] = await scene.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM mail WHERE visit = $1 AND status = 'sent'`,
    [visit],
  );
  if (left?.n !== scene.contacts.length) throw new Error(`${left?.n} of ${scene.contacts.length} mails were sent`);
  return scene.contacts.length / seconds;
}

async function bare(scene: Scene, dkim: boolean): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: scene.port,
    secure: false,
    maxConnections: BARE_CONNECTIONS,
    maxMessages: Infinity,
    ...(dkim ? { dkim: { domainName: 'example.com', keySelector: 'bench', privateKey: scene.pem } } : {}),
  });
  const started = performance.now();
  const one = (index: number): Promise<unknown> =>
    transport.sendMail({
      from: { name: 'Sanne', address: 'sanne@example.com' },
      to: `lead${index}@example.org`,
      ...scene.sample,
      list: { unsubscribe: { url: `https://nurture.example.com/u/${index}`, comment: '' } },
    });
  await Promise.all(scene.contacts.map((_, index) => one(index)));
  const seconds = (performance.now() - started) / 1000;
  transport.close();
  return scene.contacts.length / seconds;
}

/** One mail of ours as html and text, for the bare library to send. */
async function sampleOf(db: Database): Promise<Scene['sample']> {
  const [raw] = await db.query<{ raw: Buffer }>('SELECT raw FROM mailbox_message ORDER BY id DESC LIMIT 1');
  const mail = await PostalMime.parse(raw?.raw ?? Buffer.alloc(0));
  return { html: mail.html ?? '', text: mail.text ?? '', subject: mail.subject ?? '' };
}

async function firstMail(db: Database): Promise<Scene['sample']> {
  const mailbox = await startMailbox(db, quiet);
  const [contact = ''] = await makeContacts(db, ['sample@example.org']);
  await planMails(db, [contact]);
  const { loop, pool } = loopOn({ db, port: Number(new URL(mailbox.url).port) }, null);
  await loop.drain();
  pool.close();
  await mailbox.close();
  return sampleOf(db);
}

/** @returns mails per second with and without DKIM, against the bare library in the same run */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const db = await openDatabase({ url: context.databaseUrl, poolSize: 8, applicationName: 'bench' });
  const sink = Child.start('test/bench/sink.ts');
  try {
    const { port } = await sink.next<{ port: number }>();
    await publishMail(db, compiledMail({ links: 10, bytes: 8_000 }));
    const sample = await firstMail(db);
    const count = Math.max(200, Math.round(FULL * context.size));
    const contacts = await makeContacts(
      db,
      Array.from({ length: count }, (_, index) => `lead${index}@example.org`),
    );
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return await measure({ db, port, contacts, pem, sample }, context);
  } finally {
    sink.stop();
    await db.close();
  }
}

async function measure(scene: Scene, { rounds, log }: BenchContext): Promise<BenchPart[]> {
  const key = dkimKey('example.com', 'bench', scene.pem);
  const figures = {
    ours: [] as number[],
    bare: [] as number[],
    oursSigned: [] as number[],
    bareSigned: [] as number[],
  };
  // The first round of each warms up and is left out.
  for (let round = 0; round <= rounds; round++) {
    const figure = {
      ours: await ours(scene, 2 + round * 2, null),
      bare: await bare(scene, false),
      oursSigned: await ours(scene, 3 + round * 2, key),
      bareSigned: await bare(scene, true),
    };
    log(
      `pipeline ${JSON.stringify(figure, (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value))}`,
    );
    if (round === 0) continue;
    for (const name of ['ours', 'bare', 'oursSigned', 'bareSigned'] as const) figures[name].push(figure[name]);
  }
  const note = `${scene.contacts.length} mails a round, ${Buffer.byteLength(scene.sample.html)} bytes of HTML, 10 links, ${CONNECTIONS} connections (the library ${BARE_CONNECTIONS}), one process`;
  const bareName = 'nodemailer pooled sendMail';
  return [
    part('pipeline', 'mails/s', figures.ours, { name: bareName, rounds: figures.bare }, note),
    part('pipeline with RSA DKIM', 'mails/s', figures.oursSigned, { name: bareName, rounds: figures.bareSigned }, note),
  ];
}
