import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '@nurture/core/config';
import { messageOf } from '@nurture/core/error';
import { type Database, migrationState, openDatabase, openEmbedded } from '@nurture/store';
import { type Check, checksOf } from './check';

const { ok, warning, problem } = checksOf('database');

/** Beside these an answered event may be lost by a power cut. */
const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;
const LEAST_POSTGRES = 14;
const SKEW_MS = 2_000;
const SHIFT_SECONDS = 60;

/** Looks at the database without changing it; the embedded one is started for that, unless it runs already. */
export async function checkDatabase(settings: Settings): Promise<Check[]> {
  const { database } = settings;
  if (database.kind === 'server') return lookAt(database.url, 'DATABASE_URL');
  const dataDir = resolve(settings.dataDir);
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0)
    return [ok('reachable', 'embedded, made at the first start')];
  try {
    const embedded = await openEmbedded({ dataDir, command: 'nurture doctor', mode: 'share' });
    const where = embedded.owned ? 'embedded, not running now' : 'embedded, of the running product';
    return await lookAt(embedded.url, where).finally(() => embedded.stop());
  } catch (error) {
    return [problem('reachable', messageOf(error), 'see the message; a copy of NURTURE_DATA is the whole state')];
  }
}

async function lookAt(url: string, where: string): Promise<Check[]> {
  let db: Database;
  try {
    db = await openDatabase({ url, poolSize: 1, applicationName: 'nurture doctor', statementTimeoutMs: 5_000 });
  } catch (error) {
    return [problem('reachable', `${where}: ${messageOf(error)}`, 'is it running, and are host, port, name and password right?')]; // prettier-ignore
  }
  try {
    return [ok('reachable', where), ...(await versionOf(db)), ...(await durabilityOf(db)), await schemaOf(db), ...(await clockOf(db))]; // prettier-ignore
  } catch (error) {
    return [problem('answers', messageOf(error), 'look into the log of the database')];
  } finally {
    await db.close();
  }
}

async function versionOf(db: Database): Promise<Check[]> {
  const [row] = await db.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  const version = row?.version ?? '';
  return Number.parseInt(version, 10) >= LEAST_POSTGRES
    ? [ok('version', `PostgreSQL ${version}`)]
    : [problem('version', `PostgreSQL ${version} is too old`, `use PostgreSQL ${LEAST_POSTGRES} or newer`)];
}

async function durabilityOf(db: Database): Promise<Check[]> {
  const rows = await db.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY ($1::text[])',
    [DURABILITY],
  );
  const off = rows.filter(({ setting }) => setting === 'off');
  if (off.length === 0) return [ok('durable', `${DURABILITY.join(', ')} are on`)];
  return off.map(({ name }) =>
    problem(name, 'is off: a crash may lose what was answered', `ALTER SYSTEM SET ${name} = on, then reload`),
  );
}

async function schemaOf(db: Database): Promise<Check> {
  const { missing, unknown } = await migrationState(db);
  if (unknown.length > 0)
    return problem('schema', `was migrated by a newer release (${unknown.join(', ')})`, 'run that release');
  if (missing.length > 0)
    return warning('schema', `${missing.length} to come: ${missing.join(', ')}`, 'nurture start runs them');
  return ok('schema', 'up to date');
}

async function clockOf(db: Database): Promise<Check[]> {
  const before = Date.now();
  const [row] = await db.query<{ ms: number }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms');
  const skewMs = (row?.ms ?? 0) - (before + Date.now()) / 2;
  if (Math.abs(skewMs) <= SKEW_MS) return [ok('clock', 'agrees with this machine'), ...(await shiftOf(db))];
  const said = `the database and this machine are ${(Math.abs(skewMs) / 1_000).toFixed(1)} s apart`;
  return [warning('clock', said, 'let both keep time by NTP'), ...(await shiftOf(db))];
}

/** A product that somebody moved to another time: a demo that was cut off, or a test. */
async function shiftOf(db: Database): Promise<Check[]> {
  const [table] = await db.query<{ found: string | null }>(`SELECT to_regclass('clock') AS found`);
  if (!table?.found) return [];
  const [row] = await db.query<{ seconds: number }>('SELECT extract(epoch FROM shift)::float8 AS seconds FROM clock');
  const days = (row?.seconds ?? 0) / 86_400;
  return Math.abs(days) * 86_400 <= SHIFT_SECONDS
    ? []
    : [warning('product clock', `is ${days.toFixed(1)} days off: a demo or a test moved it`, 'make the demo again')];
}
