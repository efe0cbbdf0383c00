// The same figures once more, in the plainest way: loops over all rows, no SQL, nothing of libs/analytics. Formulas that
// have tests of their own (intervals, channels, path counting) are taken from core.
import { channelOf, meanOf, medianOf, wilson } from '@nurture/core/figures';
import { frequentPaths } from './frequent-paths';
import type { Change, HandoffRow, Happening, History, Person } from './history';

const DAY = 86_400_000;
const ORDER = ['lead', 'mql', 'sql', 'customer'];

/** First moment in, first moment after. */
export type Bounds = readonly [number, number];
export interface Days {
  readonly from: string;
  readonly until: string;
}

const inside = (at: number | null, [start, end]: Bounds): boolean => at !== null && at >= start && at < end;

const share = (hits: number, n: number, before: readonly [number, number]) => ({
  value: n === 0 ? null : hits / n,
  n,
  low: wilson(hits, n)?.low ?? null,
  high: wilson(hits, n)?.high ?? null,
  before: before[1] === 0 ? null : before[0] / before[1],
});
const figure = (value: number | null, n: number, before: number | null) => ({
  value,
  n,
  low: null,
  high: null,
  before,
});
const per = (a: number, b: number): number | null => (b > 0 ? a / b : null);
const median = (values: number[], before: number[]) => {
  const now = medianOf([...values].sort((a, b) => a - b));
  const then = medianOf([...before].sort((a, b) => a - b));
  return {
    value: now?.median ?? null,
    n: values.length,
    low: now?.low ?? null,
    high: now?.high ?? null,
    before: then?.median ?? null,
  };
};

