import { ConditionError } from './errors';
import { isStorable } from './text';
import type { DeclaredTypes, HistoryEvent, Scope } from './types';

/** Reads the value at a path; a missing one is null. */
export type Getter = (scope: Scope, event: HistoryEvent | null) => unknown;

const roots = ['contact', 'account', 'event', 'enrolment'] as const;
type Root = (typeof roots)[number];

const builtInTimes: Readonly<Record<Root, readonly string[]>> = {
  contact: ['lastSeen', 'createdAt', 'updatedAt', 'recycleOn'],
  account: ['createdAt', 'updatedAt', 'lastSeen'],
  event: ['until'],
  enrolment: ['enrolledAt', 'enteredAt'],
};

/**
 * Splits `contact.consent.tracking` into its root and the names below it.
 * @param bare in `did … where` a name without a known root is a property of the event asked about
 * @throws ConditionError `condition.path`
 */
export function parsePath(path: string, bare: boolean): { root: Root; names: readonly string[] } {
  if (!isStorable(path)) throw new ConditionError('condition.path', JSON.stringify(path));
  const [first = '', ...names] = path.split('.');
  const root = roots.find((known) => known === first);
  if (root !== undefined && names.length > 0) return { root, names };
  if (bare) return { root: 'event', names: [first, ...names] };
  throw new ConditionError('condition.path', JSON.stringify(path));
}

function property(value: unknown, name: string): unknown {
  // A list has no names: its items are what operators look at.
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
  return (value as Readonly<Record<string, unknown>>)[name] ?? null;
}

/** The value below an object; null where anything on the way is missing. */
export function valueAt(object: unknown, names: readonly string[]): unknown {
  let value = object;
  for (const name of names) value = property(value, name);
  return value ?? null;
}

function baseOf(root: Root): Getter {
  switch (root) {
    case 'contact':
      return (scope) => scope.contact;
    case 'account':
      return (scope) => scope.account;
    case 'enrolment':
      return (scope) => scope.enrolment;
    case 'event':
      return (_, event) => event?.properties ?? null;
  }
}

/** Compiles a path to a function that reads it. A state that was never visited was visited 0 times. */
export function getterOf(path: string, bare = false): Getter {
  const { root, names } = parsePath(path, bare);
  const base = baseOf(root);
  const [first, second] = names;
  if (root === 'enrolment' && first === 'visits' && second !== undefined) {
    return (scope) => (scope.enrolment === null ? null : (valueAt(scope.enrolment, names) ?? 0));
  }
  if (first !== undefined && names.length === 1) return (scope, event) => property(base(scope, event), first);
  return (scope, event) => valueAt(base(scope, event), names);
}

/** Whether what stands at a path is declared to be a moment. */
export function isTime(path: string, bare: boolean, types: DeclaredTypes): boolean {
  const { root, names } = parsePath(path, bare);
  const name = names.join('.');
  if (builtInTimes[root].includes(name)) return true;
  if (root === 'event') return Object.values(types.events ?? {}).some((properties) => isMoment(properties[name]));
  return isMoment(types[root]?.[name]);
}

function isMoment(type: string | undefined): boolean {
  return type === 'time' || type === 'date';
}
