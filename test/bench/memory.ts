// How long the built product takes to be ready on a database that exists, and how much memory it holds at rest and under
// load.
import { Arrivals } from './arrivals';
import { type BenchContext, freshDatabase } from './context';
import { type BenchPart, median, part } from './measure';
import { residentMb } from './processor';
import { BuiltProduct, pause, signUp } from './product';

const AIM = { startMs: 2_000, growth: 1.1 };
const LOAD_SECONDS = { usual: 30, full: 3_600 };
const SETTLE_MS = 3_000;
const EACH_MS = 100;
const SIGN_UPS_EACH = 10;

/** @returns milliseconds to ready, MB at rest, and how much the second half of a load holds more than the first */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  await BuiltProduct.build();
  const arrivals = await Arrivals.open();
  const databaseUrl = await freshDatabase(context.serverUrl, 'bench_memory');
  const start = (): Promise<BuiltProduct> =>
    BuiltProduct.start({ databaseUrl, smtpPort: arrivals.port, dataDir: `${context.directory}/memory` });
  try {
    await (await start()).stop(); // the workspace is published the first time
    const [ready, rest]: [number[], number[]] = [[], []];
    for (let round = 0; round < context.rounds; round++) {
      const product = await start();
      ready.push(product.readyMs);
      await pause(SETTLE_MS);
      rest.push(residentMb(product.pid) ?? 0);
      await product.stop();
      context.log(`memory: ready in ${Math.round(ready.at(-1) ?? 0)} ms, ${Math.round(rest.at(-1) ?? 0)} MB at rest`);
    }
    const seconds = context.full ? LOAD_SECONDS.full : Math.max(4, LOAD_SECONDS.usual * context.size);
    return [...partsOf(ready, rest), ...(await underLoad(await start(), arrivals, seconds, context))];
  } finally {
    arrivals.close();
  }
}

const partsOf = (ready: readonly number[], rest: readonly number[]): BenchPart[] => [
  part({
    name: 'start-up',
    unit: 'ms',
    rounds: ready,
    limit: { name: 'at most', rounds: [AIM.startMs] },
    aim: { of: 'value', atMost: AIM.startMs },
    note: 'from starting the process to a yes of /health/ready, on a database that has everything, all roles in one process',
  }),
  part({
    name: 'memory at rest',
    unit: 'MB',
    rounds: rest,
    note: `resident size of the one process with all roles, ${SETTLE_MS / 1000} s after it was ready; the database's own memory aside`,
  }),
];

async function underLoad(
  product: BuiltProduct,
  arrivals: Arrivals,
  seconds: number,
  { log }: BenchContext,
): Promise<BenchPart[]> {
  const sizes: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn++) {
    const next = performance.now() + EACH_MS;
    await product.report(Array.from({ length: SIGN_UPS_EACH }, (_, index) => signUp(`load-${turn}-${index}@example.org`))); // prettier-ignore
    sizes.push(residentMb(product.pid) ?? 0);
    await pause(Math.max(0, next - performance.now()));
  }
  await product.stop();
  const quarter = Math.max(1, Math.floor(sizes.length / 4));
  const [second, last] = [sizes.slice(quarter, 2 * quarter), sizes.slice(-quarter)];
  log(`memory under load: ${Math.round(median(second))} MB, then ${Math.round(median(last))} MB`);
  return [
    part({
      name: 'memory under load',
      unit: 'MB',
      rounds: last,
      limit: { name: 'in the second quarter of the load', rounds: second },
      aim: { of: 'ratio', atMost: AIM.growth },
      note: `resident size in the last quarter of ${seconds} s with ${(SIGN_UPS_EACH * 1000) / EACH_MS} sign-ups a second (${arrivals.count} mails sent), against the second quarter; rounds are single looks`,
    }),
  ].map((each) => ({ ...each, rounds: [Math.min(...each.rounds), each.value, Math.max(...each.rounds)] }));
}
