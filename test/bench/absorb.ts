// Events that drive score and transitions, absorbed durably, against the very same rows written by bare statements.
import type { Database, Tx } from '@nurture/store';
import { type BenchContext, cloneDatabase, freshDatabase } from './context';
import { type BenchPart, part } from './measure';
import { ownProcessorMs, serverProcessorMs } from './processor';
import { absorbByLoop, enrolWalkers, happen, open, originOf, publishStarter, type Walker } from './world';

const FULL = 4_000;
const AIM = 0.5;
/** As the product's loop has. */
const LANES = 5;
/** One for each, and for whoever watches. */
const POOL = LANES + 1;

interface Write {
  readonly sql: Parameters<Tx['query']>[0];
  readonly params: readonly unknown[];
}

/** What each transaction wrote, in its order. */
type Recording = Write[][];

/**
 * Each of so many people opens the mail (which leads on and plans the next one), clicks, and looks at two pages: the same
 * events are absorbed in one copy of a database; in another, what that wrote is written once more by the same `unnest`
 * statements, one transaction for each batch and as many at once as the product's loop has, with nothing read, locked or
 * decided.
 *
 * @returns events absorbed per second, against those whose rows the bare statements write per second
 */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const { serverUrl, serverPid, rounds, size, log } = context;
  const people = Math.max(400, Math.round(FULL * size));
  const prepared = await freshDatabase(serverUrl, 'bench_absorb');
  const events = await prepare(prepared, people);
  const figures = { ours: [] as number[], bare: [] as number[], processor: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const used = processorMs(serverPid);
    const { seconds, recording } = await ours(await cloneDatabase(serverUrl, "bench_absorb", `bench_absorb_a${round}`)); // prettier-ignore
    const processor = (processorMs(serverPid) - used) / events;
    const bareSeconds = await bare(await cloneDatabase(serverUrl, 'bench_absorb', `bench_absorb_b${round}`), recording);
    log(`absorb ${Math.round(events / seconds)} bare ${Math.round(events / bareSeconds)}`);
    if (round === 0) continue; // warms up
    figures.ours.push(events / seconds);
    figures.bare.push(events / bareSeconds);
    figures.processor.push(processor * 1000);
  }
  const micros = Math.round(Math.min(...figures.processor));
  return [
    part({
      name: 'absorb',
      unit: 'events/s',
      rounds: figures.ours,
      limit: { name: 'the same rows by the same unnest statements alone', rounds: figures.bare },
      aim: { of: 'ratio', atLeast: AIM },
      note: `${events} events of ${people} people in the reference flow, with the starter workspace's fading scores: each opens (a transition, a mail planned), clicks, and looks at two pages; batches of 500 events; ${micros} µs of processor time an event, ours and the database's`,
    }),
  ];
}

const processorMs = (serverPid: number | null): number =>
  ownProcessorMs() + (serverPid === null ? 0 : (serverProcessorMs(serverPid) ?? 0));

/** @returns how many events wait in the end */
async function prepare(url: string, people: number): Promise<number> {
  const db = await open(url);
  await publishStarter(db);
  const walkers = await enrolWalkers(db, people);
  const events = walkers.flatMap(deeds);
  await happen(db, events);
  await db.query('VACUUM ANALYZE');
  await db.close();
  return events.length;
}

const deeds = (walker: Walker): Parameters<typeof happen>[1][number][] => {
  const { contactId } = walker;
  const mail = { mail: 'whitepaper-delivery' };
  return [
    { contactId, type: 'mail.opened', properties: mail, origin: originOf(walker) },
    { contactId, type: 'mail.clicked', properties: mail, origin: originOf(walker) },
    { contactId, type: 'page.viewed', properties: { url: 'https://www.example.com/services' } },
    { contactId, type: 'page.viewed', properties: { url: 'https://www.example.com/blog/a' } },
  ];
};

async function ours(url: string): Promise<{ seconds: number; recording: Recording }> {
  const db = await open(url, POOL);
  const recording: Recording = [];
  const started = performance.now();
  await absorbByLoop(recorded(db, recording), db);
  const seconds = (performance.now() - started) / 1000;
  await db.close();
  return { seconds, recording: recording.filter((writes) => writes.length > 0) };
}

async function bare(url: string, recording: Recording): Promise<number> {
  const db = await open(url, POOL);
  const left = [...recording];
  const lane = async (): Promise<void> => {
    for (let writes = left.shift(); writes; writes = left.shift()) await written(db, writes);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - started) / 1000;
  await db.close();
  return seconds;
}

const written = (db: Database, writes: readonly Write[]): Promise<void> =>
  db.transaction(async (tx) => {
    for (const { sql, params } of writes) await tx.query(sql, params);
  });

/** The same database, which keeps what is written through it. */
function recorded(db: Database, recording: Recording): Database {
  const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction((tx) => {
      const writes: Write[] = [];
      recording.push(writes);
      const query: Tx['query'] = <Row>(sql: Write['sql'], params: readonly unknown[] = []): Promise<Row[]> => {
        const text = typeof sql === 'string' ? sql : sql.text;
        if (/\b(INSERT INTO|DELETE FROM)\b|^\s*UPDATE\b/.test(text)) writes.push({ sql, params });
        return tx.query<Row>(sql, params);
      };
      return work({ query, notify: (...notice) => tx.notify(...notice), manager: tx.manager });
    });
  return Object.assign(Object.create(db) as Database, { transaction });
}
