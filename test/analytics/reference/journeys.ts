// What people did before they bought: revenue shared among it, and the ways that were walked.
import { channelOf } from '@nurture/core/figures';
import { frequentPaths } from '../frequent-paths';
import type { Happening, History } from '../history';
import { centsOfDeal } from './breakdown';
import { arrivals } from './people';
import { type Bounds, DAY, inside, ofContact } from './plain';

const WORD: Record<string, string> = {
  'asset.downloaded': 'download',
  'form.submitted': 'form',
  'page.viewed': 'page',
  'mail.clicked': 'mail',
  'meeting.booked': 'meeting',
  'cta.clicked': 'cta',
};

/** Events that turned out to be a machine's. */
const revised = new WeakMap<object, Set<string>>();
function takenBack(history: History): Set<string> {
  const known = revised.get(history.events);
  if (known) return known;
  const ids = history.events.flatMap(({ type, properties }) => (type === 'evidence.revised' ? String(properties['event']) : [])); // prettier-ignore
  revised.set(history.events, new Set(ids));
  return new Set(ids);
}

/** What a person did that counts, oldest first; of two at one moment the one that was reported first. */
function touches(history: History, contactId: number, until: number) {
  return ofContact(history.events, contactId)
    .filter((event) => event.at <= until && WORD[event.type] !== undefined && !takenBack(history).has(event.id))
    .map((event, index) => ({ event, index }))
    .sort((a, b) => a.event.at - b.event.at || a.index - b.index)
    .map(({ event }) => ({
      at: event.at,
      label: `${WORD[event.type]} ${nameOf(event)}`.trim(),
      channel: event.type === 'mail.clicked' ? 'email' : event.properties['channel'],
    }));
}

function nameOf({ type, properties }: Happening): string {
  if (type === 'page.viewed')
    return String(properties['url'])
      .replace(/^https:\/\/[^/]*/, '')
      .replace(/[?#].*/, '');
  const name = properties['asset'] ?? properties['form'] ?? properties['mail'] ?? properties['cta'];
  return typeof name === 'string' ? name : '';
}

/** In fractions of cents, not shared out; and how many touches each key had. */
export function referenceAttribution(history: History, by: string, bounds: Bounds) {
  const people = new Map(history.people.map((person) => [person.id, person]));
  const credit = new Map<string, Record<string, number>>();
  const touched = new Map<string, number>();
  const deals = new Map<string, number>();
  const give = (key: string, model: string, cents: number): void => {
    const row = credit.get(key) ?? { first: 0, last: 0, linear: 0, position: 0, decay: 0 };
    row[model] = (row[model] ?? 0) + cents;
    credit.set(key, row);
  };
  let [revenue, count] = [0, 0];
  for (const deal of history.events.filter((event) => event.type === 'deal.won' && inside(event.at, bounds))) {
    const person = people.get(deal.contactId ?? 0);
    if (!person) continue;
    const cents = centsOfDeal(deal);
    revenue += cents;
    count += 1;
    const channel = channelOf(person.source);
    const done = touches(history, person.id, deal.at);
    const path = [];
    for (const touch of done) {
      if (by === 'content') path.push({ at: touch.at, key: touch.label });
      else if (typeof touch.channel === 'string') path.push({ at: touch.at, key: touch.channel });
    }
    const knownFirst = by === 'channel' && path[0]?.key === channel && path[0].at <= person.createdAt;
    const firstAt = Math.min(person.createdAt, deal.at, done[0]?.at ?? deal.at);
    if (!knownFirst) path.unshift({ at: firstAt, key: by === 'channel' ? channel : `came by ${channel}` });
    const last = path.length - 1;
    const decay = path.map(({ at }) => 0.5 ** ((deal.at - at) / (7 * DAY)));
    for (const key of new Set(path.map((touch) => touch.key))) deals.set(key, (deals.get(key) ?? 0) + 1);
    const whole = decay.reduce((sum, weight) => sum + weight, 0);
    for (const [index, { key }] of path.entries()) {
      touched.set(key, (touched.get(key) ?? 0) + 1);
      give(key, 'first', index === 0 ? cents : 0);
      give(key, 'last', index === last ? cents : 0);
      give(key, 'linear', cents / path.length);
      const end = index === 0 || index === last;
      give(key, 'position', last < 2 ? cents / path.length : end ? cents * 0.4 : (cents * 0.2) / (last - 1));
      give(key, 'decay', whole > 0 ? (cents * (decay[index] ?? 0)) / whole : 0);
    }
  }
  return { revenue, count, credit, touches: touched, deals };
}

export function referencePaths(history: History, now: Bounds, earlier: Bounds) {
  const walksIn = (bounds: Bounds) =>
    [...arrivals(history)]
      .filter(([, own]) => inside(own['lead'] ?? null, bounds))
      .map(([id, own]) => {
        const steps: string[] = [];
        for (const { label } of touches(history, id, own['customer'] ?? Infinity)) {
          if (!steps.includes(label) && steps.length < 12) steps.push(label);
        }
        return { steps, bought: own['customer'] !== null };
      });
  const count = (walks: readonly { bought: boolean }[]) => ({
    people: walks.length,
    customers: walks.filter(({ bought }) => bought).length,
  });
  const [walks, before] = [walksIn(now), walksIn(earlier)];
  return { ...count(walks), earlier: count(before), paths: frequentPaths(walks, before, 20) };
}
