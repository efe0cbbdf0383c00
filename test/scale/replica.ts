// Figures from a standby: while it keeps up, while it lags, and while it is away.
import { wrongIn } from '../support/ledger';
import { Crowd } from './crowd';
import { atRest, type Finding, get, openAt, run, type Scene, until, withProcesses } from './parts';
import { PostgresServer } from './postgres';

interface Told {
  readonly from: string | null;
  readonly asOf: string | null;
  readonly leads: number | null;
}

async function funnel(origin: string): Promise<Told> {
  const answer = await get(origin, '/api/v1/analytics/funnel');
  const body = (await answer.json()) as { stages?: { stage: string; entered: { value: number } }[] };
  const leads = body.stages?.find(({ stage }) => stage === 'lead')?.entered.value ?? null;
  return { from: answer.headers.get('nurture-read-from'), asOf: answer.headers.get('nurture-as-of'), leads };
}

export async function replica(scene: Scene): Promise<Finding> {
  const primary = await PostgresServer.primary(scene.directory);
  const standby = await PostgresServer.standbyOf(scene.directory, primary.port);
  try {
    return await withProcesses(async (mails, started) => {
      const product = await run(scene, { databaseUrl: primary.url, replicaUrl: standby.url, smtpUrl: mails.url, roles: ['api', 'worker'] }); // prettier-ignore
      started.push(product);
      const { origin } = product;
      const db = await openAt(primary.url);
      const people = Math.min(100, scene.people);
      const crowd = new Crowd(people, [origin]);
      await crowd.arrive();
      await atRest(db);
      await until('the replica serves', async () => (await funnel(origin)).from === 'replica');
      await until('and knows everybody', async () => (await funnel(origin)).leads === people, 20_000);
      const level = await funnel(origin);

      await standby.ask('SELECT pg_wal_replay_pause()', 'postgres');
      await new Crowd(0, [origin]).arrive();
      await db.query(`CREATE TABLE written_while_paused (n integer)`); // something to be behind of
      const fellBack = await until(
        'a replica that lags is left',
        async () => (await funnel(origin)).from === 'primary',
      );
      const lagging = await funnel(origin);
      await standby.ask('SELECT pg_wal_replay_resume()', 'postgres');
      const cameBack = await until('it is read again', async () => (await funnel(origin)).from === 'replica');

      standby.kill();
      const away = await until('a replica that is away is left', async () => (await funnel(origin)).from === 'primary');
      const wrong = await wrongIn(db, { ids: mails.ids, accepted: people });
      await db.close();
      return {
        title: 'Figures from a standby',
        lines: [
          `With the standby level: read from the ${level.from}, as of ${level.asOf}, ${level.leads} of ${people} leads.`,
          `With its replay paused: from the ${lagging.from} ${fellBack.toFixed(0)} s later (the most that it may lag is 60 s); from the replica again ${cameBack.toFixed(1)} s after it went on.`,
          `With the standby killed: from the ${(await funnel(origin)).from} within ${away.toFixed(1)} s, and no request failed.`,
        ],
        wrong: [...wrong, ...(level.leads === people ? [] : [`the replica knew ${level.leads} of ${people} leads`])],
      };
    });
  } finally {
    standby.kill();
    primary.kill();
  }
}
