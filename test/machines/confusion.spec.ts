import { judgeMail } from '@nurture/core/evidence';
import { randomFrom, type Session, Sessions } from './sessions';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const HUMANS = full ? 10_000 : 2_000;
const BURSTS = HUMANS / 2;
/** Seeds that nothing was tuned on. */
const SEEDS = full ? [40_961, 61_441, 114_689] : [40_961];

/** Ten in a hundred of each rarer habit; offices of five to forty. */
function people(sessions: Sessions, random: () => number): Session[] {
  const drawn: Session[] = [];
  while (drawn.length < HUMANS) {
    const habit = random();
    if (habit < 0.55) drawn.push(sessions.single());
    else if (habit < 0.7) drawn.push(sessions.double());
    else if (habit < 0.85) drawn.push(sessions.twoLinks());
    else if (habit < 0.99) drawn.push(sessions.twoDevices());
    else drawn.push(...sessions.office(5 + Math.floor(random() * 36)));
  }
  return drawn;
}

const verdictsOf = (session: Session): string[] => judgeMail(session.hits).map(({ verdict }) => verdict);

describe.each(SEEDS)('scanners among people, seed %i', (seed) => {
  const random = randomFrom(seed);
  const sessions = new Sessions(random);

  it('finds at least 99 % of bursts, and takes at most 1 % of people’s clicks for a machine’s', () => {
    const bursts = Array.from({ length: BURSTS }, () => sessions.burst());
    const found = bursts.filter((burst) => verdictsOf(burst).every((verdict) => verdict === 'machine')).length;
    const clicks = people(sessions, random).flatMap(verdictsOf);
    const wrong = clicks.filter((verdict) => verdict === 'machine').length;
    expect(found / bursts.length).toBeGreaterThanOrEqual(0.99);
    expect(wrong / clicks.length).toBeLessThanOrEqual(0.01);
  });

  it('judges alike however early or late it all came, and whatever else is unknown', () => {
    for (let count = 0; count < 200; count++) {
      const session = random() < 0.5 ? sessions.burst() : sessions.twoLinks();
      const moved = session.hits.map((hit) => ({ ...hit, at: hit.at + 1e9 }));
      expect(judgeMail(moved).map(({ verdict }) => verdict)).toEqual(verdictsOf(session));
    }
  });
});
