// The durable pipeline against the bare library: due send-mail tasks → governed → rendered → accepted by an SMTP sink in
// another process → outcomes committed, against nodemailer's own pooled sendMail of the same mail to the same sink.
import { generateKeyPairSync } from 'node:crypto';
import { dkimKey, type DkimKey, startMailbox } from '@nurture/mail';
import { type Database, openDatabase } from '@nurture/store';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { compiledMail, makeContacts, planMails, publishMail, quiet } from '../support/mail-scene';
import { type BenchContext, Child, freshDatabase } from './context';
import { type BenchPart, median, part } from './measure';
import { ownProcessorMs, serverProcessorMs } from './processor';
import { sendingLoop } from './sender';

const FULL = 4_000;
const CONNECTIONS = 100;
/** With so many the bare library is fastest on this sink: fewer wait for each other, more only cost. */
const BARE_CONNECTIONS = 20;
/** A server far away, where both have as many connections as a provider may allow. */
const FAR = { latencyMs: 20, connections: 50, share: 0.4 };

interface Scene {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly port: number;
  readonly farPort: number;
  readonly contacts: readonly string[];
  readonly pem: string;
  readonly sample: { html: string; text: string; subject: string };
  readonly serverPid: number | null;
}

interface Run {
  readonly perSecond: number;
  /** Processor time in seconds per 1,000 mails. */
  readonly own: number;
  readonly database: number;
}

/** Each run's mails are of a visit of their own: planned under keys of their own. */
let visits = 1;

/** Lets all that is planned be sent, from the first claim to the last outcome committed. */
async function timed(scene: Scene, contacts: readonly string[], send: () => Promise<number>): Promise<Run> {
  const visit = ++visits;
  await planMails(scene.db, contacts, {}, visit);
  const databaseMs = (): number => (scene.serverPid === null ? 0 : (serverProcessorMs(scene.serverPid) ?? 0));
  const [started, before] = [performance.now(), databaseMs()];
  const own = await send();
  const seconds = (performance.now() - started) / 1000;
  const database = databaseMs() - before;
  const [left] = await scene.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM mail WHERE visit = $1 AND status = 'sent'`,
    [visit],
  );
  if (left?.n !== contacts.length) throw new Error(`${left?.n} of ${contacts.length} mails were sent`);
  return { perSecond: contacts.length / seconds, own: own / contacts.length, database: database / contacts.length };
}

const ours = (scene: Scene, dkim: readonly DkimKey[]): Promise<Run> =>
  timed(scene, scene.contacts, () => drained(scene.db, scene.port, CONNECTIONS, dkim));

const oursFar = (scene: Scene, contacts: readonly string[]): Promise<Run> =>
  timed(scene, contacts, () => drained(scene.db, scene.farPort, FAR.connections, []));

const oursTwice = (scene: Scene, senders: readonly Child[]): Promise<Run> =>
  timed(scene, scene.contacts, async () => {
    const answers = await Promise.all(senders.map((sender) => sender.ask<{ processorMs: number }>()));
    return answers.reduce((sum, { processorMs }) => sum + processorMs, 0);
  });

/** @returns processor time that it took, in milliseconds */
async function drained(db: Database, port: number, connections: number, dkim: readonly DkimKey[]): Promise<number> {
  const before = ownProcessorMs();
  const { loop, pool } = sendingLoop(db, port, connections, dkim);
  await loop.drain();
  pool.close();
  return ownProcessorMs() - before;
}

interface BareOptions {
  readonly port: number;
  readonly connections: number;
  readonly mails: number;
  readonly dkim?: boolean;
}

async function bare(scene: Scene, { port, connections, mails, dkim = false }: BareOptions): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    secure: false,
    maxConnections: connections,
    maxMessages: Infinity,
    ...(dkim ? { dkim: { domainName: 'example.com', keySelector: 'bench', privateKey: scene.pem } } : {}),
  });
  const one = (index: number): Promise<unknown> =>
    transport.sendMail({
      from: { name: 'Sanne', address: 'sanne@example.com' },
      to: `lead${index}@example.org`,
      ...scene.sample,
      list: { unsubscribe: { url: `https://nurture.example.com/u/${index}`, comment: '' } },
    });
  const started = performance.now();
  await Promise.all(Array.from({ length: mails }, (_, index) => one(index)));
  const seconds = (performance.now() - started) / 1000;
  transport.close();
  return mails / seconds;
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
  await drained(db, Number(new URL(mailbox.url).port), 1, []);
  await mailbox.close();
  return sampleOf(db);
}

