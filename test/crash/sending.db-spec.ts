import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '../support';
import { killedAtPoints, killedAtRandom, manyWorkers, type Seen, seeded, stoppedPastLease } from './scenarios';
import { CrashScene } from './scene';

/** Small sizes; `npm run test:crash` runs the same in full, and keeps what was seen. */
describe.each<[string, number, (scene: CrashScene, random: () => number) => Promise<Seen>]>([
  ['is killed at random', 200, (scene, random) => killedAtRandom(scene, 2, random)],
  ['is killed at each point of the protocol', 150, (scene, random) => killedAtPoints(scene, 1, random)],
  ['sleeps past its lease and wakes up', 200, (scene, random) => stoppedPastLease(scene, 1, random)],
  ['is one of several, of which one is killed', 300, (scene, random) => manyWorkers(scene, 3, 1, random)],
])('a worker that %s', (_, mails, disturb) => {
  const store = testDatabase();
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'nurture-crash-'));
    chmodSync(directory, 0o711);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('loses no mail, sends none twice, and leaves no more in doubt than it had connections', async () => {
    const scene = await CrashScene.open(store.db, store.url, mails, directory);
    try {
      const seen = await disturb(scene, seeded(20261122));
      expect(seen.broken).toEqual([]);
      expect(seen.receivedTwice).toBe(0);
      expect(seen.sent + seen.doubted).toBe(mails);
    } finally {
      scene.close();
    }
  }, 90_000);
});
