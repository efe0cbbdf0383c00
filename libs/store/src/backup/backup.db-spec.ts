import { randomBytes } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { createDatabase, dropDatabase } from '../../../../test/support';
import {
  codeOf,
  type Database,
  ensurePartitions,
  log,
  migrate,
  openDatabase,
  restoreBackup,
  tasks,
  writeBackup,
} from '..';
import { dataSourceOptions } from '../database';
import { MIGRATIONS } from '../migrations';
import { writeTables } from './write';

const PEOPLE = process.env['NURTURE_TEST_FULL'] === '1' ? 100_000 : 2_000;
const origin = { product: '9.9.9', secretFingerprint: 'f', secret: null };

const opened: Database[] = [];
const urls: string[] = [];
afterAll(async () => {
  await Promise.all(opened.map((db) => db.close()));
  for (const url of urls) await dropDatabase(url);
});

async function database({ empty }: { empty: boolean }): Promise<{ db: Database; url: string }> {
  const url = await createDatabase({ empty });
  const db = await openDatabase({ url, poolSize: 4, applicationName: 'test' });
  urls.push(url);
  opened.push(db);
  return { db, url };
}

/** People with what is hardest to carry over: every kind of character, bytes, numbers at the edge, two months of log. */
const FILL = /* sql */ `
INSERT INTO account (domain, name, created_at) VALUES ('example.org', E'Tab\\tback\\\\slash\\nline\\n\\\\.\\n "quoted" — é 🙂', now());
INSERT INTO contact (email, account_id, source, created_at)
  SELECT 'person' || n || '@example.org', 1, jsonb_build_object('note', E'\\\\.\\n\\\\N', 'n', n), now() - n * interval '1 minute'
  FROM generate_series(1, ${PEOPLE}) AS n;
INSERT INTO contact_profile (contact_id, stage, stage_since, score, fit, tags)
  SELECT id, 'lead', now(), 0.1 + id / 3.0, CASE WHEN id % 2 = 0 THEN 1e-300 END, ARRAY['a,b', NULL, '', '{"x"}'] FROM contact;
INSERT INTO event (id, received_at, at, type, contact_id, source, source_id, properties)
  SELECT gen_random_uuid(), now() - (n % 2) * interval '1 month', now(), 'page.viewed', n, 'test', n::text, '{"url":"/services"}'
  FROM generate_series(1, ${PEOPLE}) AS n;
INSERT INTO suppression (email_hash, reason, created_at) VALUES (decode('00ff5c0a', 'hex'), 'complaint', now());
INSERT INTO mail (key, name, kind, recipient, status, raw, created_at, contact_id)
  VALUES ('k', 'm', 'marketing', 'person1@example.org', 'sent', decode('0d0a5c2e0a00ff', 'hex'), now(), 1);
INSERT INTO flow (id, name, current_version, changed_at) VALUES ('f', 'F', 1, now());
INSERT INTO flow_version (flow_id, number, hash, document, mails, published_at) VALUES ('f', 1, 'h', '{}', '[]', now());
UPDATE clock SET shift = interval '3 days 01:02:03.456789'`;

