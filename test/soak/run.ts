// `npm run soak [-- --minutes N]`: the whole product in a process of its own, on an embedded database that waits for the
// disk, under half of what it was measured to carry just before; an hour if not said otherwise, loopback only. Keeps
// latency and memory as a picture and in figures, in docs/evidence, and checks at the end that nothing was lost or doubled.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '@nurture/store';
import { Child } from '../bench/context';
import { countMails } from '../support/mail-counter';
import { isAtRest } from '../support/product';
import { wrongIn } from '../support/ledger';
import { bytesPerRow } from './bytes';
import { Load } from './load';
import { draw } from './picture';
import { Sampler } from './sampler';

const EVIDENCE = join(__dirname, '../../docs/evidence');
/** What a row takes, for docs/SCALING.md. */
const BYTES = join(__dirname, '../../bench/bytes.json');
const MOST_MINUTES = 240;
/** A shorter run only tells that it works. */
const WORTH_KEEPING_MINUTES = 1;
const CALIBRATION_MS = 20_000;
const REST_MS = 120_000;

const git = (...args: string[]): string => execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();
const of = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= MOST_MINUTES))
    throw new Error(`--minutes takes more than 0 and up to ${MOST_MINUTES}`);
  const directory = mkdtempSync(join(tmpdir(), 'nurture-soak-'));
  chmodSync(directory, 0o711);
  const mails = await countMails();
  const dataDir = join(directory, 'data');
  const product = Child.start('test/support/product-process.ts', [
    JSON.stringify({ database: { kind: 'embedded' }, smtp: { kind: 'server', url: mails.url }, dataDir }),
  ]);
  try {
    const { port, databaseUrl } = await product.next<{ port: number; databaseUrl: string }>();
    const db = await openDatabase({ url: databaseUrl, poolSize: 2, applicationName: 'soak' });
    const load = new Load(`http://127.0.0.1:${port}`, mails);
    await load.flatOut(CALIBRATION_MS / 2); // warms up
    const capacity = await load.flatOut(CALIBRATION_MS);
    const perSecond = Math.max(1, capacity / 2);
    process.stdout.write(`carries ${capacity.toFixed(0)} people a second; ${perSecond.toFixed(0)} from now on, for ${minutes} min\n`); // prettier-ignore
    const sampler = new Sampler(product.pid, load);
    const loadBefore = loadavg()[0] ?? 0;
    await Promise.all([load.steady(perSecond, minutes * 60_000), sampler.run(minutes * 60_000)]);
    await load.settled(REST_MS);
    for (let waitedMs = 0; !(await isAtRest(db)) && waitedMs < REST_MS; waitedMs += 500) await pause(500);
    const wrong = await wrongIn(db, { ids: mails.ids, accepted: load.accepted });
    const bytes = await bytesPerRow(db);
    await db.close();
    const { samples } = sampler;
    const third = Math.floor(samples.length / 3);
    const memory = (part: typeof samples): number =>
      of(
        part.map(({ productMb }) => productMb),
        0.5,
      );
    const growth = memory(samples.slice(-third)) - memory(samples.slice(third, 2 * third));
    const about = {
      ...{ date: new Date().toISOString().slice(0, 10), commit: git('rev-parse', '--short', 'HEAD'), minutes },
      ...{ cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node: process.version },
      ...{
        capacity: Math.round(capacity),
        perSecond: Math.round(perSecond),
        people: load.accepted,
        mails: mails.ids.size,
        putOff: load.putOff,
      },
      ...{ p50Ms: Math.round(of(load.latenciesMs, 0.5)), p99Ms: Math.round(of(load.latenciesMs, 0.99)) },
      ...{
        memoryStartMb: Math.round(samples[0]?.productMb ?? 0),
        memoryEndMb: Math.round(samples.at(-1)?.productMb ?? 0),
      },
      ...{
        growthMb: Math.round(growth),
        loadAverage: [loadBefore, loadavg()[0] ?? 0].map((n) => Math.round(n)),
        wrong,
      },
    };
    writeFileSync(
      BYTES,
      `${JSON.stringify({ commit: about.commit, date: about.date, people: about.people, ...bytes }, null, 2)}\n`,
    );
    if (minutes >= WORTH_KEEPING_MINUTES) {
      mkdirSync(EVIDENCE, { recursive: true });
      writeFileSync(join(EVIDENCE, 'soak.svg'), draw(samples, minutes));
      writeFileSync(join(EVIDENCE, 'soak.md'), told(about));
    }
    for (const line of wrong) process.stderr.write(`${line}\n`);
    process.stdout.write(`${told(about)}\n`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    product.signal('SIGTERM');
    await Promise.race([product.ended, pause(20_000)]);
    product.stop();
    await mails.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface About {
  readonly date: string;
  readonly commit: string;
  readonly minutes: number;
  readonly cpu: string;
  readonly node: string;
  readonly capacity: number;
  readonly perSecond: number;
  readonly people: number;
  readonly mails: number;
  readonly putOff: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly memoryStartMb: number;
  readonly memoryEndMb: number;
  readonly growthMb: number;
  readonly loadAverage: readonly number[];
  readonly wrong: readonly string[];
}

const told = (about: About): string => `# Under load for ${about.minutes} minutes

Written by \`npm run soak -- --minutes ${about.minutes}\` on ${about.date}, commit ${about.commit}, Node ${about.node}, ${about.cpu}. One process with both roles, the embedded database with fsync on, load and mail server on the same machine. It lasted **${about.minutes} minutes**${about.minutes < 60 ? ', not the hour that the run takes by itself' : ''}. The machine's load average was ${about.loadAverage.join(' before and ')} after${(about.loadAverage[0] ?? 0) > 4 ? ': others worked on it at the same time, so the figures say how it held up, not how fast it is' : ''}.

| | |
| --- | --- |
| people a second, all that it carried (20 s before) | ${about.capacity} |
| people a second, in this run | ${about.perSecond} |
| people who downloaded and got their mail | ${about.people} |
| mails taken by the receiver, each Message-ID once | ${about.mails} |
| batches answered with 503 (overload) and sent again | ${about.putOff} |
| from the accepted event to the mail at the server, p50 | ${about.p50Ms} ms |
| the same, p99 | ${about.p99Ms} ms |
| resident memory of the product, first and last sample | ${about.memoryStartMb} MB, ${about.memoryEndMb} MB |
| median of the last third less that of the middle one | ${about.growthMb} MB |
| what was wrong at the end | ${about.wrong.length === 0 ? 'nothing: every accepted event in the log once, one walk a person, sent = received, no Message-ID twice' : about.wrong.join('; ')} |

![Latency and memory](soak.svg)
`;

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
