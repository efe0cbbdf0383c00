// What each source, campaign … cost and brought in.
import { channelOf } from '@nurture/core/figures';
import type { Happening, History, Person } from '../history';
import { arrivals, referenceVisitors, sourceName } from './people';
import { type Bounds, DAY, type Days, figure, inside, median, ofContact, per, quotient, share } from './plain';

export const centsOfDeal = (event: Happening): number =>
  typeof event.properties['amount'] === 'number' ? Math.round(event.properties['amount'] * 100) : 0;

/** Cents of spend in days, line by line and day by day. */
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

/** What it is above once. */
const less = ({ value, n, low, high, before }: ReturnType<typeof quotient>) => {
  const one = (times: number | null) => (times === null ? null : times - 1);
  return { value: one(value), n, low: one(low), high: one(high), before: one(before) };
};

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
      squares: theirs.reduce((sum, deal) => sum + centsOfDeal(deal) ** 2, 0),
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
        visitorsPerLead: isVisited
          ? quotient([came, came], [now.leads, now.leads], now.leads, per(cameBefore, earlier.leads))
          : null,
        leads: figure(now.leads, now.leads, earlier.leads),
        mqls: figure(now.mqls, now.mqls, earlier.mqls),
        sqls: figure(now.sqls, now.sqls, earlier.sqls),
        customers: figure(now.customers, now.customers, earlier.customers),
        leadToCustomer: share(now.won, now.leads, [earlier.won, earlier.leads]),
        leadsPerCustomer: quotient([now.leads, now.leads], [now.customers, now.customers], now.customers, per(earlier.leads, earlier.customers)), // prettier-ignore
        revenue: figure(now.cents / 100, now.deals, earlier.cents / 100),
        leadValue: quotient([now.cents / 100, now.squares / 10_000], [now.leads, now.leads], now.leads, per(earlier.cents / 100, earlier.leads)), // prettier-ignore
        closeDays: median(now.days, earlier.days),
        spend: isSpend ? figure(spend / 100, now.leads, before / 100) : null,
        costPerLead: isSpend
          ? quotient([spend / 100, 0], [now.leads, now.leads], now.leads, per(before / 100, earlier.leads))
          : null,
        costPerCustomer: isSpend ? quotient([spend / 100, 0], [now.customers, now.customers], now.customers, per(before / 100, earlier.customers)) : null, // prettier-ignore
        roi: isSpend
          ? less(quotient([now.cents, now.squares], [spend, 0], now.deals, per(earlier.cents, before)))
          : null,
      },
    ];
  });
}
