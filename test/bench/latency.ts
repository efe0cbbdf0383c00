// From an event that was accepted to the mail at the server, with nothing else going on.
import { Arrivals } from './arrivals';
import { type BenchContext, freshDatabase } from './context';
import { type BenchPart, part, percentile } from './measure';
import { BuiltProduct, pause, signUp } from './product';

const FULL = 30;
/** Long enough for everything to be asleep again. */
const REST_MS = 300;
const AIM = { p50: 100, p99: 500 };

/** @returns milliseconds from the API's answer to the final dot at the mail server */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  await BuiltProduct.build();
  const arrivals = await Arrivals.open();
  const databaseUrl = await freshDatabase(context.serverUrl, 'bench_latency');
  const product = await BuiltProduct.start({ databaseUrl, smtpPort: arrivals.port, dataDir: `${context.directory}/latency` }); // prettier-ignore
  try {
    const count = Math.max(5, Math.round(FULL * context.size));
    const [p50, p99]: [number[], number[]] = [[], []];
    // The first round warms up and is left out.
    for (let round = 0; round <= context.rounds; round++) {
      const times: number[] = [];
      for (let index = 0; index < count; index++) {
        times.push(await one(product, arrivals, `latency-${round}-${index}@example.org`));
        await pause(REST_MS);
      }
      context.log(`latency p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`);
      if (round === 0) continue;
      p50.push(percentile(times, 0.5));
      p99.push(percentile(times, 0.99));
    }
    const note = `${count} sign-ups a round through the API, one after the other with ${REST_MS} ms of rest; the mail is rendered, committed and handed over by SMTP`;
    return [
      part({ name: 'latency p50', unit: 'ms', rounds: p50, aim: { of: 'value', atMost: AIM.p50 }, note }),
      part({ name: 'latency p99', unit: 'ms', rounds: p99, aim: { of: 'value', atMost: AIM.p99 }, note }),
    ];
  } finally {
    await product.stop();
    arrivals.close();
  }
}

/** A mail may be there before the answer was read: then it took no time. */
async function one(product: BuiltProduct, arrivals: Arrivals, email: string): Promise<number> {
  const arrived = arrivals.of(email);
  await product.report([signUp(email)]);
  const accepted = performance.now();
  return Math.max(0, (await arrived) - accepted);
}
