import { addWorkingHours, closedOn, openedAt, workedMs, type WorkCalendar } from './working-hours';
import { parseWindow } from './window';

const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
const calendar = (changes: { from?: string; until?: string; days?: string[]; zone?: string; closed?: string[] } = {}) =>
  ({
    window: parseWindow({
      days: changes.days ?? days,
      from: changes.from ?? '09:00',
      until: changes.until ?? '17:00',
      timezone: changes.zone ?? 'Europe/Amsterdam',
    }),
    timezone: 'UTC',
    closed: (changes.closed ?? []).map((span) => {
      const [from = '', until = from] = span.split('..');
      return { from, until };
    }),
  }) satisfies WorkCalendar;
type Calendar = Parameters<typeof calendar>[0];

const everyDay = { days: [...days, 'sat', 'sun'] };
const night: Calendar = { from: '22:00', until: '06:00' };

// Fri 20 Nov 2026 is an ordinary Friday; Amsterdam is UTC+1 then. In 2026 its clock goes forward on Sun 29 March at
// 02:00 and back on Sun 25 October at 03:00; New York's on 8 March and 1 November.
const TABLE: [string, Calendar, string, number, string][] = [
  ['within the day', {}, '2026-11-23T09:00:00Z', 3, '2026-11-23T12:00:00Z'],
  ['to the minute', {}, '2026-11-23T09:07:00Z', 0.25, '2026-11-23T09:22:00Z'],
  ['to the very end of the day', {}, '2026-11-23T08:00:00Z', 8, '2026-11-23T16:00:00Z'],
  ['a minute past the end', {}, '2026-11-23T08:00:00Z', 8 + 1 / 60, '2026-11-24T08:01:00Z'],
  ['from before work', {}, '2026-11-23T03:00:00Z', 1, '2026-11-23T09:00:00Z'],
  ['from after work', {}, '2026-11-23T19:00:00Z', 1, '2026-11-24T09:00:00Z'],
  ['over a weekend', {}, '2026-11-20T15:00:00Z', 8, '2026-11-23T15:00:00Z'],
  ['from a Saturday', {}, '2026-11-21T12:00:00Z', 1, '2026-11-23T09:00:00Z'],
  ['over a holiday', { closed: ['2026-11-23'] }, '2026-11-20T15:00:00Z', 8, '2026-11-24T15:00:00Z'],
  ['from a holiday', { closed: ['2026-11-23'] }, '2026-11-23T10:00:00Z', 2, '2026-11-24T10:00:00Z'],
  [
    'over Christmas and New Year',
    { closed: ['2026-12-25', '2027-01-01'] },
    '2026-12-24T15:30:00Z',
    41,
    '2027-01-05T08:30:00Z',
  ],
  ['over an absence', { closed: ['2026-11-23..2026-12-04'] }, '2026-11-20T15:00:00Z', 2, '2026-12-07T09:00:00Z'],
  ['from within an absence', { closed: ['2026-11-16..2026-11-24'] }, '2026-11-20T15:00:00Z', 2, '2026-11-25T10:00:00Z'],
  ['an absence over a holiday', { closed: ['2026-11-23..2026-11-24', '2026-11-24..2026-11-25'] }, '2026-11-20T15:00:00Z', 2, '2026-11-26T09:00:00Z'],
  ['over the end of summer time', {}, '2026-10-23T14:00:00Z', 2, '2026-10-26T09:00:00Z'],
  ['over the start of summer time', {}, '2026-03-27T15:00:00Z', 2, '2026-03-30T08:00:00Z'],
  ['a day at work that loses an hour', { ...everyDay, from: '00:00', until: '08:00' }, '2026-03-28T23:00:00Z', 7, '2026-03-29T06:00:00Z'],
  ['a day at work that wins an hour', { ...everyDay, from: '00:00', until: '08:00' }, '2026-10-24T22:00:00Z', 9, '2026-10-25T07:00:00Z'],
  ['in New York', { zone: 'America/New_York' }, '2026-11-20T21:30:00Z', 1, '2026-11-23T14:30:00Z'],
  ['in New York, over its own change', { zone: 'America/New_York' }, '2026-10-30T20:30:00Z', 1, '2026-11-02T14:30:00Z'],
  ['in Kathmandu, 5:45 ahead', { zone: 'Asia/Kathmandu' }, '2026-11-23T11:00:00Z', 0.5, '2026-11-24T03:30:00Z'],
  ['where the week begins on Sunday', { zone: 'Asia/Dubai', days: ['sun', 'mon', 'tue', 'wed', 'thu'] }, '2026-11-19T12:00:00Z', 2, '2026-11-22T06:00:00Z'],
  ['at night', night, '2026-11-23T20:00:00Z', 3, '2026-11-24T00:00:00Z'],
  ['a night that began before a holiday', { ...night, closed: ['2026-11-24'] }, '2026-11-23T23:00:00Z', 7, '2026-11-25T22:00:00Z'],
  ['round the clock', { ...everyDay, from: '00:00', until: '24:00' }, '2026-11-23T09:00:00Z', 48, '2026-11-25T09:00:00Z'],
  ['round the clock but for a holiday', { ...everyDay, from: '00:00', until: '24:00', closed: ['2026-11-24'] }, '2026-11-23T09:00:00Z', 48, '2026-11-26T09:00:00Z'],
]; // prettier-ignore

describe('working hours', () => {
  it.each(TABLE)('are counted %s', (_, changes, from, hours, until) => {
    const at = addWorkingHours(calendar(changes), Date.parse(from), hours);
    expect(at === null ? null : new Date(at).toISOString()).toBe(until.replace('Z', '.000Z'));
  });

  it.each(TABLE)('between two moments are as many again %s', (_, changes, from, hours, until) => {
    const minutes = workedMs(calendar(changes), Date.parse(from), Date.parse(until)) / 60_000;
    expect(minutes).toBeCloseTo(hours * 60, 6);
  });

  it('are none where nobody ever works, or where time runs backwards', () => {
    const never = { ...calendar(), window: { ...calendar().window, days: [] } };
    expect(addWorkingHours(never, 0, 1)).toBeNull();
    expect(workedMs(never, 0, 1e12)).toBe(0);
    expect(workedMs(calendar(), 1e12, 0)).toBe(0);
  });

  it('know who is away by the day that it is for them', () => {
    const away = calendar({ zone: 'Pacific/Auckland', closed: ['2026-11-24'] });
    expect(closedOn(away, Date.parse('2026-11-23T10:59:00Z'))).toBe(false);
    expect(closedOn(away, Date.parse('2026-11-23T11:00:00Z'))).toBe(true);
  });

  it('know when the time at work began that it is now', () => {
    const at = (text: string): number => Date.parse(text);
    expect(openedAt(calendar(), at('2026-11-23T12:34:00Z'))).toBe(at('2026-11-23T08:00:00Z'));
    expect(openedAt(calendar(night), at('2026-11-24T02:00:00Z'))).toBe(at('2026-11-23T21:00:00Z'));
    expect(openedAt(calendar(), at('2026-11-23T16:00:00Z'))).toBeNull();
    expect(openedAt(calendar({ closed: ['2026-11-23'] }), at('2026-11-23T12:00:00Z'))).toBeNull();
  });
});