/** Rows by contact: looked through once instead of for every person. */
const indexes = new WeakMap<object, Map<number | null, unknown[]>>();
function ofContact<T extends { readonly contactId: number | null }>(
  rows: readonly T[],
  contactId: number,
): readonly T[] {
  let index = indexes.get(rows);
  if (!index) {
    index = new Map();
    for (const row of rows) {
      const known = index.get(row.contactId);
      if (known) known.push(row);
      else index.set(row.contactId, [row]);
    }
    indexes.set(rows, index);
  }
  return (index.get(contactId) ?? []) as T[];
}

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
function visitorsIn(history: History, bounds: Bounds): Map<string, Happening[]> {
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
function referenceVisitors(history: History, by: string, bounds: Bounds): Map<string, number> {
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

export function referenceFunnel(history: History, now: Bounds, earlier: Bounds) {
  const arrived = arrivals(history);
  const stageNow = new Map(history.people.map((person) => [person.id, person.stage]));
  const visitors = (bounds: Bounds): number => visitorsIn(history, bounds).size;
  const entered = (stage: string, bounds: Bounds) =>
    [...arrived].filter(([, own]) => inside(own[stage] ?? null, bounds));
  const stages = ORDER.map((stage, index) => {
    const next = ORDER[index + 1];
    const count = figure(entered(stage, now).length, entered(stage, now).length, entered(stage, earlier).length);
    if (next === undefined) return { stage, entered: count, conversion: null, daysToNext: null, dropOff: null };
    const reached = (bounds: Bounds) => entered(stage, bounds).filter(([, own]) => own[next] !== null);
    const days = (bounds: Bounds) => reached(bounds).map(([, own]) => ((own[next] ?? 0) - (own[stage] ?? 0)) / DAY);
    const dropped = (bounds: Bounds) =>
      entered(stage, bounds).filter(
        ([id, own]) => own[next] === null && ['recycled', 'disqualified'].includes(stageNow.get(id) ?? ''),
      );
    return {
      stage,
      entered: count,
      conversion: share(reached(now).length, entered(stage, now).length, [reached(earlier).length, entered(stage, earlier).length]), // prettier-ignore
      daysToNext: median(days(now), days(earlier)),
      dropOff: share(dropped(now).length, entered(stage, now).length, [dropped(earlier).length, entered(stage, earlier).length]), // prettier-ignore
    };
  });
  const leads = (bounds: Bounds) => entered('lead', bounds).length;
  const close = (bounds: Bounds) =>
    entered('customer', bounds).map(([, own]) => ((own['customer'] ?? 0) - (own['lead'] ?? 0)) / DAY);
  return {
    visitors: figure(visitors(now), visitors(now), visitors(earlier)),
    visitorsPerLead: figure(per(visitors(now), leads(now)), leads(now), per(visitors(earlier), leads(earlier))),
    stages,
    closeDays: median(close(now), close(earlier)),
  };
}

const centsOfDeal = (event: Happening): number =>
  typeof event.properties['amount'] === 'number' ? Math.round(event.properties['amount'] * 100) : 0;

/** Cents of spend in days, line by line and day by day. */
/** As the link said; else the site from which they came. */
const sourceName = ({ source, referrer }: Readonly<Record<string, string>>): string =>
  source || (referrer ? new URL(referrer).hostname.replace(/^www\./, '') : '');

export function referenceSpend(history: History, by: 'channel' | 'source' | 'campaign', { from, until }: Days) {
  const spent = new Map<string, number>();
  for (const line of history.spend) {
    const first = Date.parse(line.from);
    const days = (Date.parse(line.until) - first) / DAY + 1;
    const soFar = (k: number): number =>
      Number((BigInt(line.cents) * BigInt(k) * 2n + BigInt(days)) / BigInt(days * 2));
    for (let day = 0; day < days; day++) {
      const date = new Date(first + day * DAY).toISOString().slice(0, 10);
      if (date < from || date > until) continue;
      const key = line[by] ?? '';
      spent.set(key, (spent.get(key) ?? 0) + soFar(day + 1) - soFar(day));
    }
  }
  // A line that lies in the period has its key there, also where rounding leaves it nothing.
  for (const line of history.spend) {
    if (line.from <= until && line.until >= from) spent.set(line[by] ?? '', spent.get(line[by] ?? '') ?? 0);
  }
  return spent;
}

function keysOf(history: History, by: string, person: Person): string[] {
  const { source } = person;
  if (by === 'channel') return [channelOf(source)];
  if (by === 'flow') return person.flows.length > 0 ? [...person.flows] : [''];
  if (by === 'content') {
    const asked = ofContact(history.events, person.id).filter((event) => event.type === 'asset.downloaded');
    const assets = [...new Set(asked.map((event) => String(event.properties['asset'])))];
    return assets.length > 0 ? assets : [''];
  }
  return [by === 'source' ? sourceName(source) : (source[by] ?? '')];
}

export function referenceBreakdown(
  history: History,
  by: string,
  asked: { now: Bounds; earlier: Bounds; days: Days; daysBefore: Days },
) {
  // prettier-ignore
  const arrived = arrivals(history);
  const own = new Map(history.people.map((person) => [person.id, keysOf(history, by, person)]));
  const deals = history.events.filter((event) => event.type === 'deal.won' && event.contactId !== null);
  const isSpend = by === 'channel' || by === 'source' || by === 'campaign';
  const spentNow = isSpend ? referenceSpend(history, by, asked.days) : null;
  const isVisited = by !== 'content' && by !== 'flow';
  const cameNow = isVisited ? referenceVisitors(history, by, asked.now) : null;
  const cameEarlier = isVisited ? referenceVisitors(history, by, asked.earlier) : null;
  const spentEarlier = isSpend ? referenceSpend(history, by, asked.daysBefore) : null;

  const counts = (key: string, bounds: Bounds) => {
    const people = [...arrived].filter(([id]) => own.get(id)?.includes(key));
    const at = (stage: string) => people.filter(([, when]) => inside(when[stage] ?? null, bounds));
    const theirs = deals.filter((deal) => inside(deal.at, bounds) && own.get(deal.contactId ?? 0)?.includes(key));
    return {
      leads: at('lead').length,
      mqls: at('mql').length,
      sqls: at('sql').length,
      customers: at('customer').length,
      won: at('lead').filter(([, when]) => when['customer'] !== null).length,
      deals: theirs.length,
      cents: theirs.reduce((sum, deal) => sum + centsOfDeal(deal), 0),
      days: at('customer').map(([, when]) => ((when['customer'] ?? 0) - (when['lead'] ?? 0)) / DAY),
    };
  };
  const keys = new Set([...own.values()].flat());
  for (const key of [...(spentNow?.keys() ?? []), ...(cameNow?.keys() ?? [])]) keys.add(key);
  return [...keys].flatMap((key) => {
    const [now, earlier] = [counts(key, asked.now), counts(key, asked.earlier)];
    const something =
      now.leads + now.mqls + now.sqls + now.customers + now.deals > 0 || spentNow?.has(key) || cameNow?.has(key);
    if (!something) return [];
    const [came, cameBefore] = [cameNow?.get(key) ?? 0, cameEarlier?.get(key) ?? 0];
    const [spend, before] = [spentNow?.get(key) ?? 0, spentEarlier?.get(key) ?? 0];
    return [
      {
        key,
        visitors: isVisited ? figure(came, came, cameBefore) : null,
        visitorsPerLead: isVisited ? figure(per(came, now.leads), now.leads, per(cameBefore, earlier.leads)) : null,
        leads: figure(now.leads, now.leads, earlier.leads),
        mqls: figure(now.mqls, now.mqls, earlier.mqls),
        sqls: figure(now.sqls, now.sqls, earlier.sqls),
        customers: figure(now.customers, now.customers, earlier.customers),
        leadToCustomer: share(now.won, now.leads, [earlier.won, earlier.leads]),
        leadsPerCustomer: figure(per(now.leads, now.customers), now.customers, per(earlier.leads, earlier.customers)),
        revenue: figure(now.cents / 100, now.deals, earlier.cents / 100),
        leadValue: figure(per(now.cents / 100, now.leads), now.leads, per(earlier.cents / 100, earlier.leads)),
        closeDays: median(now.days, earlier.days),
        spend: isSpend ? figure(spend / 100, now.leads, before / 100) : null,
        costPerLead: isSpend ? figure(per(spend / 100, now.leads), now.leads, per(before / 100, earlier.leads)) : null,
        costPerCustomer: isSpend ? figure(per(spend / 100, now.customers), now.customers, per(before / 100, earlier.customers)) : null, // prettier-ignore
        roi: isSpend ? figure(per(now.cents - spend, spend), now.deals, per(earlier.cents - before, before)) : null,
      },
    ];
  });
}

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
    .map(({ event }) => ({ at: event.at, type: event.type, label: `${WORD[event.type]} ${nameOf(event)}`.trim() }));
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
    const path = [
      { key: by === 'channel' ? channel : `came by ${channel}`, at: Math.min(person.createdAt, deal.at, done[0]?.at ?? deal.at) },
      ...done.map(({ label, type, at }) => ({ at, key: by === 'content' ? label : type === 'mail.clicked' ? 'email' : 'own-site' })),
    ]; // prettier-ignore
    const last = path.length - 1;
    const decay = path.map(({ at }) => 0.5 ** ((deal.at - at) / (7 * DAY)));
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
  return { revenue, count, credit, touches: touched };
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

export function referenceMails(history: History, now: Bounds, earlier: Bounds) {
  const marketing = history.mails.filter((mail) => mail.status === 'sent' && mail.kind !== 'notification');
  const blamed = new Set<number>();
  for (const goodbye of history.events.filter((event) => event.type === 'contact.unsubscribed')) {
    const before = ofContact(marketing, goodbye.contactId ?? 0).filter(
      ({ settledAt }) => settledAt <= goodbye.at && settledAt > goodbye.at - 30 * DAY,
    );
    const last = [...before].sort((a, b) => b.settledAt - a.settledAt || b.id - a.id)[0];
    if (last) blamed.add(last.id);
  }
  const said = (type: string) =>
    new Set(history.events.filter((event) => event.type === type).map((event) => event.mailId));
  const [bounced, complained] = [said('mail.bounced'), said('mail.complained')];
  const human = history.hits.filter(({ verdict }) => verdict === 'human' || verdict === 'proxied');
  const read = new Set(human.map(({ mailId }) => mailId));
  const clicked = new Set(human.filter(({ kind }) => kind === 'click').map(({ mailId }) => mailId));
  const counts = (flow: string, name: string, bounds: Bounds) => {
    const sent = marketing.filter(
      (mail) => (mail.flow ?? '') === flow && mail.name === name && inside(mail.settledAt, bounds),
    );
    const delivered = sent.filter(({ id }) => !bounced.has(id));
    const tracked = delivered.filter((mail) => mail.tracked);
    const of = (ids: { has(id: number): boolean }, mails: readonly { id: number }[]): [number, number] => [
      mails.filter(({ id }) => ids.has(id)).length,
      mails.length,
    ];
    return {
      sent: sent.length,
      delivered: [delivered.length, sent.length] as [number, number],
      opened: of(read, tracked),
      clicked: of(clicked, tracked),
      unsubscribed: of(blamed, delivered),
      complained: of(complained, delivered),
    };
  };
  const names = [...new Set(marketing.map((mail) => JSON.stringify([mail.flow ?? '', mail.name])))].sort();
  return names.flatMap((text) => {
    const [flow = '', mail = ''] = JSON.parse(text) as string[];
    const [a, b] = [counts(flow, mail, now), counts(flow, mail, earlier)];
    if (a.sent === 0) return [];
    return [
      {
        flow,
        mail,
        sent: figure(a.sent, a.sent, b.sent),
        delivered: share(...a.delivered, b.delivered),
        opened: share(...a.opened, b.opened),
        clicked: share(...a.clicked, b.clicked),
        unsubscribed: share(...a.unsubscribed, b.unsubscribed),
        complained: share(...a.complained, b.complained),
      },
    ];
  });
}

export function referenceContent(history: History, now: Bounds, earlier: Bounds) {
  const who = (event: Happening): string => `${event.contactId} ${event.contactId === null ? event.visitorId : ''}`;
  const of = (type: string, name: string, bounds: Bounds) =>
    history.events.filter(
      (event) =>
        event.type === type &&
        inside(event.at, bounds) &&
        (event.properties['cta'] === name || event.properties['content'] === name),
    );
  const cta = (name: string, bounds: Bounds): [number, number] => {
    const saw = new Set(of('cta.viewed', name, bounds).map(who));
    const clicked = new Set(of('cta.clicked', name, bounds).map(who));
    return [[...saw].filter((person) => clicked.has(person)).length, saw.size];
  };
  const ratings = (name: string, bounds: Bounds): number[] => {
    const latest = new Map<string, Happening>();
    for (const event of of('content.rated', name, bounds)) {
      if (event.at >= (latest.get(who(event))?.at ?? 0)) latest.set(who(event), event);
    }
    return [...latest.values()].map(({ properties }) => Number(properties['rating']));
  };
  const ctas = ['scan', 'demo'].flatMap((name) => {
    const [a, b] = [cta(name, now), cta(name, earlier)];
    if (a[1] === 0) return [];
    return [{ kind: 'cta', name, people: figure(a[1], a[1], b[1]), clicked: share(...a, b), rating: null }];
  });
  const contents = ['paper', 'blog'].flatMap((name) => {
    const [a, b] = [ratings(name, now), ratings(name, earlier)];
    if (a.length === 0) return [];
    const [mean, before] = [meanOf(a), meanOf(b)];
    const rating = { value: mean?.mean ?? null, n: a.length, low: mean?.low ?? null, high: mean?.high ?? null, before: before?.mean ?? null }; // prettier-ignore
    return [{ kind: 'content', name, people: figure(a.length, a.length, b.length), clicked: null, rating }];
  });
  return [...ctas, ...contents];
}

export function referenceSalespeople(history: History, now: Bounds, earlier: Bounds) {
  const people = new Map(history.people.map((person) => [person.id, person]));
  const channel = (row: HandoffRow): string => channelOf(people.get(row.contactId)?.source ?? {});
  const made = (person: string, bounds: Bounds) =>
    history.handoffs.filter((row) => (row.salesperson ?? '') === person && inside(row.createdAt, bounds));
  const closed = (rows: readonly HandoffRow[]) => rows.filter((row) => row.closedAt !== null);
  const won = (rows: readonly HandoffRow[]) => closed(rows).filter((row) => row.status === 'won');
  const cents = (rows: readonly HandoffRow[]) =>
    rows.flatMap(({ answers }) => answers).reduce((sum, answer) => sum + (answer.cents ?? 0), 0);
  const hours = (rows: readonly HandoffRow[]) =>
    rows.flatMap((row) => (row.answers[0] ? [(row.answers[0].at - row.createdAt) / 3_600_000] : []));
  const wonShare = (a: readonly HandoffRow[], b: readonly HandoffRow[]) =>
    share(won(a).length, closed(a).length, [won(b).length, closed(b).length]);
  return [...new Set(history.handoffs.map((row) => row.salesperson ?? ''))].flatMap((salesperson) => {
    const [a, b] = [made(salesperson, now), made(salesperson, earlier)];
    if (a.length === 0) return [];
    return [
      {
        salesperson,
        handoffs: figure(a.length, a.length, b.length),
        won: wonShare(a, b),
        revenue: figure(cents(a) / 100, won(a).length, cents(b) / 100),
        hoursToAnswer: median(hours(a), hours(b)),
        channels: [...new Set(a.map(channel))].map((name) => ({
          channel: name,
          won: wonShare(
            a.filter((row) => channel(row) === name),
            b.filter((row) => channel(row) === name),
          ),
        })),
      },
    ];
  });
}

/** What sales' answers of a period say, counted by hand: how many leads closed, by rule, and why by channel. */
export function referenceCalibration(history: History, bounds: Bounds) {
  const people = new Map(history.people.map((person) => [person.id, person]));
  const closed = history.handoffs.filter(
    ({ closedAt, status }) => ['won', 'lost', 'rejected'].includes(status) && inside(closedAt, bounds),
  );
  const won = (rows: readonly HandoffRow[]) => rows.filter(({ status }) => status === 'won').length;
  const rules = [...new Set(closed.flatMap(({ rules }) => rules))].sort();
  const channel = (row: HandoffRow): string => channelOf(people.get(row.contactId)?.source ?? {});
  const refusals = (rows: readonly HandoffRow[]): number => rows.length - won(rows);
  return {
    leads: closed.length,
    won: won(closed),
    scores: closed.map(({ score }) => score).sort((a, b) => a - b),
    rules: rules.map((rule) => {
      const rows = closed.filter((row) => row.rules.includes(rule));
      return { rule, n: rows.length, won: won(rows), refusals: refusals(rows) };
    }),
    sources: [...new Set(closed.map(channel))].sort().map((source) => ({
      source,
      refusals: refusals(closed.filter((row) => channel(row) === source)),
    })),
  };
}
