import { IANAZone } from 'luxon';
import { patience } from '../../../../test/reference/runs';
import {
  addDuration,
  afterQuietHours,
  dayMs,
  inWindow,
  isBusinessDay,
  nextInWindow,
  nextWeekday,
  parseWindow,
} from '.';

// Every change of every zone's clock from 2025 to 2030; but for the full run, those of some zones.
jest.setTimeout(patience);

const FULL = process.env['NURTURE_TEST_FULL'] === '1';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const none = { years: 0, months: 0, days: 0, businessDays: 0, ms: 0 };

/** Rules of their own: half an hour, quarters, midnight, two changes around Ramadan, two hours, a day's end. */
const ODD = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Santiago',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Antarctica/Troll',
  'America/Nuuk',
];
const zones = FULL ? Intl.supportedValuesOf('timeZone') : ODD;

interface Change {
  readonly name: string;
  /** The first moment by the new clock. */
  readonly at: number;
  /** What the clock would have shown then. */
  readonly wall: number;
  /** What the zone's tables add to UTC before and after it. */
  readonly before: number;
  readonly after: number;
  /** By how much it jumps forward; below nought, back. */
  readonly jump: number;
}

function changesOf(name: string): Change[] {
  const zone = IANAZone.create(name);
  const found: Change[] = [];
  for (let day = Date.UTC(2025, 0, 1); day < Date.UTC(FULL ? 2031 : 2026, 0, 1); day += dayMs) {
    if (zone.offset(day) === zone.offset(day + dayMs)) continue;
    let [before, after] = [day, day + dayMs];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (zone.offset(middle) === zone.offset(day)) before = middle;
      else after = middle;
    }
    const [old, now] = [zone.offset(before) * minuteMs, zone.offset(after) * minuteMs];
    found.push({ name, at: after, wall: after + old, before: old, after: now, jump: now - old });
  }
  return found;
}

const changes = zones.flatMap(changesOf);

const clock = (wall: number): string => new Date(wall).toISOString().slice(11, 16);
const midnightOf = (wall: number): number => Math.floor(wall / dayMs) * dayMs;
const told = ({ name, at }: Change, what: string): string => `${name} ${new Date(at).toISOString()}: ${what}`;

/** The clock on the wall, by the zone's tables and nothing of ours. */
const wallAt = ({ at, before, after }: Change, moment: number): number => moment + (moment < at ? before : after);

/** The first moment at which a clock shows a time; null where it never does. */
function firstShowing({ at, before, after }: Change, wall: number): number | null {
  if (wall - before < at) return wall - before;
  return wall - after >= at ? wall - after : null;
}

/** From an hour and a half before the change to as long after it, on the old clock. */
const AROUND = [-90, -45, -30, -15, 0, 15, 30, 45, 60, 75, 120].map((minutes) => minutes * minuteMs);

const kinds = new Set<string>();
/** Zones that change at the same moment by as much differ in name alone: the first one gets every case. */
const casesOf = ({ at, before, after }: Change): readonly number[] => {
  const kind = `${at} ${before} ${after}`;
  const isNew = !kinds.has(kind);
  kinds.add(kind);
  return isNew ? AROUND : AROUND.slice(3, 5);
};

/** Whether a window is open at a moment, worked out without the window's own code. */
function isOpen(change: Change, [from, until]: readonly [number, number], at: number): boolean {
  const wall = wallAt(change, at);
  const over = firstShowing(change, until);
  return from <= wall && wall < until && (over === null || at < over);
}

