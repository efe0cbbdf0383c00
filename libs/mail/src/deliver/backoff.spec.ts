import fc from 'fast-check';
import { backoffMs, GIVE_UP_MS } from './backoff';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the wait after a temporary refusal', () => {
  it('doubles from a minute to four hours, give or take a quarter', () => {
    const attempt = fc.integer({ min: 1, max: 200 });
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(attempt, chance, (attempts, random) => {
        const middle = Math.min(MINUTE * 2 ** (attempts - 1), 4 * HOUR);
        expect(backoffMs(attempts, random)).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
        expect(backoffMs(attempts, random)).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
      }),
    );
  });

  it('is never shorter than the server asked for', () => {
    expect(backoffMs(1, 0, 300_000)).toBe(300_000);
    expect(backoffMs(2, 0, 300_000)).toBe(600_000);
    expect(backoffMs(9, 0, 300_000)).toBe(4 * HOUR);
  });

  it('spreads mails that were refused together', () => {
    const waits = Array.from({ length: 100 }, (_, index) => backoffMs(5, index / 100));
    expect(new Set(waits).size).toBe(100);
  });

  it('asks about forty times in the five days before it gives up', () => {
    let attempts = 0;
    for (let waited = 0; waited < GIVE_UP_MS; waited += backoffMs(attempts, 0.5)) attempts++;
    expect(attempts).toBeGreaterThan(30);
    expect(attempts).toBeLessThan(50);
  });
});
