import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { patience, runs } from '../../../../test/reference/runs';
import {
  addDuration,
  afterQuietHours,
  dayMs,
  fromWall,
  instantOf,
  inWindow,
  isBusinessDay,
  momentAt,
  nextInWindow,
  parseDuration,
  parseExactMs,
  parseMoment,
  parseRepeat,
  parseWindow,
  TimeError,
  toWall,
  weekdayOf,
  type Calendar,
} from '.';

const amsterdam: Calendar = { timezone: 'Europe/Amsterdam', holidays: ['2026-12-25', '2026-12-26'] };
const none = { years: 0, months: 0, days: 0, businessDays: 0, ms: 0 };

function at(iso: string): number {
  return Date.parse(iso);
}

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

describe('a duration', () => {
  it.each([
    ['3 days', { days: 3 }],
    ['1 day', { days: 1 }],
    ['4 business days', { businessDays: 4 }],
    ['1 business day', { businessDays: 1 }],
    ['2 weeks', { days: 14 }],
    ['1 month', { months: 1 }],
    ['2 years', { years: 2 }],
    ['90 minutes', { ms: 5_400_000 }],
    ['1.5 hours', { ms: 5_400_000 }],
    ['30 seconds', { ms: 30_000 }],
    ['2 hours 30 minutes', { ms: 9_000_000 }],
    ['1 day and 2 hours', { days: 1, ms: 7_200_000 }],
    ['1 day, 2 hours', { days: 1, ms: 7_200_000 }],
    [' 3  Days ', { days: 3 }],
    ['P3D', { days: 3 }],
    ['P1W', { days: 7 }],
    ['PT90M', { ms: 5_400_000 }],
    ['P1Y2M3DT4H', { years: 1, months: 2, days: 3, ms: 14_400_000 }],
    ['0 minutes', {}],
  ])('is read from "%s"', (text, expected) => expect(parseDuration(text)).toEqual({ ...none, ...expected }));

  it.each([
    '',
    'soon',
    '3',
    'days',
    '3 dayz',
    '-3 days',
    '1.5 days',
    'P',
    'P1.5D',
    '-P1D',
    'three days',
    '200 years',
    '3 days ago',
  ])('is refused with an example where it is none: "%s"', (text) =>
    expect(() => parseDuration(text)).toThrow(TimeError),
  );

  it('says what is wrong', () => {
    expect(() => parseDuration('3 dayz')).toThrow(
      '"3 dayz" is no length of time: "dayz" is no unit; write it like "3 days", "4 business days", "90 minutes" or "P3D"',
    );
  });

  it('has no exact length where a calendar would have to say', () => {
    expect(parseExactMs('2 days')).toBe(2 * dayMs);
    for (const text of ['1 month', '1 year', '2 business days']) expect(() => parseExactMs(text)).toThrow(TimeError);
  });
});

describe('a calendar', () => {
  it.each([
    ['keeps the wall clock when summer time begins', '2026-03-28T10:00:00+01:00', '1 day', '2026-03-29T10:00:00+02:00'],
    ['keeps the wall clock when summer time ends', '2026-10-24T10:00:00+02:00', '1 day', '2026-10-25T10:00:00+01:00'],
    ['moves a time in the skipped hour forward', '2026-03-28T02:30:00+01:00', '1 day', '2026-03-29T03:30:00+02:00'],
    ['takes the first of a repeated time', '2026-10-24T02:30:00+02:00', '1 day', '2026-10-25T02:30:00+02:00'],
    ['counts hours exactly', '2026-03-28T10:00:00+01:00', '24 hours', '2026-03-29T11:00:00+02:00'],
    ['leaves out weekends', '2026-11-26T10:00:00+01:00', '4 business days', '2026-12-02T10:00:00+01:00'],
    ['counts from a Saturday', '2026-11-28T10:00:00+01:00', '1 business day', '2026-11-30T10:00:00+01:00'],
    ['leaves out holidays', '2026-12-24T10:00:00+01:00', '1 business day', '2026-12-28T10:00:00+01:00'],
    ['knows the ends of months', '2026-01-31T10:00:00+01:00', '1 month', '2026-02-28T10:00:00+01:00'],
  ])('%s', (_, from, duration, to) => {
    expect(iso(addDuration(at(from), parseDuration(duration), amsterdam))).toBe(iso(at(to)));
  });

  it('refuses a zone that does not exist', () => {
    expect(() => toWall(0, 'Mars/Olympus')).toThrow(TimeError);
  });
});

