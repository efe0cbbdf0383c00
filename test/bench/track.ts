// Opens and clicks of the built product, each answered after its group commit, against bare node:http with the same group
// commit; how long they take at half of that; and what is lost when the server is killed.
import { join } from 'node:path';
import { tokensFor } from '@nurture/core/token';
import type { Database } from '@nurture/store';
import { SECRET } from '../support/product-settings';
import { type BenchContext, Child, freshDatabase } from './context';
import { type BenchPart, median, part, percentile } from './measure';
import { BuiltProduct, pause } from './product';
import { type Ask, atRate, CONNECTIONS, flood } from './track-load';
import { open } from './world';

const FULL = 30_000;
const AIM = { ratio: 0.7, p99Ms: 50 };
const HALF_LOAD_SECONDS = 4;
const KILLED_AFTER_MS = 1_500;

const tokens = tokensFor(SECRET);
/** Each hit is of a mail of its own, by which it is found again. */
let mails = 0;

const opens = (count: number): Ask[] =>
  Array.from({ length: count }, () => ({
    path: `/o/${tokens.make('o', { mail: String(++mails) })}.gif`,
    status: '200',
  }));

const clicks = (count: number): Ask[] =>
  Array.from({ length: count }, () => {
    const fields = { mail: String(++mails), link: 3, destination: 'https://www.example.com/read' };
    return { path: `/c/${tokens.make('c', fields)}`, status: '302' };
  });

/** @returns requests per second of opens and clicks, the p99 at half load, and what a kill -9 lost */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  await BuiltProduct.build();
  const databaseUrl = await freshDatabase(context.serverUrl, 'bench_track');
  const dataDir = join(context.directory, 'track');
  const db = await open(databaseUrl, 1);
  await (await BuiltProduct.start({ databaseUrl, smtpPort: 1, dataDir })).stop(); // publishes the workspace
  const product = await BuiltProduct.start({ databaseUrl, smtpPort: 1, dataDir, roles: 'api' });
  const bare = Child.start('test/bench/track-bare.ts', [databaseUrl]);
  try {
    const { port } = await bare.next<{ port: number }>();
    const fast = await measure({ bare: port, product: product.port, db }, context);
    bare.stop();
    const perSecond = median(fast.open) / 2;
    const slow = await halfLoad(product.port, perSecond, context);
    const lost = await killed(product, db, context);
    return [...fastParts(fast, context), ...slowParts(slow, perSecond, lost)];
  } finally {
    await product.stop();
    bare.stop();
    await db.close();
  }
}

interface Fast {
  readonly bare: number[];
  readonly open: number[];
  readonly click: number[];
}

const countOf = ({ size }: BenchContext): number => Math.max(1_000, Math.round(FULL * size));

async function measure(
  servers: { readonly bare: number; readonly product: number; readonly db: Database },
  context: BenchContext,
): Promise<Fast> {
  const count = countOf(context);
  const figures: Fast = { bare: [], open: [], click: [] };
  // The first round warms up and is left out.
  for (let round = 0; round <= context.rounds; round++) {
    const bare = await flood(servers.bare, opens(count));
    const open = await flood(servers.product, opens(count));
    const click = await flood(servers.product, clicks(count));
    const all = { bare, open, click };
    context.log(`track ${Object.entries(all).map(([name, { perSecond }]) => `${name} ${Math.round(perSecond)}`).join(' ')}`); // prettier-ignore
    for (const name of ['bare', 'open', 'click'] as const) {
      if (all[name].answered.length !== count)
        throw new Error(`${all[name].answered.length} of ${count} were answered`);
      if (round > 0) figures[name].push(all[name].perSecond);
    }
  }
  const [kept] = await servers.db.query<{ n: number }>('SELECT count(*)::int AS n FROM hit');
  const expected = (context.rounds + 1) * count * 3;
  if (kept?.n !== expected) throw new Error(`${kept?.n} hits of ${expected} were kept`);
  return figures;
}

async function halfLoad(port: number, perSecond: number, context: BenchContext): Promise<number[]> {
  const p99: number[] = [];
  for (let round = 0; round < context.rounds; round++) {
    const asks = opens(Math.max(500, Math.round(perSecond * HALF_LOAD_SECONDS * context.size)));
    p99.push(percentile(await atRate(port, asks, perSecond), 0.99));
    context.log(`track p99 at ${Math.round(perSecond)}/s: ${p99.at(-1)?.toFixed(1)} ms`);
  }
  return p99;
}

/** Kills the product under full load, and looks for what it had answered. */
async function killed(
  product: BuiltProduct,
  db: Database,
  { log }: BenchContext,
): Promise<{ answered: number; lost: number }> {
  const first = mails + 1;
  const asks = opens(FULL * 4);
  const flooding = flood(product.port, asks);
  await pause(KILLED_AFTER_MS);
  product.kill();
  const { answered } = await flooding;
  const rows = await db.query<{ id: string }>('SELECT mail_id AS id FROM hit WHERE mail_id >= $1', [first]);
  const kept = new Set(rows.map((row) => Number(row.id)));
  const lost = answered.filter((index) => !kept.has(first + index)).length;
  log(`track killed: ${answered.length} answered, ${lost} lost`);
  return { answered: answered.length, lost };
}

function fastParts({ bare, open, click }: Fast, context: BenchContext): BenchPart[] {
  const limit = { name: 'node:http with the same group commit', rounds: bare };
  const note = `${countOf(context)} requests a round, ${CONNECTIONS} connections, the built product with Nest and Fastify in front, each answered after its commit`;
  const aim = { of: 'ratio' as const, atLeast: AIM.ratio };
  return [
    part({ name: 'track opens', unit: 'requests/s', rounds: open, limit, aim, note }),
    part({ name: 'track clicks', unit: 'requests/s', rounds: click, limit, aim, note }),
  ];
}

function slowParts(
  p99: readonly number[],
  perSecond: number,
  { answered, lost }: { answered: number; lost: number },
): BenchPart[] {
  return [
    part({
      name: 'track p99 at half load',
      unit: 'ms',
      rounds: p99,
      aim: { of: 'value', atMost: AIM.p99Ms },
      note: `${Math.round(perSecond)} opens a second, whether or not answers come in time, from when each was due`,
    }),
    part({
      name: 'track lost at kill -9',
      unit: 'hits',
      rounds: [lost],
      aim: { of: 'value', atMost: 0 },
      note: `of ${answered} answered under full load, once`,
    }),
  ];
}
