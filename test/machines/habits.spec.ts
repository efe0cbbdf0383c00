import { judgeMail } from '@nurture/core/evidence';
import { OddHabits } from './habits';
import { randomFrom, type Session } from './sessions';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const SESSIONS = full ? 3_000 : 300;
const SEEDS = full ? [7_919, 104_729, 1_299_709] : [104_729];

/** Which share of clicks is taken for a machine's. */
function convicted(draw: () => Session): number {
  const verdicts = Array.from({ length: SESSIONS }, draw).flatMap(({ hits }) => judgeMail(hits));
  return verdicts.filter(({ verdict }) => verdict === 'machine').length / verdicts.length;
}

// What no rule was tuned on; the rates of all kinds, also of those that are not known, are in docs/evidence/machines.md.
describe.each(SEEDS)('habits that nothing was tuned on, seed %i', (seed) => {
  const habits = new OddHabits(randomFrom(seed));

  it.each([
    ['that comes again a day later', () => habits.scannerTwice(), 0.99],
    ['that asks by HEAD', () => habits.scannerByHead(), 0.99],
    ['that borrows the addresses and browsers of homes', () => habits.scannerOfHomes(), 0.97],
  ])('knows a scanner %s', (_, draw, least) => {
    expect(convicted(draw)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['behind an address that thousands share', () => habits.sharedEgress()],
    ['at several devices and places', () => habits.phoneThenDesk()],
    ['who thinks again, and follows another link', () => habits.secondThought()],
  ])('takes no click from a person %s', (_, draw) => {
    expect(convicted(draw)).toBeLessThanOrEqual(0.01);
  });

  it('says so of its limits: one link alone and slow visits pass for a person’s, and tabs opened in a row for a machine’s', () => {
    expect(convicted(() => habits.scannerOfOneLink())).toBe(0);
    expect(convicted(() => habits.slowScanner())).toBe(0);
    expect(convicted(() => habits.fiveTabs())).toBeGreaterThan(0.5);
  });
});
