import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Child } from '../bench/context';
import { moveClock, testDatabase } from '../support';
import { makeContacts, planMails, publishMail } from '../support/mail-scene';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const MAILS = full ? 20_000 : 400;
const KILLS = full ? 20 : 3;
const CONNECTIONS = 5;

interface Balance {
  planned: number;
  sent: number;
  failed: number;
  skipped: number;
  doubted: number;
  open: number;
}

describe('a worker that is killed in the middle of sending', () => {
  const store = testDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'nurture-crash-'));
  const file = join(directory, 'received');
  let receiver: Child;
  let port: number;

  beforeAll(async () => {
    receiver = Child.start('test/crash/receiver.ts', [file]);
    ({ port } = await receiver.next<{ port: number }>());
    await publishMail(store.db);
  });
  afterAll(() => {
    receiver.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const received = (): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

  /** Each mail is in one place: ended, or with a task that still waits. */
  const balance = async (): Promise<Balance> => {
    const [row] = await store.db.query<Balance>(
      `SELECT $1::int AS planned,
              count(*) FILTER (WHERE status = 'sent')::int AS sent,
              count(*) FILTER (WHERE status = 'failed')::int AS failed,
              count(*) FILTER (WHERE status = 'skipped')::int AS skipped,
              count(*) FILTER (WHERE status = 'in-doubt')::int AS doubted,
              (SELECT count(*) FROM task WHERE queue = 'send-mail')::int AS open
       FROM mail`,
      [MAILS],
    );
    if (!row) throw new Error('a count is always there');
    return row;
  };

  const ids = async (status: string): Promise<string[]> =>
    (await store.db.query<{ id: string }>('SELECT message_id AS id FROM mail WHERE status = $1', [status])).map(
      (row) => row.id,
    );

  it(
    'loses no mail and sends none twice; only what SMTP leaves open is in doubt, no more than there are connections',
    async () => {
      const emails = Array.from({ length: MAILS }, (_, index) => `lead${index}@example.org`);
      await planMails(store.db, await makeContacts(store.db, emails));
      for (let kill = 1; kill <= KILLS; kill++) {
        const before = received().length;
        const worker = Child.start('test/crash/worker.ts', [store.url, String(port), String(CONNECTIONS)]);
        await worker.next();
        const enough = before + Math.floor((MAILS / (KILLS + 1)) * 0.8);
        while (received().length < enough) await pause(2);
        worker.stop();
        const { sent, failed, skipped, doubted, open, planned } = await balance();
        expect(sent + failed + skipped + doubted + open).toBe(planned);
        const [started] = await store.db.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM mail WHERE status = 'started'`,
        );
        expect(started?.n).toBeLessThanOrEqual(CONNECTIONS * kill);
        // What it held comes back when its lease ends.
        await moveClock(store.db, { minutes: 10 });
      }
      const last = Child.start('test/crash/worker.ts', [store.url, String(port), String(CONNECTIONS)]);
      await last.next();
      while ((await balance()).open > 0) await pause(20);
      last.stop();

      const end = await balance();
      expect(end).toMatchObject({ open: 0, failed: 0, skipped: 0 });
      expect(end.sent + end.doubted).toBe(MAILS);
      expect(end.doubted).toBeLessThanOrEqual(CONNECTIONS * KILLS);
      const got = received();
      expect(new Set(got).size).toBe(got.length);
      const [sent, doubted] = [await ids('sent'), new Set(await ids('in-doubt'))];
      const gotten = new Set(got);
      expect(sent.filter((id) => !gotten.has(id))).toEqual([]);
      const known = new Set(sent);
      expect(got.filter((id) => !known.has(id) && !doubted.has(id))).toEqual([]);
    },
    full ? 600_000 : 60_000,
  );
});