describe('a moment', () => {
  const start = at('2026-11-24T12:00:00+01:00');
  it.each([
    ['3 days', null, '2026-11-27T12:00:00+01:00'],
    ['at contact.recycleOn', '2027-01-15', '2027-01-15T00:00:00+01:00'],
    ['at contact.recycleOn', '2027-01-15T09:00', '2027-01-15T09:00:00+01:00'],
    ['at contact.recycleOn', '2027-01-15T09:00:00Z', '2027-01-15T09:00:00Z'],
    ['at contact.recycleOn', at('2027-01-15T09:00:00Z'), '2027-01-15T09:00:00Z'],
    ['7 days before enrolment.startsAt', '2026-12-10T10:00:00+01:00', '2026-12-03T10:00:00+01:00'],
    ['1 business day before enrolment.startsAt', '2026-12-07T10:00:00+01:00', '2026-12-04T10:00:00+01:00'],
    ['2 hours after event.endsAt', '2026-12-07T10:00:00+01:00', '2026-12-07T12:00:00+01:00'],
    ['next tue 10:00', null, '2026-12-01T10:00:00+01:00'],
    ['next tuesday 13:00', null, '2026-11-24T13:00:00+01:00'],
    ['next tue 12:00', null, '2026-12-01T12:00:00+01:00'],
    ['next business day 09:30', null, '2026-11-25T09:30:00+01:00'],
  ])('comes: %s (%s)', (text, value, expected) => {
    expect(iso(momentAt(parseMoment(text), start, value, amsterdam))).toBe(iso(at(expected)));
  });

  it.each([null, undefined, 'tomorrow', '', true, {}, NaN])('is absent where its date is missing: %p', (value) => {
    expect(momentAt(parseMoment('at contact.recycleOn'), start, value, amsterdam)).toBeNull();
  });

  it.each([
    'at',
    'at noon',
    'at 10:00',
    'next',
    'next tue',
    'next someday 10:00',
    'next tue 25:00',
    'next tue 24:00',
    '3 days before',
    'before contact.x',
    'x before contact.y',
  ])('is refused where nobody can tell when it is: "%s"', (text) => expect(() => parseMoment(text)).toThrow(TimeError));

  it('is read with every offset that ISO 8601 knows', () => {
    const noon = at('2026-11-24T12:00:00Z');
    const spellings = [
      'T13:00:00+01:00',
      'T13:00+01',
      'T1300'.replace('1300', '13:00') + '+0100',
      ' 12:00:00Z',
      't12:00:00.000z',
    ];
    for (const one of spellings) expect(instantOf(`2026-11-24${one}`)).toBe(noon);
  });

  it('takes nothing for a day or a time that no calendar and no clock has', () => {
    const days = ['2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '12026-01-01', '-0001-01-01'];
    const never = ['2026-11-24T24:00', '2026-11-24T12:60', '2026-11-24T12:00+24:00', '2026-11-24T12'];
    for (const text of [...days, ...never]) expect(instantOf(text)).toBeNull();
    expect(instantOf('2028-02-29')).toBe(at('2028-02-29'));
    expect(instantOf('0099-03-01')).toBe(at('0099-03-01'));
    expect(instantOf('2026-11-24T10:00:00.9999-0130')).toBe(at('2026-11-24T11:30:00.999Z'));
  });

  it('reads how soon somebody may come again', () => {
    expect(parseRepeat('never')).toEqual({ kind: 'never' });
    expect(parseRepeat('always')).toEqual({ kind: 'always' });
    expect(parseRepeat('after 90 days')).toEqual({ kind: 'after', duration: { ...none, days: 90 } });
    for (const text of ['', 'sometimes', 'after', 'after lunch']) expect(() => parseRepeat(text)).toThrow(TimeError);
  });
});

describe('a window', () => {
  const office = parseWindow({ days: ['mon-fri'], from: '09:00', until: '17:00' });
  it.each([
    ['inside it, at once', '2026-11-24T10:00:00+01:00', '2026-11-24T10:00:00+01:00'],
    ['as it opens, at once', '2026-11-24T09:00:00+01:00', '2026-11-24T09:00:00+01:00'],
    ['as it closes, next day', '2026-11-24T17:00:00+01:00', '2026-11-25T09:00:00+01:00'],
    ['before it, when it opens', '2026-11-24T03:00:00+01:00', '2026-11-24T09:00:00+01:00'],
    ['on Friday evening, on Monday', '2026-11-27T18:00:00+01:00', '2026-11-30T09:00:00+01:00'],
    ['on a holiday, on the next working day', '2026-12-25T10:00:00+01:00', '2026-12-28T09:00:00+01:00'],
    ['after the clocks changed, by the new clock', '2026-03-27T18:00:00+01:00', '2026-03-30T09:00:00+02:00'],
  ])('lets a mail go: %s', (_, from, to) => {
    const opened = nextInWindow(office, at(from), amsterdam.timezone, amsterdam.holidays);
    expect(iso(opened)).toBe(iso(at(to)));
  });

  it('may have its own zone', () => {
    const tokyo = parseWindow({ from: '09:00', until: '10:00', timezone: 'Asia/Tokyo' });
    expect(iso(nextInWindow(tokyo, at('2026-11-24T12:00:00Z'), 'UTC'))).toBe('2026-11-25T00:00:00.000Z');
  });

  it('that reaches past midnight belongs to the day on which it begins', () => {
    const night = parseWindow({ days: ['fri'], from: '22:00', until: '02:00' });
    expect(inWindow(night, at('2026-11-28T01:59:00Z'), 'UTC')).toBe(true);
    expect(inWindow(night, at('2026-11-28T02:00:00Z'), 'UTC')).toBe(false);
    expect(inWindow(night, at('2026-11-27T01:00:00Z'), 'UTC')).toBe(false);
  });

  it.each([
    ['opens as the clock goes on where its beginning is skipped', '02:30', '05:00', '2026-03-29T03:00:00+02:00'],
    ['opens the next day where it is skipped from end to end', '02:15', '02:45', '2026-03-30T02:15:00+02:00'],
  ])('%s', (_, from, until, opens) => {
    const window = parseWindow({ from, until });
    expect(iso(nextInWindow(window, at('2026-03-29T00:00:00Z'), 'Europe/Amsterdam'))).toBe(iso(at(opens)));
  });

  it('in an hour that comes twice is shut while the clock stands before its beginning again', () => {
    const window = parseWindow({ from: '02:30', until: '03:30' });
    const next = (from: string): string | null => iso(nextInWindow(window, at(from), 'Europe/Amsterdam'));
    expect(next('2026-10-25T02:10:00+02:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('2026-10-25T02:10:00+01:00')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('never opens where no day is left', () => {
    expect(nextInWindow(parseWindow({ days: [] }), 0, 'UTC')).toBeNull();
  });

  it('stands open all day where it says nothing', () => {
    expect(inWindow(parseWindow({}), at('2026-11-24T23:59:59Z'), 'UTC')).toBe(true);
  });

  it.each([{ days: ['someday'] }, { from: '9' }, { until: '25:00' }, { timezone: 'Mars' }])(
    'is refused: %j',
    (text) => {
      expect(() => parseWindow(text)).toThrow(TimeError);
    },
  );

  it('keeps quiet hours until they are over', () => {
    const quiet = parseWindow({ from: '21:00', until: '08:00' });
    const over = (from: string) => iso(afterQuietHours(quiet, at(from), 'Europe/Amsterdam'));
    expect(over('2026-11-24T22:00:00+01:00')).toBe('2026-11-25T07:00:00.000Z');
    expect(over('2026-11-24T03:00:00+01:00')).toBe('2026-11-24T07:00:00.000Z');
    expect(over('2026-11-24T12:00:00+01:00')).toBe('2026-11-24T11:00:00.000Z');
    expect(afterQuietHours(parseWindow({}), 0, 'UTC')).toBeNull();
  });
});

describe('in every zone, around every change of the clocks', () => {
  jest.setTimeout(patience);

  const zones = [
    'Europe/Amsterdam',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Chatham',
    'America/Santiago',
    'Africa/Casablanca',
    'Pacific/Apia',
    'UTC',
  ];
  const zone = fc.constantFrom(...zones);
  const instant = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') });
  const size = runs(200);
  const changes = ['2025-03-30T01:00Z', '2026-03-08T07:00Z', '2026-10-25T01:00Z', '2026-04-04T15:00Z'].map(at);
  const around = (near: number) => fc.integer({ min: near - 2 * dayMs, max: near + 2 * dayMs });

  it('the wall clock is the one that the zone tables give, however it is looked up', () => {
    const everywhere = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    // Far apart, and within the hours in which clocks change.
    const moment = fc.oneof(
      instant,
      fc.constantFrom(...changes).chain((near) => around(near)),
    );
    const property = fc.property(everywhere, moment, (name, at) => {
      expect(toWall(at, name) - at).toBe(IANAZone.create(name).offset(at) * 60_000);
    });
    fc.assert(property, { ...size, numRuns: 5 * size.numRuns });
  });

  it('the wall clock leads back to the same moment, or to the first of two', () => {
    const property = fc.property(zone, instant, (name, moment) => {
      const back = fromWall(toWall(moment, name), name);
      expect(back).toBeLessThanOrEqual(moment);
      expect(toWall(back, name)).toBe(toWall(moment, name));
    });
    fc.assert(property, size);
  });

  it('days keep the time of day, or move forward by the skipped hour', () => {
    const property = fc.property(zone, instant, fc.integer({ min: 1, max: 400 }), (timezone, moment, days) => {
      const later = addDuration(moment, { ...none, days }, { timezone, holidays: [] });
      const shift = toWall(later, timezone) - (toWall(moment, timezone) + days * dayMs);
      expect([0, 30 * 60_000, 60 * 60_000]).toContain(shift);
      expect(later).toBeGreaterThan(moment);
      expect(Math.abs(later - moment - days * dayMs)).toBeLessThanOrEqual(2 * 3_600_000);
    });
    fc.assert(property, size);
  });

  it('business days end on a working day, with so many of them passed', () => {
    const holidays = ['2025-12-25', '2026-01-01', '2026-05-01'];
    const property = fc.property(zone, instant, fc.integer({ min: 1, max: 30 }), (timezone, moment, businessDays) => {
      const later = addDuration(moment, { ...none, businessDays }, { timezone, holidays });
      const [from, to] = [toWall(moment, timezone), toWall(later, timezone)].map((wall) => Math.floor(wall / dayMs));
      const days = Array.from({ length: (to ?? 0) - (from ?? 0) }, (_, i) => ((from ?? 0) + 1 + i) * dayMs);
      expect(days.filter((day) => isBusinessDay(day, holidays))).toHaveLength(businessDays);
      expect(isBusinessDay(toWall(later, timezone), holidays)).toBe(true);
    });
    fc.assert(property, size);
  });

  it('a window opens within it, never earlier than asked, and at once when already open', () => {
    const minute = fc.integer({ min: 0, max: 23 * 60 + 59 });
    const clock = minute.map(
      (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
    );
    const days = fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'sat', 'sun'), { minLength: 1 });
    const property = fc.property(zone, instant, days, clock, clock, (name, moment, names, from, until) => {
      const window = parseWindow({ days: names, from, until });
      const opened = nextInWindow(window, moment, name);
      if (opened === null) throw new Error('never opens');
      expect(opened).toBeGreaterThanOrEqual(moment);
      expect(nextInWindow(window, opened, name)).toBe(opened);
      // On the wall clock it lies in the window: of its own day, or of the day before past midnight.
      const wall = toWall(opened, name);
      const minuteNow = Math.floor((wall % dayMs) / 60_000);
      const [f, u] = [window.fromMinute, window.untilMinute];
      const today = window.days.includes(weekdayOf(wall)) && minuteNow >= f && (u <= f || minuteNow < u);
      const before = window.days.includes(weekdayOf(wall - dayMs)) && u <= f && minuteNow < u;
      expect(today || before).toBe(true);
    });
    fc.assert(property, size);
  });

  it('quiet hours end outside them', () => {
    const property = fc.property(zone, instant, (name, moment) => {
      const quiet = parseWindow({ from: '20:30', until: '08:15' });
      const over = afterQuietHours(quiet, moment, name);
      if (over === null) throw new Error('never ends');
      expect(inWindow(quiet, over, name)).toBe(false);
      if (over !== moment) expect(inWindow(quiet, moment, name)).toBe(true);
    });
    fc.assert(property, size);
  });
});
