import { duration, moment, money, percent, plain, relative, setLocale, signed } from './format';

const now = Date.UTC(2026, 10, 21, 12);
afterEach(() => setLocale('en'));

describe('values', () => {
  it('are told as people tell them', () => {
    expect(relative('2026-11-24T12:00:00Z', now)).toBe('in 3 days');
    expect(relative('2026-11-21T10:00:00Z', now)).toBe('2 hours ago');
    expect(relative('2026-11-21T11:59:50Z', now)).toBe('now');
    expect([0, 40, 600, 7_200, 400_000].map(duration)).toEqual(['0 sec', '40 sec', '10 min', '2 hr', '5 days']);
    expect([signed(-3), signed(12.5), percent(0.125)]).toEqual(['-3', '+12.5', '13%']);
    expect([plain('office-hours'), plain('deepDive')]).toEqual(['office hours', 'deep dive']);
  });

  it('follow the language, and the region of a browser that speaks it', () => {
    setLocale('nl', ['en-US', 'nl-BE']);
    expect(relative('2026-11-24T12:00:00Z', now)).toBe('over 3 dagen');
    expect(money(1_234_567)).toBe('1.234.567');
    expect(moment('2026-11-24T12:00:00Z')).toContain('nov');
    setLocale('en', ['nl-NL']);
    expect(money(1_234_567)).toBe('1,234,567');
  });
});
