// `npm run explain [-- PEOPLE]`: lets the product's hot paths work on a database of some size, asks PostgreSQL for the plan
// of each statement the first time that it comes, and writes docs/evidence/explain.md.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HitCommitter, HitSpool } from '@nurture/mail';
import { type Database, openEmbedded, type Tx } from '@nurture/store';
import { compiledMail, makeContacts, planMails, publishMail, quiet } from '../support/mail-scene';
import { dueWorld } from './claim';
import { Child, freshDatabase } from './context';
import { sendingLoop } from './sender';
import { absorbAll, absorbDeps, enrolWalkers, happen, open, originOf, publishStarter } from './world';

const PAGE = join(__dirname, '../../docs/evidence/explain.md');
const PEOPLE = 50_000;
const MAILS = 400;
const WALKERS = 400;

interface Plan {
  readonly sql: string;
  readonly lines: readonly string[];
}

/** A database whose statements are explained the first time that each comes. */
class Explaining {
  readonly plans: Plan[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly db: Database) {}

  get watched(): Database {
    const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      this.db.transaction((tx) => work(this.explaining(tx)));
    const query = <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> =>
      this.db.transaction((tx) => this.explaining(tx).query<Row>(sql, params));
    return Object.assign(Object.create(this.db) as Database, { transaction, query });
  }

  private explaining(tx: Tx): Tx {
    const query = async <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> => {
      if (!this.seen.has(sql) && /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/.test(sql)) {
        this.seen.add(sql);
        this.plans.push({ sql: sql.trim(), lines: await planOf(tx, sql, params) });
      }
      return tx.query<Row>(sql, params);
    };
    return { query, notify: (...notice) => tx.notify(...notice), manager: tx.manager };
  }
}

/** ANALYZE carries the statement out: what it did is taken back. */
async function planOf(tx: Tx, sql: string, params: readonly unknown[]): Promise<string[]> {
  await tx.query('SAVEPOINT explaining');
  const rows = await tx.query<Record<'QUERY PLAN', string>>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ${sql}`, params); // prettier-ignore
  await tx.query('ROLLBACK TO SAVEPOINT explaining');
  return rows.map((row) => row['QUERY PLAN']);
}

type Work = (serverUrl: string, people: number) => Promise<readonly Plan[]>;

/** Timers of people who wait: claimed, stepped, written. */
const timers: Work = async (serverUrl, people) => {
  const { db, pass, deps } = await dueWorld(serverUrl, 'explain_timers', people);
  const explaining = new Explaining(db);
  await pass();
  await absorbAll(explaining.watched, deps);
  await db.close();
  return explaining.plans;
};

/** Events that score and lead on. */
const events: Work = async (serverUrl) => {
  const db = await open(await freshDatabase(serverUrl, 'explain_events'));
  await publishStarter(db);
  const walkers = await enrolWalkers(db, WALKERS);
  await db.query('VACUUM ANALYZE');
  const explaining = new Explaining(db);
  const opened = walkers.map((walker) => ({ contactId: walker.contactId, type: 'mail.opened', properties: { mail: 'whitepaper-delivery' }, origin: originOf(walker) })); // prettier-ignore
  await happen(explaining.watched, opened);
  await absorbAll(explaining.watched, absorbDeps());
  await db.close();
  return explaining.plans;
};

/** Mails: claimed, governed, started, settled. */
const mails: Work = async (serverUrl) => {
  const db = await open(await freshDatabase(serverUrl, 'explain_mails'), 8);
  const sink = Child.start('test/bench/sink.ts');
  const { port } = await sink.next<{ port: number }>();
  await publishMail(db, compiledMail());
  const contacts = await makeContacts(
    db,
    Array.from({ length: MAILS }, (_, index) => `lead${index}@example.org`),
  );
  await planMails(db, contacts);
  await db.query('VACUUM ANALYZE');
  const explaining = new Explaining(db);
  const { loop, pool } = sendingLoop(explaining.watched, port, 20);
  await loop.drain();
  pool.close();
  sink.stop();
  await db.close();
  return explaining.plans;
};

/** Opens and clicks as they come in. */
const hits: Work = async (serverUrl) => {
  const db = await open(await freshDatabase(serverUrl, 'explain_hits'));
  const explaining = new Explaining(db);
  const spool = new HitSpool(join(tmpdir(), `nurture-explain-spool-${process.pid}`));
  const committer = new HitCommitter({ db: explaining.watched, spool, logger: quiet, hostNow: () => Date.now(), settleMs: () => 3_000 }); // prettier-ignore
  const evidence = { method: 'GET', userAgent: null, purpose: null, network: null };
  const hit = { kind: 'open', mailId: '1', contactId: null, link: null, destination: null, evidence } as const;
  await Promise.all(Array.from({ length: 50 }, () => committer.commit({ ...hit, key: randomUUID(), hostTime: Date.now() }))); // prettier-ignore
  await db.close();
  return explaining.plans;
};

const WORKS: Readonly<Record<string, Work>> = {
  'Timers that are due': timers,
  'Events that are absorbed': events,
  'Mails that are sent': mails,
  'Opens and clicks': hits,
};

function pageOf(found: ReadonlyMap<string, readonly Plan[]>, people: number): string {
  const known = new Set<string>();
  const sections = [...found].flatMap(([title, plans]) => [
    `## ${title}`,
    ...plans.flatMap(({ sql, lines }) => {
      if (known.has(sql)) return [];
      known.add(sql);
      return ['```sql', sql, '```', '```', ...lines, '```', ''];
    }),
  ]);
  const intro = [
    '# Plans of the hot statements',
    '',
    `Written by \`npm run explain\`: the first run of each statement of a batch, with ${people.toLocaleString('en')} people waiting for their timers. \`shared hit\` and \`read\` are pages of 8 KB; none may grow with the people who wait.`,
    '',
  ];
  return `${[...intro, ...sections].join('\n')}\n`;
}

async function main(): Promise<void> {
  const people = Number(process.argv[2] ?? PEOPLE);
  const directory = mkdtempSync(join(tmpdir(), 'nurture-explain-'));
  chmodSync(directory, 0o711);
  const server = await openEmbedded({ dataDir: directory, command: 'explain' });
  try {
    const found = new Map<string, readonly Plan[]>();
    for (const [title, work] of Object.entries(WORKS)) {
      console.log(title);
      found.set(title, await work(server.url, people));
    }
    writeFileSync(PAGE, pageOf(found, people));
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
