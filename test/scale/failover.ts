// The primary is killed in the middle of a run, the standby takes over: what is lost when commits wait for the standby,
// and what may be when they don't.
import { setTimeout as pause } from 'node:timers/promises';
import { advanceClock } from '@nurture/store';
import { wrongIn } from '../support/ledger';
import { proxyTo } from '../support/tcp-proxy';
import { Crowd } from './crowd';
import { atRest, type Finding, openAt, run, type Scene, until, withProcesses } from './parts';
import { PostgresServer } from './postgres';

/** How long the standby hears nothing before the primary is killed, where commits don't wait for it. */
const CUT_MS = 1_000;
/** How long people keep arriving, at least: before, while and after the primary is killed. */
const ARRIVING_MS = 12_000;

export async function failover(scene: Scene, mode: 'synchronous' | 'asynchronous'): Promise<Finding> {
  const primary = await PostgresServer.primary(scene.directory);
  // Both ways go through something that can be turned: the standby's to the primary, and the product's to whoever is it.
  const replication = await proxyTo(primary.url);
  const standby = await PostgresServer.standbyOf(scene.directory, Number(new URL(replication.url).port));
  const address = await proxyTo(primary.url);
  try {
    await primary.synchronous(mode === 'synchronous');
    return await withProcesses(async (mails, started) => {
      const common = { databaseUrl: address.url, smtpUrl: mails.url };
      const api = await run(scene, { ...common, roles: ['api'] });
      started.push(api, await run(scene, { ...common, roles: ['worker'] }));
      const crowd = new Crowd(scene.people, [api.origin], ARRIVING_MS / Math.max(1, scene.people / 40));
      const arriving = crowd.arrive();
      await until('mails leave', () => mails.ids.size > 0 && crowd.answered.size >= scene.people * 0.3);
      const cutAt = performance.now();
      if (mode === 'asynchronous') {
        await replication.cut();
        await pause(CUT_MS);
      }
      const answeredInTheCut = [...crowd.answered.values()].filter((at) => at >= cutAt).length;
      primary.kill();
      await address.cut();
      const killedAt = performance.now();
      await standby.promote();
      address.pointAt(standby.url);
      await address.mend();
      scene.log(`${mode}: the standby has taken over`);
      const answeredBefore = crowd.answered.size;
      await until(
        'answers come again',
        () => crowd.answered.size > answeredBefore || crowd.answered.size === crowd.size,
      );
      const outage = (performance.now() - killedAt) / 1000;
      await arriving;
      const db = await openAt(standby.url);
      await pause(2_000);
      await advanceClock(db, 10 * 60_000); // what was held when the primary died
      await atRest(db);
      const lost = await crowd.lostIn(db);
      const wrong = await wrongIn(db, { ids: mails.ids, accepted: crowd.answered.size - lost.length });
      const [doubts] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM mail WHERE status = 'in-doubt'`);
      await db.close();
      return {
        title: `Failover, ${mode}`,
        lines: [
          `${crowd.answered.size} events answered with 2xx, ${answeredBefore} of them before the kill; ${lost.length} lost with the primary. Answers came again ${outage.toFixed(1)} s after the kill.`,
          ...(mode === 'asynchronous' ? [`The standby had heard nothing for ${CUT_MS / 1000} s before the kill; ${answeredInTheCut} events were answered in that time.`] : []), // prettier-ignore
          `Mails received: ${mails.ids.size} Message-IDs; in doubt: ${doubts?.n ?? 0}.`,
          ...(mode === 'asynchronous' ? [`Of what the promoted standby knows: ${wrong.length === 0 ? 'nothing is wrong' : wrong.join('; ')}.`] : []), // prettier-ignore
        ],
        // Without waiting, some loss is what was chosen; how much is what is counted.
        wrong: mode === 'synchronous' ? [...wrong, ...(lost.length > 0 ? [`${lost.length} answered events are lost`] : [])] : [], // prettier-ignore
      };
    });
  } finally {
    await address.close().catch(() => undefined); // cut already
    await replication.close().catch(() => undefined);
    standby.kill();
    primary.kill();
  }
}
