import starterSettings from '../../templates/workspace.json';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@nurture/store';
import { runningOn } from '../../libs/store/src/embedded/postmaster';
import { Child } from '../bench/context';
import { moveClock } from '../support';
import { eventually } from '../support/eventually';
import { filledIn, isAtRest, visitAt } from '../support/product';
import { strayTimers } from '../support/timers';

const FULL = process.env['NURTURE_TEST_FULL'] === '1';
const SIGN_UPS = FULL ? 300 : 120;
const KILLS = FULL ? 5 : 1;
const CONNECTIONS = starterSettings.sending.speed.connections;
/** So many send their forms at once. */
const VISITORS = 8;

interface Running {
  child: Child;
  origin: string;
  databaseUrl: string;
}

/** The processes that a process started, as far as the system tells. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return []; // a platform without /proc: they end by themselves when their parent is gone
  }
}

/** Kills a process; the database's own end by themselves as soon as the first of them is gone. */
function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe('kill -9 of everything in the middle of sign-ups', () => {
  const directory = mkdtempSync(join(tmpdir(), 'nurture-kill-'));
  const file = join(directory, 'received');
  const dataDir = join(directory, 'data');
  const answered = new Set<string>();
  let receiver: Child;
  let smtpPort: number;
  let running: Running;
  let db: Database | undefined;

  const startProduct = async (): Promise<Running> => {
    const child = Child.start('test/crash/product.ts', [dataDir, String(smtpPort)]);
    const { port, databaseUrl } = await child.next<{ port: number; databaseUrl: string }>();
    return { child, origin: `http://127.0.0.1:${port}`, databaseUrl };
  };
  /** The product, its database server and each of that server's processes, all in one moment. */
  const killEverything = (): void => {
    const server = runningOn(join(dataDir, 'postgres/cluster'));
    running.child.stop();
    for (const pid of server ? [server.pid, ...childrenOf(server.pid)] : []) killAtOnce(pid);
  };
  const received = (): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

  /** Sends these sign-ups, and notes which were answered; `enough` is asked after each answer. */
  const signUp = async (emails: readonly string[], enough: () => boolean = () => false): Promise<void> => {
    const waiting = [...emails];
    const visitor = async (): Promise<void> => {
      for (let email = waiting.shift(); email !== undefined && !enough(); email = waiting.shift()) {
        const body = new URLSearchParams(filledIn({ email, nonce: email, locale: 'en' }));
        const answer = await visitAt(running.origin, '/p/b2b-maturity-model', { method: 'POST', body });
        if (answer.status === 303) answered.add(email);
      }
    };
    // Who was being answered when everything was killed hears nothing.
    await Promise.allSettled(Array.from({ length: VISITORS }, visitor));
  };
  const messageIds = async (database: Database, status: string): Promise<Set<string>> => {
    const rows = await database.query<{ id: string }>('SELECT message_id AS id FROM mail WHERE status = $1', [status]);
    return new Set(rows.map(({ id }) => id));
  };

  beforeAll(async () => {
    chmodSync(directory, 0o711); // the database's own user must get through
    receiver = Child.start('test/crash/receiver.ts', [file]);
    ({ port: smtpPort } = await receiver.next<{ port: number }>());
    running = await startProduct();
  }, 60_000);
  afterAll(async () => {
    await db?.close();
    killEverything();
    receiver.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('loses no sign-up that was answered, sends nothing twice, and leaves nothing waiting for ever', async () => {
    const emails = Array.from({ length: SIGN_UPS }, (_, index) => `visitor${index}@example.org`);
    for (let kill = 1; kill <= KILLS; kill++) {
      const answers = (SIGN_UPS * kill) / (KILLS + 1);
      const mails = received().length + 3;
      const isTime = (): boolean => answered.size >= answers && received().length >= mails;
      let killed = false;
      const unanswered = emails.filter((email) => !answered.has(email));
      await signUp(unanswered, () => {
        if (killed || !isTime()) return killed;
        killEverything();
        return (killed = true);
      });
      if (!killed) {
        await eventually('mails are leaving', isTime);
        killEverything(); // everybody had their answer, and few their mail
      }
      expect(received().length).toBeLessThan(SIGN_UPS);
      running = await startProduct();
    }
    const answeredBefore = [...answered];

    const database = (db = await openDatabase({ url: running.databaseUrl, poolSize: 2, applicationName: 'test' }));
    // What a killed process held is free again when its lease ends.
    await moveClock(database, { minutes: 10 });
    await eventually('everything is at rest after the start', () => isAtRest(database), 30_000);
    const walks = await database.query<{ email: string; walks: number }>(
      `SELECT c.email, count(e.id)::int AS walks FROM contact c LEFT JOIN enrolment e ON e.contact_id = c.id GROUP BY c.id`,
    );
    const enrolled = new Map(walks.map(({ email, walks: n }) => [email, n]));
    expect(answeredBefore.filter((email) => enrolled.get(email) !== 1)).toEqual([]);
    expect([...enrolled.values()].filter((n) => n !== 1)).toEqual([]);

    // Whoever heard nothing presses the button again, and whoever was taken without hearing of it is no second one.
    await signUp(emails);
    await eventually('everything is at rest at the end', () => isAtRest(database), 30_000);
    expect(answered.size).toBe(SIGN_UPS);
    const [{ n, most } = { n: 0, most: 0 }] = await database.query<{ n: number; most: number }>(
      `SELECT count(*)::int AS n, max(walks)::int AS most FROM (SELECT count(*) AS walks FROM enrolment GROUP BY contact_id) w`,
    );
    expect([n, most]).toEqual([SIGN_UPS, 1]);
    expect(await strayTimers(database)).toEqual([]);

    const got = received();
    const [sent, doubted] = [await messageIds(database, 'sent'), await messageIds(database, 'in-doubt')];
    expect(got.filter((id, index) => got.indexOf(id) !== index && !doubted.has(id))).toEqual([]);
    expect([...sent].filter((id) => !got.includes(id))).toEqual([]);
    expect(got.filter((id) => !sent.has(id) && !doubted.has(id))).toEqual([]);
    expect(sent.size + doubted.size).toBe(SIGN_UPS);
    expect(doubted.size).toBeLessThanOrEqual(CONNECTIONS * KILLS);
  }, 240_000);
});
