// The ways in which sending is disturbed. Each returns what was seen; what did not hold stands in `broken`.
import { setTimeout as pause } from 'node:timers/promises';
import { CONNECTIONS, type CrashScene, twice } from './scene';
import { POINTS } from './points';

export interface Seen {
  readonly what: string;
  readonly mails: number;
  /** How often the scenario did its harm. */
  readonly times: number;
  readonly received: number;
  readonly sent: number;
  readonly doubted: number;
  /** Of these the server had in fact. */
  readonly doubtedAndReceived: number;
  readonly receivedTwice: number;
  readonly broken: readonly string[];
}

/** Numbers from 0 to 1 that follow from a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Kills the only worker again and again, wherever it is. */
export async function killedAtRandom(scene: CrashScene, kills: number, random: () => number): Promise<Seen> {
  for (let kill = 1; kill <= kills; kill++) {
    const left = scene.mails - scene.received().length;
    const worker = await scene.worker();
    await scene.until(scene.received().length + Math.floor((random() * 1.6 * left) / (kills - kill + 2)));
    await pause(random() * 20);
    await scene.kill(worker);
    await scene.judge(`after kill ${kill}`);
    await scene.passLeases();
  }
  return conclude(scene, 'killed at random', kills);
}

/** Kills the worker at each named point of the protocol. */
export async function killedAtPoints(scene: CrashScene, timesEach: number, random: () => number): Promise<Seen> {
  for (const point of POINTS) {
    for (let time = 1; time <= timesEach; time++) {
      const worker = await scene.worker(point, 1 + Math.floor(random() * 4));
      await worker.ended;
      scene.cuts++;
      await scene.judge(`after death ${time} at "${point}"`);
      await scene.passLeases();
    }
  }
  return conclude(scene, `killed ${timesEach} times at each of ${POINTS.length} points`, scene.cuts);
}

/** Stops a worker until its leases have long passed to another one, then lets it go on. */
export async function stoppedPastLease(scene: CrashScene, times: number, random: () => number): Promise<Seen> {
  for (let time = 1; time <= times; time++) {
    const share = Math.floor(scene.mails / times);
    const sleeper = await scene.worker();
    await scene.until((time - 1) * share + Math.floor(random() * share * 0.5));
    sleeper.signal('SIGSTOP');
    scene.cuts++;
    await scene.passLeases();
    const other = await scene.worker();
    await scene.until(Math.min(scene.mails - CONNECTIONS * (time + 1), time * share));
    sleeper.signal('SIGCONT');
    sleeper.signal('SIGTERM');
    await sleeper.ended;
    await scene.judge(`after the sleep ${time}`);
    await scene.kill(other);
    await scene.passLeases();
  }
  return conclude(scene, 'stopped (SIGSTOP) past its lease, then let go on (SIGCONT)', times);
}

/** Many workers on one database, of which one is killed and replaced again and again. */
export async function manyWorkers(
  scene: CrashScene,
  workers: number,
  kills: number,
  random: () => number,
): Promise<Seen> {
  const team = await Promise.all(Array.from({ length: workers }, () => scene.worker()));
  for (let kill = 1; kill <= kills; kill++) {
    await scene.until(Math.floor((scene.mails * kill) / (kills + 1)));
    const index = Math.floor(random() * workers);
    const victim = team[index];
    if (victim) await scene.kill(victim);
    await scene.judge(`after kill ${kill}`);
    team[index] = await scene.worker();
  }
  await scene.until(scene.mails - CONNECTIONS * kills);
  for (const worker of team) worker.signal('SIGTERM');
  await Promise.all(team.map((worker) => worker.ended));
  await scene.judge('after all were asked to stop');
  return conclude(scene, `${workers} workers at once, one killed and replaced each time`, kills);
}

/** Restarts the database under two workers, by turns in good order and as after a crash. */
export async function databaseRestarts(
  scene: CrashScene,
  times: number,
  restart: (signal: 'SIGINT' | 'SIGQUIT') => Promise<void>,
): Promise<Seen> {
  await Promise.all([scene.worker(), scene.worker()]);
  for (let time = 1; time <= times; time++) {
    await scene.until(Math.floor((scene.mails * time) / (times + 1)));
    scene.cuts += 2; // both workers'
    await restart(time % 2 === 0 ? 'SIGINT' : 'SIGQUIT');
    await scene.judge(`after restart ${time}`);
  }
  await scene.atRest();
  return conclude(scene, 'PostgreSQL ended under two workers, by turns in good order and as in a crash', times);
}

async function conclude(scene: CrashScene, what: string, times: number): Promise<Seen> {
  await scene.finish();
  await scene.judge('at the end');
  const { sent, doubted, pending } = await scene.balance();
  const got = scene.received();
  const doubts = await scene.db.query<{ id: string }>(`SELECT message_id AS id FROM mail WHERE status = 'in-doubt'`);
  const most = CONNECTIONS * scene.cuts;
  return {
    what,
    mails: scene.mails,
    times,
    received: new Set(got).size,
    sent,
    doubted,
    doubtedAndReceived: doubts.filter(({ id }) => got.includes(id)).length,
    receivedTwice: twice(got).length,
    broken: [
      ...scene.broken,
      ...(pending > 0 ? [`${pending} still pending`] : []),
      ...(doubted > most ? [`${doubted} in doubt, more than ${most} connections were cut`] : []),
    ],
  };
}
