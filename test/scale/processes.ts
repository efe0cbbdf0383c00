// Three workers and two API processes on one PostgreSQL: one is killed, one is stopped past its lease and continued, one
// has a clock that is five minutes off.
import { advanceClock, now } from '@nurture/store';
import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_SECONDS } from '../../libs/mail/src/deliver/stock';
import { wrongIn } from '../support/ledger';
import { Crowd } from './crowd';
import { atRest, counterOf, type Finding, openAt, run, type Scene, until, withProcesses } from './parts';
import { PostgresServer } from './postgres';

const CLOCK_OFF_MS = 5 * 60_000;
/** What a lease may be exceeded by: the next look at the queue, and the work itself, at three times their time. */
const SLACK_SECONDS = 45;

export async function processes(scene: Scene): Promise<Finding> {
  const server = await PostgresServer.primary(scene.directory);
  try {
    return await withProcesses(async (mails, started) => {
      const common = { databaseUrl: server.url, smtpUrl: mails.url };
      const start = async (roles: readonly string[], clockOffMs = 0) => {
        const running = await run(scene, { ...common, roles, clockOffMs });
        started.push(running);
        return running;
      };
      const apis = [await start(['api']), await start(['api'])];
      const [killed, stopped, astray] = [await start(['worker']), await start(['worker']), await start(['worker'], CLOCK_OFF_MS)]; // prettier-ignore
      const db = await openAt(server.url);
      const crowd = new Crowd(
        scene.people,
        apis.map(({ origin }) => origin),
      );
      const arriving = crowd.arrive();

      await until('mails leave', () => mails.ids.size >= scene.people * 0.2);
      const before = await Promise.all([killed, stopped, astray].map(({ origin }) => counterOf(origin, 'nurture_mails_handed_over_total'))); // prettier-ignore
      killed.child.signal('SIGKILL');
      scene.log('one worker is killed');
      await until('more mails leave', () => mails.ids.size >= scene.people * 0.4);
      stopped.child.signal('SIGSTOP');
      scene.log('one worker is stopped');
      await arriving;

      // Work that the two held is free when its lease ends, on the database's clock. That runs three times as fast here,
      // no faster: a session that the stopped one left inside a transaction is ended after a minute that is a real one.
      const heldAt = await now(db);
      const passed = async (): Promise<number> => Math.round(((await now(db)) - heldAt) / 1_000);
      const done = async (): Promise<boolean> => {
        const [row] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM mail WHERE status IN ('sent', 'in-doubt')`); // prettier-ignore
        return row?.n === scene.people;
      };
      while (!(await done()) && (await passed()) <= 2 * LEASE_SECONDS) {
        await pause(1_000);
        await advanceClock(db, 2_000);
      }
      const moved = await passed();
      scene.log(`all work has moved within ${moved} s of the product's clock`);
      stopped.child.signal('SIGCONT');
      await pause(5_000); // it finishes what it believes to hold
      await atRest(db);

      const lost = await crowd.lostIn(db);
      const wrong = await wrongIn(db, { ids: mails.ids, accepted: crowd.answered.size });
      const [doubts] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM mail WHERE status = 'in-doubt'`);
      const after = await Promise.all([stopped, astray].map(({ origin }) => counterOf(origin, 'nurture_mails_handed_over_total'))); // prettier-ignore
      await db.close();
      return {
        title: 'Three workers and two API processes',
        lines: [
          `${scene.people} people, each reported to one API process or to both at once: ${crowd.answered.size} answered with 2xx, ${lost.length} of these lost.`,
          `Mails that the receiver got: ${[...mails.ids.values()].reduce((sum, n) => sum + n, 0)}, with ${mails.ids.size} Message-IDs; in doubt: ${doubts?.n ?? 0}.`,
          `Handed over until the kill: by the one that was killed ${before[0]}, by the one that was stopped ${before[1]}, by the one whose clock is 5 minutes ahead ${before[2]}. At the end: stopped and continued ${after[0]}, clock ahead ${after[1]}.`,
          `What the killed and the stopped one held was done by others within ${moved} s of the product's clock; the lease of a mail is ${LEASE_SECONDS} s.`,
        ],
        wrong: [
          ...wrong,
          ...(lost.length > 0 ? [`${lost.length} answered events are lost`] : []),
          ...(moved > LEASE_SECONDS + SLACK_SECONDS ? [`work moved only after ${moved} s`] : []),
        ],
      };
    });
  } finally {
    server.kill();
  }
}