/** @returns mails per second of each variant, against the bare library in the same run */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const databaseUrl = await freshDatabase(context.serverUrl, 'bench_pipeline');
  const db = await openDatabase({ url: databaseUrl, poolSize: 8, applicationName: 'bench' });
  const sink = Child.start('test/bench/sink.ts');
  const far = Child.start('test/bench/sink.ts', [String(FAR.latencyMs)]);
  const senders: Child[] = [];
  try {
    const { port } = await sink.next<{ port: number }>();
    const { port: farPort } = await far.next<{ port: number }>();
    await publishMail(db, compiledMail({ links: 10, bytes: 8_000 }));
    const sample = await firstMail(db);
    const count = Math.max(200, Math.round(FULL * context.size));
    const contacts = await makeContacts(db, Array.from({ length: count }, (_, index) => `lead${index}@example.org`)); // prettier-ignore
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const sender = (): Child => Child.start('test/bench/sender.ts', [databaseUrl, String(port), String(CONNECTIONS / 2)]); // prettier-ignore
    senders.push(sender(), sender());
    await Promise.all(senders.map((child) => child.next()));
    const { serverPid } = context;
    return await measure({ db, databaseUrl, port, farPort, contacts, pem, sample, serverPid }, senders, context);
  } finally {
    for (const child of [sink, far, ...senders]) child.stop();
    await db.close();
  }
}

const VARIANTS = ['plain', 'signed', 'twice', 'far'] as const;
type Variant = (typeof VARIANTS)[number];

async function measure(scene: Scene, senders: readonly Child[], context: BenchContext): Promise<BenchPart[]> {
  const key = dkimKey('bench', scene.pem);
  const few = scene.contacts.slice(0, Math.round(scene.contacts.length * FAR.share));
  const near = { port: scene.port, connections: BARE_CONNECTIONS, mails: scene.contacts.length };
  const away = { port: scene.farPort, connections: FAR.connections, mails: few.length };
  const pairs: Record<Variant, readonly [() => Promise<Run>, () => Promise<number>]> = {
    plain: [() => ours(scene, []), () => bare(scene, near)],
    signed: [() => ours(scene, [key]), () => bare(scene, { ...near, dkim: true })],
    // Two processes against what the bare library does in one.
    twice: [() => oursTwice(scene, senders), () => bare(scene, near)],
    far: [() => oursFar(scene, few), () => bare(scene, away)],
  };
  const runs: Record<Variant, Run[]> = { plain: [], signed: [], twice: [], far: [] };
  const limits: Record<Variant, number[]> = { plain: [], signed: [], twice: [], far: [] };
  // The first round of each warms up and is left out.
  for (let round = 0; round <= context.rounds; round++)
    for (const variant of VARIANTS) {
      const [mine, library] = pairs[variant];
      const [run, limit] = [await mine(), await library()];
      context.log(`pipeline ${variant} ${Math.round(run.perSecond)} bare ${Math.round(limit)}, processor ${run.own.toFixed(2)} + ${run.database.toFixed(2)} s per 1,000`); // prettier-ignore
      if (round === 0) continue;
      runs[variant].push(run);
      limits[variant].push(limit);
    }
  return partsOf(scene, runs, limits);
}

function partsOf(scene: Scene, runs: Record<Variant, Run[]>, limits: Record<Variant, number[]>): BenchPart[] {
  const mail = `${Buffer.byteLength(scene.sample.html)} bytes of HTML, 10 links`;
  const usual = `${scene.contacts.length} mails a round, ${mail}, ${CONNECTIONS} connections (the library ${BARE_CONNECTIONS})`;
  const against = (variant: Variant, name: string, atLeast: number, label: string, note: string): BenchPart =>
    part({
      name,
      unit: 'mails/s',
      rounds: runs[variant].map((run) => run.perSecond),
      limit: { name: label, rounds: limits[variant] },
      aim: { of: 'ratio', atLeast },
      note,
    });
  const library = 'nodemailer pooled sendMail';
  const database = median(runs.plain.map((run) => run.database)).toFixed(2);
  return [
    against('plain', 'pipeline', 1.6, library, `${usual}, one process`),
    against('signed', 'pipeline, RSA-2048 DKIM', 1.5, library, `${usual}, one process`),
    against('twice', 'pipeline, two processes', 2.4, `${library} in one process`, `${usual} in all, two processes on one database`), // prettier-ignore
    against('far', 'pipeline, server 20 ms away', 0.9, `${library}, as many connections`, `${Math.round(scene.contacts.length * FAR.share)} mails a round, ${mail}, ${FAR.connections} connections each, every answer ${FAR.latencyMs} ms late`), // prettier-ignore
    part({
      name: 'pipeline, processor',
      unit: 's per 1,000 mails',
      rounds: runs.plain.map((run) => run.own),
      aim: { of: 'value', atMost: 0.5 },
      note: `of the sending process, without DKIM; the database's beside it: ${database} s`,
    }),
  ];
}
