import type { HistoryEvent, Scope } from '@nurture/core/condition';

/** The condition language, read in the plainest way: straight from the JSON, each time anew. For tests alone. */
export function plainlyHolds(condition: unknown, scope: Scope, names: Record<string, unknown> = {}): boolean {
  if (typeof condition === 'string') return plainlyHolds(names[condition], scope, names);
  for (const [key, value] of Object.entries(condition as Record<string, unknown>)) {
    if (!line(key, value, scope, names)) return false;
  }
  return true;
}

function line(key: string, value: unknown, scope: Scope, names: Record<string, unknown>): boolean {
  if (key === '$and') return (value as unknown[]).every((one) => plainlyHolds(one, scope, names));
  if (key === '$or') return (value as unknown[]).some((one) => plainlyHolds(one, scope, names));
  if (key === '$not') return !plainlyHolds(value, scope, names);
  if (key === 'did') return did(value as Did, scope, names);
  if (key === 'notDid') return !did(value as Did, scope, names);
  return match(read(key, scope), value, scope.now);
}

interface Did {
  event: string | string[];
  where?: Record<string, unknown>;
  atLeast?: number;
  within?: string;
  by?: string;
  contacts?: number;
}

function did(query: Did, scope: Scope, names: Record<string, unknown>): boolean {
  const everything = [...scope.history];
  const { event } = scope;
  if (event !== null && !everything.some((one) => one.id === event.id)) everything.push(event);
  const types = Array.isArray(query.event) ? query.event : [query.event];
  const found: HistoryEvent[] = [];
  for (const one of everything) {
    if (!types.includes(one.type)) continue;
    if (query.by !== 'account' && one.contactId !== scope.contactId) continue;
    if (query.within !== undefined && one.at < scope.now - length(query.within)) continue;
    if (
      ['machine', 'automatic'].includes(one.verdict ?? 'human') &&
      /^(mail\.(opened|clicked|replied)|asset\.opened)$/.test(one.type)
    )
      continue;
    const about = { ...scope, event: one };
    if (query.where !== undefined && !plainlyHolds(prefixed(query.where), about, names)) continue;
    found.push(one);
  }
  const people = new Set(found.map((one) => one.contactId)).size;
  return found.length >= (query.atLeast ?? 1) && people >= (query.contacts ?? 1);
}

/** In `where` a plain name is a property of the event asked about. */
function prefixed(where: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(where).map(([key, value]) => {
    if (key === '$and' || key === '$or') return [key, (value as Record<string, unknown>[]).map(prefixed)];
    if (key === '$not') return [key, prefixed(value as Record<string, unknown>)];
    return [`event.${key}`, value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function length(text: string): number {
  const [count, unit] = text.split(' ');
  const day = 24 * 60 * 60 * 1000;
  return Number(count) * (unit?.startsWith('hour') ? day / 24 : day);
}

function read(path: string, scope: Scope): unknown {
  const [root, ...names] = path.split('.');
  let value: unknown = { ...scope, event: scope.event?.properties }[root as 'contact'];
  for (const name of names) value = (value as Record<string, unknown> | null | undefined)?.[name];
  if (path.startsWith('enrolment.visits.') && value === undefined) return 0;
  return value ?? null;
}

function match(value: unknown, wanted: unknown, now: number): boolean {
  if (typeof wanted !== 'object' || wanted === null) return same(value, wanted);
  for (const [operator, against] of Object.entries(wanted)) {
    if (!operatorHolds(value, operator, against, now)) return false;
  }
  return true;
}

function same(value: unknown, wanted: unknown): boolean {
  return value === wanted || (Array.isArray(value) && value.includes(wanted));
}

function operatorHolds(value: unknown, operator: string, wanted: unknown, now: number): boolean {
  if (operator === '$eq') return same(value, wanted);
  if (operator === '$ne') return !same(value, wanted);
  if (operator === '$in') return (wanted as unknown[]).some((one) => same(value, one));
  if (operator === '$nin') return !(wanted as unknown[]).some((one) => same(value, one));
  if (operator === '$exists') return (value !== null) === wanted;
  if (operator === '$not') return !match(value, wanted, now);
  if (operator === '$within') return typeof value === 'number' && Math.abs(value - now) <= length(wanted as string);
  if (operator === '$contains') {
    return Array.isArray(value) ? value.includes(wanted) : typeof value === 'string' && value.includes(String(wanted));
  }
  const each: unknown[] = Array.isArray(value) ? value : [value];
  return each.some((one) => {
    if (operator === '$startsWith') return typeof one === 'string' && one.startsWith(wanted as string);
    if (typeof one !== typeof wanted || one === null) return false;
    const a = one as number;
    const b = wanted as number;
    if (operator === '$gt') return a > b;
    if (operator === '$gte') return a >= b;
    if (operator === '$lt') return a < b;
    if (operator === '$lte') return a <= b;
    throw new Error(operator);
  });
}
