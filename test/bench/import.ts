// Contacts from a CSV file, read, judged and written with their consent, against a bare COPY of the very same rows into the
// same indexed tables.
import { chmodSync, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type BenchContext, Child, freshDatabase } from './context';
import { type BenchPart, part } from './measure';
import { open } from './world';

const ROWS = { usual: 200_000, full: 1_000_000 };
const AIM = { ratio: 0.4, mb: 300 };
const ROUND_FILE = 'people.csv';
/** What an import writes. Those that others point at come first. */
const TABLES = ['account', 'contact', 'contact_profile', 'consent', 'consent_entry', 'stage_change'];

/** @returns rows per second against COPY, and the most memory held */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const rows = context.full ? ROWS.full : Math.round(ROWS.usual * context.size);
  const directory = join(context.directory, 'import');
  mkdirSync(directory);
  chmodSync(directory, 0o777); // the database's own account writes there
  const file = join(directory, ROUND_FILE);
  await writePeople(file, rows);
  const figures = { ours: [] as number[], copy: [] as number[], memory: [] as number[] };
  for (let round = 0; round < context.rounds; round++) {
    const name = `bench_import_${round}`;
    const url = await freshDatabase(context.serverUrl, name);
    const { seconds, mostMb } = await imported(url, file, rows);
    const copySeconds = await copied(context.serverUrl, url, `${name}_copy`, directory);
    context.log(`import ${Math.round(rows / seconds)} copy ${Math.round(rows / copySeconds)} rows/s, ${Math.round(mostMb)} MB`); // prettier-ignore
    figures.ours.push(rows / seconds);
    figures.copy.push(rows / copySeconds);
    figures.memory.push(mostMb);
    await dropped(context.serverUrl, [name, `${name}_copy`]);
  }
  const size = Math.round(statSync(file).size / 1e6);
  return [
    part({
      name: 'import',
      unit: 'rows/s',
      rounds: figures.ours,
      limit: { name: `COPY into ${TABLES.length} tables`, rounds: figures.copy },
      aim: { of: 'ratio', atLeast: AIM.ratio },
      note: `${rows.toLocaleString('en')} people of whom nobody was known (${size} MB), half of them with consent; COPY writes the same rows into the same tables with their indexes, in one transaction each`,
    }),
    part({
      name: 'import, memory',
      unit: 'MB',
      rounds: figures.memory,
      aim: { of: 'value', atMost: AIM.mb },
      note: `the most that the importing process held for ${rows.toLocaleString('en')} rows`,
    }),
  ];
}

function writePeople(path: string, rows: number): Promise<void> {
  function* lines(): Generator<string> {
    yield 'email,firstName,lastName,company,role,country,tags,mailConsent\n';
    for (let n = 0; n < rows; n++)
      yield `person-${n}@company-${n % 5_000}.example,Name${n % 977},Surname${n % 7_919},Company ${n % 5_000},management,NL,imported;batch-${n % 10},${n % 2 ? 'yes' : ''}\n`;
  }
  return pipeline(Readable.from(lines()), createWriteStream(path));
}

async function imported(url: string, file: string, rows: number): Promise<{ seconds: number; mostMb: number }> {
  const child = Child.start('test/bench/importer.ts', [url, file]);
  const result = await child.next<{ imported: number; seconds: number; mostMb: number }>();
  await child.ended;
  if (result.imported !== rows) throw new Error(`${result.imported} of ${rows} rows were imported`);
  return result;
}

/** @returns seconds that COPY takes for what was imported */
async function copied(serverUrl: string, from: string, name: string, directory: string): Promise<number> {
  const source = await open(from, 1);
  for (const table of TABLES) await source.query(`COPY ${table} TO '${join(directory, table)}'`);
  await source.close();
  const target = await open(await freshDatabase(serverUrl, name), 1);
  const started = performance.now();
  for (const table of TABLES) await target.query(`COPY ${table} FROM '${join(directory, table)}'`);
  const seconds = (performance.now() - started) / 1000;
  await target.close();
  return seconds;
}

async function dropped(serverUrl: string, names: readonly string[]): Promise<void> {
  const admin = await open(serverUrl, 1);
  for (const name of names) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.close();
}