/** Every table with a sum over its rows in PostgreSQL's own words. */
async function contentOf(db: Database): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname <> 'migrations'`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.query<{ sum: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${name}" AS t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

class Kept extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
  get file(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

async function backupOf(db: Database): Promise<Buffer> {
  const sink = new Kept();
  await writeBackup(db, sink, { origin });
  return sink.file;
}

/** In chunks of an odd size, so that lines and marks fall between two of them. */
const inChunks = (file: Buffer, bytes = 1_021): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(file.length / bytes) }, (_, n) => file.subarray(n * bytes, (n + 1) * bytes)),
  );

const codeFrom = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', codeOf);

describe('a backup', () => {
  let full: { db: Database; url: string };
  let file: Buffer;
  beforeAll(async () => {
    full = await database({ empty: false });
    for (const statement of FILL.split(';\n')) await full.db.query(statement);
    file = await backupOf(full.db);
  }, 120_000);

  it('brings back every row of every table, the log with its months, and numbers go on where they were', async () => {
    const { db } = await database({ empty: true });
    const report = await restoreBackup(db, inChunks(file));
    expect(report.header.origin).toEqual(origin);
    expect(report.rows).toMatchObject({ contact: PEOPLE, event: PEOPLE, mail: 1 });
    expect(await contentOf(db)).toEqual(await contentOf(full.db));
    const sql = `INSERT INTO contact (email, created_at) VALUES ('new@example.org', now()) RETURNING id`;
    expect(await db.query(sql)).toEqual([{ id: String(PEOPLE + 1) }]);
    const [{ position } = { position: '0' }] = await db.query<{ position: string }>(`SELECT nextval('event_position') AS position`); // prettier-ignore
    expect(Number(position)).toBe(PEOPLE + 1);
    expect(await migrate(db)).toEqual([]);
  });

  it('is the state of one moment, however much is written while it is made', async () => {
    const { db } = await database({ empty: false });
    const write = (n: number): Promise<void> =>
      db.transaction(async (tx) => {
        const [row] = await tx.query<{ id: string }>(
          `INSERT INTO contact (email, created_at) VALUES ($1, now()) RETURNING id`,
          [`w${n}@example.org`],
        );
        await log.append(tx, [{ source: 'test', sourceId: `${n}`, type: 'page.viewed', at: Date.now(), contactId: row?.id ?? '', properties: { big: randomBytes(2_000).toString('hex') } }]); // prettier-ignore
        await tasks.plan(tx, [
          {
            queue: 'change-subscription',
            key: `t${n}`,
            contactId: row?.id ?? '',
            dueAt: 0,
            payload: { contactId: '1', topic: 'whitepapers', subscribed: true, because: 'a test' },
          },
        ]);
      });
    for (let n = 0; n < 60; n++) await write(n);
    // The file is taken slowly: between two of its chunks somebody writes.
    let n = 60;
    const sink = new Kept();
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _encoding, done) => {
        sink.chunks.push(chunk);
        write(n++).then(() => done(), done);
      },
    });
    await writeBackup(db, slow, { origin });
    expect(n).toBeGreaterThan(61);
    const { db: restored } = await database({ empty: true });
    await restoreBackup(restored, Readable.from(sink.chunks));
    const [counts] = await restored.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM contact)::int AS contacts, (SELECT count(*) FROM event)::int AS events,
         (SELECT count(*) FROM event_key)::int AS keys, (SELECT count(*) FROM task)::int AS tasks`,
    );
    expect(counts).toEqual({ contacts: 60, events: 60, keys: 60, tasks: 60 });
  });

  it('that is cut off anywhere, changed anywhere or none at all is refused, and changes nothing', async () => {
    const { db } = await database({ empty: false });
    await db.query(`INSERT INTO contact (email, created_at) VALUES ('stays@example.org', now())`);
    const before = await contentOf(db);
    const plain = gunzipSync(file).toString('latin1');
    const zipped = (text: string): Buffer => gzipSync(Buffer.from(text, 'latin1'));
    const changed = Buffer.from(file);
    changed[Math.floor(file.length / 2)]! ^= 0x10;
    const wrong: Record<string, Buffer> = {
      'cut in the middle': file.subarray(0, Math.floor(file.length / 2)),
      'cut by a byte': file.subarray(0, file.length - 1),
      'a bit is turned': changed,
      'a value is another': zipped(plain.replace('person1@', 'person9@')),
      'a row is missing': zipped(plain.replace(/\n\d+\tperson7@[^\n]*/, '')),
      'no trailer': zipped(plain.slice(0, plain.lastIndexOf('{"end"'))),
      'two in one': Buffer.concat([file, file]),
      'something else': gzipSync('-- PostgreSQL database dump\n'),
      'not even compressed': Buffer.from('hello'),
      nothing: Buffer.alloc(0),
    };
    const codes: Record<string, unknown> = {};
    for (const [what, bytes] of Object.entries(wrong)) codes[what] = await codeFrom(restoreBackup(db, inChunks(bytes, 4_096), { replace: true })); // prettier-ignore
    expect(codes).toEqual(Object.fromEntries(Object.keys(wrong).map((what) => [what, 'store.backup-damaged'])));
    expect(await contentOf(db)).toEqual(before);
  });

  it('of a newer release is refused, and so is one into a database that holds something, unless it is to be replaced', async () => {
    const plain = gunzipSync(file).toString('latin1');
    const newer = gzipSync(
      Buffer.from(plain.replace('"migrations":[', '"migrations":["Later1999999999999",'), 'latin1'),
    );
    const { db, url } = await database({ empty: false });
    expect(await codeFrom(restoreBackup(db, inChunks(newer), { replace: true }))).toBe('store.backup-newer');
    expect(await codeFrom(restoreBackup(db, inChunks(file)))).toBe('store.restore-not-empty');
    await db.query('CREATE TABLE somebody_elses (n integer)');
    expect(await codeFrom(restoreBackup(db, inChunks(file), { replace: true }))).toBe('store.restore-shared');
    await db.query('DROP TABLE somebody_elses');
    const worker = await openDatabase({ url, poolSize: 1, applicationName: 'nurture start' });
    expect(await codeFrom(restoreBackup(db, inChunks(file), { replace: true }))).toBe('store.database-in-use');
    await worker.close();
    await db.query(`INSERT INTO contact (email, created_at) VALUES ('goes@example.org', now())`);
    await restoreBackup(db, inChunks(file), { replace: true });
    expect(await contentOf(db)).toEqual(await contentOf(full.db));
  });
});

describe('a database of the first release', () => {
  /** The schema as the first migration alone makes it, with people in it. */
  async function first(): Promise<{ db: Database; url: string; tables: string[] }> {
    const made = await database({ empty: true });
    const options = dataSourceOptions({ url: made.url, poolSize: 1, applicationName: 'first' });
    const source = await new DataSource({ ...options, migrations: MIGRATIONS.slice(0, 1) }).initialize();
    await source.runMigrations();
    const rows = await source.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'migrations'`,
    );
    await source.destroy();
    await made.db.transaction((tx) => ensurePartitions(tx));
    for (const statement of FILL.split(';\n')) await made.db.query(statement);
    return { ...made, tables: rows.map(({ name }) => name) };
  }
  const PEOPLE_SUM = /* sql */ `
    SELECT count(*)::int AS n, md5(string_agg(c.id || email || p.score || p.tags::text, '|' ORDER BY c.id)) AS sum
    FROM contact c JOIN contact_profile p ON p.contact_id = c.id JOIN event e ON e.contact_id = c.id`;

  it('is brought up by the start with everything in it, and so is a backup of it by the restore', async () => {
    const { db, url, tables } = await first();
    const before = await db.query(PEOPLE_SUM);
    const sink = new Kept();
    await writeTables(url, tables, sink, { origin });
    const { db: restored } = await database({ empty: true });
    const report = await restoreBackup(restored, inChunks(sink.file));
    expect(report.migrated).toEqual(MIGRATIONS.slice(1).map(({ name }) => name));
    await migrate(db);
    expect(await db.query(PEOPLE_SUM)).toEqual(before);
    expect(await restored.query(PEOPLE_SUM)).toEqual(before);
    expect(before).toMatchObject([{ n: PEOPLE }]);
    expect(await codeFrom(writeBackup(restored, new Kept(), { origin }))).toBe('none');
  });
});
