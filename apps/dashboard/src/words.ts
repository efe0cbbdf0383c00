// How values are said: times, numbers, events.
import type { Schemas } from './client';

const ABSOLUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

export const moment = (iso: string): string => ABSOLUTE.format(new Date(iso));
export const dayOf = (iso: string): string => DAY.format(new Date(iso));
export const clockOf = (iso: string): string => CLOCK.format(new Date(iso));
export const number = (value: number): string => NUMBER.format(value);
export const percent = (share: number): string => PERCENT.format(share);
export const signed = (points: number): string => (points < 0 ? `−${number(-points)}` : `+${number(points)}`);

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

let aheadMs = 0;

/** The product's clock may be shifted (a demonstration, a test): times are told by it, not by this machine's. */
export function setClock(now: string): void {
  aheadMs = new Date(now).getTime() - Date.now();
}

/** `in 3 days`, `2 hours ago`. */
export function relative(iso: string, now = Date.now() + aheadMs): string {
  const seconds = (new Date(iso).getTime() - now) / 1_000;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return unit === 'second'
    ? seconds < 0
      ? 'just now'
      : 'in a moment'
    : RELATIVE.format(Math.round(seconds / size), unit);
}

/** `40 s`, `3 min`, `2 h`. */
export function duration(seconds: number): string {
  if (seconds < 1) return 'none';
  const [size, unit] =
    seconds < 90 ? [1, 's'] : seconds < 5_400 ? [60, 'min'] : seconds < 172_800 ? [3_600, 'h'] : [86_400, 'days'];
  return `${number(Math.round(seconds / size))} ${unit}`;
}

const REASONS: Readonly<Record<string, string>> = {
  window: 'outside its window',
  'less-often': 'they asked for fewer mails',
  'quiet-hours': 'quiet hours',
  'left-state': 'they had moved on',
  goal: 'they reached the goal',
  exit: 'they left the flow',
  gap: 'too soon after another',
  cap: 'enough mails this week',
  holds: 'another flow goes first',
  speed: 'sending speed',
  'receivers-refuse': 'receivers refuse our mail',
  'sending-off': 'all sending is stopped',
  'flow-paused': 'the flow is paused',
  'with-sales': 'sales is talking to them',
  consent: 'no consent',
  topic: 'they left the topic',
};

/** A reason as people read it: our own names in words, what a mail server said as it said it. */
export const reasonText = (reason: string): string =>
  REASONS[reason] ?? (/^[a-z]+(-[a-z]+)*$/.test(reason) ? plain(reason) : reason);

/** `office-hours` → `office hours`, `deepDive` → `deep dive`. */
export const plain = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.]/g, ' ')
    .toLowerCase();

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const SAID: Readonly<Record<string, (p: Readonly<Record<string, unknown>>) => string>> = {
  'asset.downloaded': (p) => `Asked for ${textOf(p['asset'])}`,
  'asset.opened': (p) => `Opened ${textOf(p['asset'])}`,
  'form.submitted': (p) => `Filled in the form ${textOf(p['form'])}`,
  'page.viewed': (p) => `Viewed ${textOf(p['title']) || textOf(p['url'])}`,
  'cta.clicked': (p) => `Clicked ${textOf(p['cta'])}`,
  'mail.accepted': (p) => `Was sent ${textOf(p['mail'])}`,
  'mail.opened': (p) => `Opened ${textOf(p['mail'])}`,
  'mail.clicked': (p) => `Clicked in ${textOf(p['mail'])}`,
  'mail.skipped': (p) => `Was not sent ${textOf(p['mail'])}: ${plain(textOf(p['reason']))}`,
  'mail.failed': (p) => `${textOf(p['mail'])} failed: ${textOf(p['reason'])}`,
  'mail.bounced': (p) => `${textOf(p['mail'])} bounced: ${textOf(p['reason'])}`,
  'contact.created': () => 'First heard of',
  'contact.unsubscribed': (p) => (p['topic'] ? `Left the topic ${textOf(p['topic'])}` : 'Unsubscribed'),
  'contact.subscribed': (p) => (p['topic'] ? `Joined the topic ${textOf(p['topic'])}` : 'Subscribed'),
  'consent.given': (p) => `Agreed to ${textOf(p['kind']) || 'mail'}`,
  'consent.withdrawn': (p) => `Withdrew consent to ${textOf(p['kind']) || 'mail'}`,
  'stage.changed': (p) => `Became ${textOf(p['to'])} (was ${textOf(p['from'])})`,
  'score.changed': (p) => `Score is ${textOf(p['score'])}`,
  'meeting.booked': () => 'Booked a meeting',
  'handoff.created': (p) => `Handed to sales: ${textOf(p['reason'])}`,
  'handoff.assigned': (p) => `Given to ${textOf(p['person'])}`,
};

export function sayEvent({ type, properties }: Schemas['TimelineEventDto']): string {
  const said = SAID[type]?.(properties);
  return said ?? plain(type).replace(/^./, (first) => first.toUpperCase());
}

export function nameOf(fields: Readonly<Record<string, unknown>>): string | null {
  const name = [fields['firstName'], fields['lastName']].map(textOf).filter(Boolean).join(' ');
  return name || null;
}

export const fieldText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
