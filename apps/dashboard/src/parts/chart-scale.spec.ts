import { everyOf, fitting, ticksOf } from './chart-scale';

describe('the axis of a chart', () => {
  it.each([
    [0, 97, [0, 50, 100]],
    [0, 1, [0, 0.5, 1]],
    [0, 0, [0, 0.5]],
    [0.82, 1.07, [0.8, 0.9, 1, 1.1]],
    [-3, 12, [-5, 0, 5, 10, 15]],
    [0, 412_000, [0, 200_000, 400_000, 600_000]],
  ])('goes from %d to %d in round steps', (least, most, ticks) => {
    expect(ticksOf(least, most)).toEqual(ticks);
  });

  it('holds whatever is drawn on it, in at most six steps', () => {
    for (let n = 0; n < 2_000; n += 1) {
      const [a, b] = [Math.sin(n) * 10 ** (n % 9), Math.cos(3 * n) * 10 ** (n % 7)];
      const ticks = ticksOf(Math.min(a, b), Math.max(a, b));
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(a, b) + 1e-6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b) - 1e-6);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
  });

  it('writes so few names that none touches the next, and shortens a long one', () => {
    expect(everyOf(12, 60, 720)).toBe(1);
    expect(everyOf(12, 60, 300)).toBe(3);
    expect(fitting('Onlineadvertenties', 66)).toBe('Onlineadv…');
    expect(fitting('E-mail', 66)).toBe('E-mail');
  });
});