describe('around every change of a clock', () => {
  it('looks at changes of all kinds', () => {
    expect(changes.length).toBeGreaterThan(FULL ? 1_000 : 15);
    expect(new Set(changes.map(({ jump }) => Math.sign(jump)))).toEqual(new Set([1, -1]));
  });

  it('a window opens at the first moment that lies in it, and never outside it or a second time', () => {
    const wrong: string[] = [];
    for (const change of changes) {
      for (const from of casesOf(change).map((ms) => change.wall + ms)) {
        for (const until of [15, 60, 150].map((minutes) => from + minutes * minuteMs)) {
          if (midnightOf(from) !== midnightOf(until)) continue;
          const window = parseWindow({ from: clock(from), until: clock(until) });
          const moments = Array.from({ length: 23 }, (_, i) => change.at + (i - 9) * 15 * minuteMs);
          const open = moments.filter((at) => isOpen(change, [from, until], at));
          for (const at of moments) {
            const opened = nextInWindow(window, at, change.name) ?? 0;
            const first = open.find((moment) => moment >= at);
            const what = `${clock(from)}–${clock(until)} asked at ${new Date(at).toISOString()}`;
            if (opened < at) wrong.push(told(change, `${what} opens before`));
            if (first !== undefined && opened > first) wrong.push(told(change, `${what} opens late`));
            const sameDay = midnightOf(wallAt(change, opened)) === midnightOf(from);
            if (sameDay && !isOpen(change, [from, until], opened)) wrong.push(told(change, `${what} opens outside`));
            if (inWindow(window, at, change.name) !== open.includes(at)) wrong.push(told(change, `${what}: inside?`));
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('quiet hours are kept on the clock on the wall, both times where an hour comes twice', () => {
    const wrong: string[] = [];
    for (const change of changes) {
      for (const from of AROUND.map((ms) => change.wall + ms)) {
        const until = from + hourMs;
        if (midnightOf(from) !== midnightOf(until)) continue;
        const quiet = parseWindow({ from: clock(from), until: clock(until) });
        for (let at = change.at - 3 * hourMs; at <= change.at + 3 * hourMs; at += 15 * minuteMs) {
          const over = afterQuietHours(quiet, at, change.name) ?? 0;
          const wall = wallAt(change, over);
          if (over < at || (from <= wall && wall < until)) wrong.push(told(change, `${clock(from)} at ${clock(wall)}`));
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('calendar days and business days keep the time of day: once where it comes twice, moved on where it is skipped', () => {
    const wrong: string[] = [];
    for (const change of changes) {
      for (const wall of AROUND.map((ms) => change.wall + ms)) {
        for (const days of [1, 3]) {
          const start = wall - days * dayMs - change.before;
          const later = addDuration(start, { ...none, days }, { timezone: change.name, holidays: [] });
          const expected = firstShowing(change, wall) ?? firstShowing(change, wall + change.jump);
          if (later !== expected) wrong.push(told(change, `${days} days until ${clock(wall)}`));
        }
        const start = wall - 7 * dayMs - change.before;
        if (start >= change.at) continue;
        const later = addDuration(start, { ...none, businessDays: 5 }, { timezone: change.name, holidays: [] });
        const ended = wallAt(change, later);
        const expected = isBusinessDay(wall, [])
          ? (firstShowing(change, wall) ?? firstShowing(change, wall + change.jump))
          : later;
        if (later !== expected || !isBusinessDay(ended, []))
          wrong.push(told(change, `5 business days to ${clock(wall)}`));
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('a time of the week comes once, whenever one asks', () => {
    const wrong: string[] = [];
    for (const change of changes) {
      for (const wall of AROUND.map((ms) => change.wall + ms)) {
        const [hour, minute] = [Math.floor((wall % dayMs) / hourMs), Math.floor((wall % hourMs) / minuteMs)];
        const weekday = (((Math.floor(wall / dayMs) + 3) % 7) + 1) as 1;
        const next = (at: number): number =>
          nextWeekday(at, weekday, hour, minute, { timezone: change.name, holidays: [] });
        const comes = next(change.at - 4 * hourMs);
        const expected = firstShowing(change, wall) ?? firstShowing(change, wall + change.jump);
        if (comes !== expected) wrong.push(told(change, `${clock(wall)} comes at ${new Date(comes).toISOString()}`));
        if (next(comes) - comes < 6 * dayMs) wrong.push(told(change, `${clock(wall)} comes twice`));
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
