import { existsSync, mkdtempSync, chmodSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@nurture/store';
import { createDatabase, dropDatabase } from '../support';
import { linksOf } from '../support/page-and-mail';
import { filledIn, type RunningProduct, startProduct } from '../support/product';
import { SECRET } from '../support/product-settings';
import { type CommandRun, runHere } from '../support/run-command';

const PEOPLE = 24;
// The embedded database takes a while to be made on a busy machine.
jest.setTimeout(90_000);

describe('a backup made while people sign up and mails leave', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nurture-backup-'));
  const file = join(dir, 'nurture.backup');
  const made: string[] = [];
  let product: RunningProduct;
  let backedUp: CommandRun;

  /** Runs a command in this process under settings of its own. */
  async function nurture(settings: Record<string, string>, ...args: string[]): Promise<CommandRun> {
    Object.assign(process.env, { NURTURE_DATA: join(dir, 'data'), ...settings });
    try {
      return await runHere(...args);
    } finally {
      for (const name of ['NURTURE_DATA', ...Object.keys(settings)]) delete process.env[name];
    }
  }
  async function emptyDatabase(): Promise<string> {
    const url = await createDatabase({ empty: true });
    made.push(url);
    return url;
  }
  async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
    const db = await openDatabase({ url, poolSize: 1, applicationName: 'test' });
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  }

  beforeAll(async () => {
    chmodSync(dir, 0o755); // the database's own user must get through
    product = await startProduct();
    await product.signUp({ email: 'first@example.org' });
    await product.mail('first@example.org');
    const signUps = Array.from({ length: PEOPLE }, (_, n) =>
      product.post('/p/b2b-maturity-model', filledIn({ email: `b${n}@example.org`, nonce: `${n}`, locale: 'en' })),
    );
    const settings = { DATABASE_URL: product.databaseUrl, NURTURE_SECRET: SECRET };
    [backedUp] = await Promise.all([nurture(settings, 'backup', file, '--json'), ...signUps]);
  });
  afterAll(async () => {
    await product.stop();
    for (const url of made) await dropDatabase(url);
    rmSync(dir, { recursive: true, force: true });
  });

  it('is readable to its owner alone, says what it holds, and overwrites nothing', async () => {
    expect(backedUp).toMatchObject({ code: 0, errors: '' });
    const told = JSON.parse(backedUp.out) as { rows: Record<string, number>; bytes: number };
    expect(told.rows['contact']).toBeGreaterThanOrEqual(1);
    expect(told.bytes).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    const again = await nurture({ DATABASE_URL: product.databaseUrl, NURTURE_SECRET: SECRET }, 'backup', file);
    expect(again).toMatchObject({ code: 1, errors: `nurture backup: ${file} is there already; a backup overwrites nothing\n` }); // prettier-ignore
    const keyless = await nurture({ DATABASE_URL: product.databaseUrl }, 'backup', `${file}2`);
    expect([keyless.code, existsSync(`${file}2`)]).toEqual([1, false]);
    expect(keyless.errors).toContain('NURTURE_SECRET is not set');
  });

  it('is refused under another signing key, and when it is cut off', async () => {
    const DATABASE_URL = await emptyDatabase();
    const other = await nurture({ DATABASE_URL, NURTURE_SECRET: 'another secret, long enough' }, 'restore', file);
    expect(other.code).toBe(1);
    expect(other.errors).toContain('the signing key here is not the one of the backup');
    const cut = join(dir, 'cut.backup');
    await nurture({ DATABASE_URL: product.databaseUrl, NURTURE_SECRET: SECRET }, 'backup', cut);
    truncateSync(cut, statSync(cut).size - 9);
    const refused = await nurture({ DATABASE_URL, NURTURE_SECRET: SECRET }, 'restore', cut);
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain("The backup can't be used");
    const tables = await withDatabase(DATABASE_URL, (db) => db.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)); // prettier-ignore
    expect(tables).toEqual([]);
  });

  it('runs on elsewhere: nothing leaves before somebody says so, then everybody has their mail, and old links lead on', async () => {
    const databaseUrl = await emptyDatabase();
    const restored = await nurture({ DATABASE_URL: databaseUrl, NURTURE_SECRET: SECRET }, 'restore', file, '--json');
    expect(restored).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(restored.out)).toMatchObject({ sending: 'stopped', secretTaken: false, migrated: [] });
    const second = await startProduct({ databaseUrl });
    try {
      await second.atRest().catch(() => undefined); // tasks of mails wait: they are due, and stopped
      expect(second.smtp.messages).toEqual([]);
      const [{ people } = { people: 0 }] = await second.db.query<{ people: number }>('SELECT count(*)::int AS people FROM enrolment'); // prettier-ignore
      const [{ sent } = { sent: 0 }] = await second.db.query<{ sent: number }>(`SELECT count(*)::int AS sent FROM mail WHERE status = 'sent'`); // prettier-ignore
      expect((await second.api.post('sending/resume', {})).status).toBe(200);
      await second.move({ minutes: 30 }); // mails that were stopped look again now and then
      await second.atRest();
      const got = second.smtp.messages.flatMap(({ to }) => to);
      expect(new Set(got).size).toBe(got.length);
      const doubts = await second.db.query(`SELECT FROM mail WHERE status = 'in-doubt'`);
      expect(got.length + sent + doubts.length).toBe(people);
      const download = linksOf(product.lastMail('first@example.org')).find(({ href }) => href.includes('/d/'));
      expect((await second.visit(download?.href ?? '')).status).toBe(200);
    } finally {
      await second.stop();
    }
  });

  it('goes into the embedded database, with the signing key, and comes out of it the same', async () => {
    const restored = await nurture({}, 'restore', file);
    expect(restored).toMatchObject({ code: 0, errors: '' });
    expect(restored.out).toContain('the one of the backup signs links from now on');
    const secretFile = join(dir, 'data', 'secret');
    expect(readFileSync(secretFile, 'utf8').trim()).toBe(SECRET);
    expect(statSync(secretFile).mode & 0o777).toBe(0o600);
    const again = await nurture({}, 'backup', join(dir, 'again.backup'), '--json');
    expect(again.code).toBe(0);
    const rows = (run: CommandRun): unknown => (JSON.parse(run.out) as { rows: unknown }).rows;
    expect(rows(again)).toEqual({ ...(rows(backedUp) as object), switch: 1 });
    const full = await nurture({}, 'restore', file);
    expect(full.errors).toContain('The database is not empty');
    const asks = await nurture({}, 'restore', file, '--replace');
    expect(asks).toMatchObject({ code: 2, errors: 'nurture restore: --replace wants --yes where nobody can be asked\n' }); // prettier-ignore
  });
});
