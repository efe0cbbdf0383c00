// When people reached each stage, who came to look, and where from.
import { channelOf } from '@nurture/core/figures';
import type { Change, Happening, History } from '../history';
import { type Bounds, inside, ofContact } from './plain';

export const ORDER = ['lead', 'mql', 'sql', 'customer'];

/** A person's changes of stage, without those that were taken back, and without those that take back. */
function standing(history: History, contactId: number): Change[] {
  const left: Change[] = [];
  for (const change of ofContact(history.changes, contactId)) {
    if (!change.takesBack) left.push(change);
    // It takes back the changes, from the latest on, up to the one that left the stage it returns to.
    for (let undone = !change.takesBack; !undone;) {
      const gone = left.pop();
      undone = gone === undefined || gone.from === change.to;
    }
  }
  return left;
}

/** When each person first reached each stage or one beyond. */
export function arrivals(history: History): Map<number, Record<string, number | null>> {
  const all = new Map<number, Record<string, number | null>>();
  for (const person of history.people) all.set(person.id, { lead: null, mql: null, sql: null, customer: null });
  for (const { contactId, to, at } of history.people.flatMap(({ id }) => standing(history, id))) {
    const own = all.get(contactId);
    const rank = ORDER.indexOf(to);
    if (!own) continue;
    for (let index = 0; index <= rank; index++) {
      const stage = ORDER[index] ?? '';
      const known = own[stage] ?? null;
      if (known === null || at < known) own[stage] = at;
    }
  }
  return all;
}

/** Who viewed a page, each with their views; without a name everyone who came from outside is another. */
export function visitorsIn(history: History, bounds: Bounds): Map<string, Happening[]> {
  const people = new Map<string, Happening[]>();
  for (const event of history.events) {
    if (event.type !== 'page.viewed' || !inside(event.at, bounds)) continue;
    const isNameless = event.contactId === null && event.visitorId === null;
    if (isNameless && event.properties['channel'] === undefined) continue;
    const person = isNameless ? event.id : event.contactId === null ? `visitor ${event.visitorId}` : `contact ${event.contactId}`; // prettier-ignore
    people.set(person, [...(people.get(person) ?? []), event]);
  }
  return people;
}

/** How many of them count under each key. */
export function referenceVisitors(history: History, by: string, bounds: Bounds): Map<string, number> {
  const people = new Map(history.people.map((person) => [person.id, person]));
  const firstViews = new Map<string, Happening>();
  for (const event of [...history.events].reverse()) {
    const { visitorId } = event;
    if (event.type !== 'page.viewed' || event.contactId !== null || visitorId === null) continue;
    if (event.at <= (firstViews.get(visitorId)?.at ?? Infinity)) firstViews.set(visitorId, event);
  }
  const counts = new Map<string, number>();
  for (const views of visitorsIn(history, bounds).values()) {
    const [{ contactId, visitorId, properties } = { contactId: null, visitorId: null, properties: {} }] = views;
    const own = people.get(contactId ?? 0);
    const said = firstViews.get(visitorId ?? '')?.properties ?? properties;
    const text = (name: string): string => (typeof said[name] === 'string' ? said[name] : '');
    const ofBrowser = { channel: 'site', group: text('channel'), source: text('source'), medium: text('medium'), campaign: text('campaign'), referrer: text('referrer') }; // prettier-ignore
    const source: Record<string, string> = own?.source ?? ofBrowser;
    const landed = views.flatMap(({ properties: { url } }) => /^(?:https:\/\/[^/]*)?\/p\/([^/?#]+)/.exec(String(url))?.[1] ?? []); // prettier-ignore
    const keys =
      by === 'page'
        ? [...new Set(landed)]
        : [by === 'channel' ? channelOf(source) : by === 'source' ? sourceName(source) : (source[by] ?? '')];
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** As the link said; else the site from which they came. */
export const sourceName = ({ source, referrer }: Readonly<Record<string, string>>): string =>
  source || (referrer ? new URL(referrer).hostname.replace(/^www\./, '') : '');
