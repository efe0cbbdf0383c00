// A segment of many people into a flow, while others sign up and wait for their mail.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '@nurture/store';
import { Arrivals } from './arrivals';
import { type BenchContext, freshDatabase } from './context';
import { type BenchPart, part, percentile } from './measure';
import { BuiltProduct, pause, signUp } from './product';
import { open, TEMPLATES } from './world';

const PEOPLE = { usual: 100_000, full: 1_000_000 };
const AIM = { minutes: 5, delayMs: 2_000 };
const OTHERS_EACH_MS = 500;

/** Takes in everybody of a country, and lets them wait. */
const FLOW = {
  id: 'bench-segment',
  enrol: { segment: { 'contact.country': 'NL' }, again: 'never' },
  sending: { topic: 'whitepapers' },
  initial: 'waiting',
  states: { waiting: { after: { '30 days': 'done' } }, done: { type: 'final' } },
};

const FILL = /* sql */ `
WITH made AS (
  INSERT INTO contact (email, created_at)
  SELECT 'member-' || n || '@example.com', nurture_now() FROM generate_series(1, $1::int) AS n RETURNING id
), consents AS (
  INSERT INTO consent (contact_id, mail, tracking, updated_at) SELECT id, 'given', 'given', nurture_now() FROM made
)
INSERT INTO contact_profile (contact_id, stage, stage_since, fields)
SELECT id, 'lead', nurture_now(), '{"country": "NL", "company": "Example", "role": "marketing"}' FROM made`;

/** @returns people enrolled per second, and how long others waited for their mails meanwhile */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  await BuiltProduct.build();
  const people = context.full ? PEOPLE.full : Math.round(PEOPLE.usual * context.size);
  const databaseUrl = await freshDatabase(context.serverUrl, 'bench_enrol');
  const db = await open(databaseUrl);
  const workspace = join(context.directory, 'enrol-workspace');
  cpSync(TEMPLATES, workspace, { recursive: true });
  await db.query(FILL, [people]);
  await db.query('VACUUM ANALYZE');
  const arrivals = await Arrivals.open();
  const options = { databaseUrl, smtpPort: arrivals.port, workspace, dataDir: join(context.directory, 'enrol') };
  await (await BuiltProduct.start(options)).stop();
  writeFileSync(join(workspace, 'flows/bench-segment.json'), JSON.stringify(FLOW));
  const product = await BuiltProduct.start(options);
  try {
    return await watched({ product, db, arrivals, people, log: context.log });
  } finally {
    await product.stop();
    arrivals.close();
    await db.close();
  }
}

interface Scene extends Pick<BenchContext, 'log'> {
  readonly product: BuiltProduct;
  readonly db: Database;
  readonly arrivals: Arrivals;
  readonly people: number;
}

async function watched({ product, db, arrivals, people, log }: Scene): Promise<BenchPart[]> {
  const delays: Promise<number>[] = [];
  const started = performance.now();
  let enrolled = 0;
  for (let turn = 0; enrolled < people; turn++) {
    const next = performance.now() + OTHERS_EACH_MS;
    delays.push(delayOf(product, arrivals, `other-${turn}@example.org`));
    enrolled = (await isSwept(db)) ? await countEnrolled(db) : 0;
    await pause(Math.max(0, next - performance.now()));
  }
  const seconds = (performance.now() - started) / 1000;
  const waited = await Promise.all(delays);
  const p95 = percentile(waited, 0.95);
  log(`enrol: ${people} in ${seconds.toFixed(1)} s, others waited ${Math.round(p95)} ms (p95)`);
  const wanted = 1_000_000 / (AIM.minutes * 60);
  const limit = { name: 'a million in five minutes', rounds: [wanted] };
  return [
    part({
      name: 'enrol',
      unit: 'people/s',
      rounds: [people / seconds],
      limit,
      aim: { of: 'ratio', atLeast: 1 },
      note: `${people.toLocaleString('en')} people of a segment into a flow in ${seconds.toFixed(0)} s, one process with all roles, counted from its start`,
    }),
    part({
      name: 'enrol, mails of others',
      unit: 'ms',
      rounds: [p95],
      aim: { of: 'value', atMost: AIM.delayMs },
      note: `p95 from a sign-up that was accepted to the mail at the server, of ${waited.length} meanwhile; the slowest ${Math.round(Math.max(...waited))} ms`,
    }),
  ];
}

async function delayOf(product: BuiltProduct, arrivals: Arrivals, email: string): Promise<number> {
  const arrived = arrivals.of(email);
  await product.report([signUp(email)]);
  const accepted = performance.now();
  return Math.max(0, (await arrived) - accepted);
}

/** Counting a million rows twice a second would be a good part of what is measured. */
async function isSwept(db: Database): Promise<boolean> {
  const [row] = await db.query<{ swept: boolean }>(
    `SELECT after_contact = 0 AND next_at > nurture_now() AS swept FROM segment_sweep WHERE flow_id = 'bench-segment'`,
  );
  return row?.swept ?? false;
}

async function countEnrolled(db: Database): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM enrolment WHERE flow_id = 'bench-segment'`,
  );
  return row?.n ?? 0;
}
