import { approximateMs, parseMoment, TimeError } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { FlowView, PartView, StateView, TransitionView } from '../flow-view';
import { canHold, conflictIn, type Values } from '../guards/can-hold';
import { ALWAYS, both, type Clauses, clausesOf } from '../guards/clauses';
import { type KnownKinds, knownKinds } from '../guards/kinds';
import { type JsonObject, objectOf, own } from '../json';
import { shortestOf } from '../machine/lengths';
import { Budget } from '../budget';
import { quoted } from '../suggest';
import type { FlowRule } from './rule';
import { hearsAll } from './ways';

/** Parts of guards that are held beside each other: a second's work. */
const MOST_COMPARED = 400_000;

const UNPROVED: Complaint = {
  rule: 'guards-unproved',
  level: 'warning',
  message:
    'The guards of this flow are too many to hold each beside those before it: some that can never hold, or are never ' +
    'reached, may not be told. Put fewer transitions in one list, or divide the flow into several.',
  path: ['states'],
  atKey: true,
};

/** Every guard may hold for somebody, and every transition may be taken. */
export const guards: FlowRule = {
  rules: ['never-holds', 'never-reached', 'guards-unproved'],
  reads: 'whole',
  check: (flow, { workspace }) => {
    const kinds = knownKinds(workspace, flow);
    const judge = new Judge(objectOf(own(flow.document, 'conditions')), kinds, new Budget(MOST_COMPARED));
    const found = [
      ...listsOf(flow).flatMap((list) => judge.transitions(list)),
      ...flow.triggers.flatMap((part) => judge.trigger(part)),
      ...judge.ends(flow.goals),
      ...judge.ends(flow.exits),
      ...[...flow.states.values()].flatMap(laterTimers),
    ];
    return judge.isTired ? [...found, UNPROVED] : found;
  },
};

/** Transitions of which the first that holds wins. */
function listsOf(flow: FlowView): TransitionView[][] {
  return [flow.root, ...[...flow.states.values()].map((state) => state.transitions)].flatMap((transitions) => {
    const lists = new Map<string, TransitionView[]>();
    for (const transition of transitions) {
      const key = listKey(transition);
      lists.set(key, [...(lists.get(key) ?? []), transition]);
    }
    return [...lists.values()];
  });
}

function listKey({ cause }: TransitionView): string {
  switch (cause.kind) {
    case 'on':
      return `on ${cause.event}`;
    case 'after':
      return `after ${cause.key}`;
    case 'always':
      return 'always';
    case 'branch':
    case 'else':
      return 'branches';
  }
}

class Judge {
  constructor(
    private readonly names: JsonObject,
    private readonly kinds: KnownKinds,
    private readonly budget: Budget,
  ) {}

  /** Not all was looked at. */
  get isTired(): boolean {
    return this.budget.isSpent;
  }

  transitions(list: readonly TransitionView[]): Complaint[] {
    return list.flatMap((transition, index) => {
      const values = this.kinds.valuesFor(eventsAt(transition));
      const own = this.never(transition.guard, [...transition.path, 'guard'], values);
      if (own.length > 0 || isDivided(transition)) return own;
      const before = list.slice(0, index).filter((earlier) => comesFirst(earlier, transition));
      return this.behind(transition, before, values);
    });
  }

  trigger({ value, path, events }: PartView): Complaint[] {
    return [
      ...this.never(own(value, 'guard'), [...path, 'guard'], this.kinds.valuesFor(events)),
      ...this.never(own(value, 'segment'), [...path, 'segment'], this.kinds.valuesFor(null)),
    ];
  }

  /** Goals, or exits: by each event the first that holds ends it. */
  ends(parts: readonly PartView[]): Complaint[] {
    return parts.flatMap((part, index) => {
      const values = this.kinds.valuesFor(part.events.length > 0 ? part.events : null);
      const guard = own(part.value, 'guard');
      const never = this.never(guard, [...part.path, 'guard'], values);
      if (never.length > 0) return never;
      const before = parts.slice(0, index).filter((earlier) => endsBefore(earlier, part));
      return this.behind({ guard, path: part.path }, before.map(guardOf), values);
    });
  }

  private never(guard: unknown, path: JsonPath, values: Values): Complaint[] {
    if (guard === undefined) return [];
    const clauses = clausesOf(guard, true, this.names);
    if (this.mayHold(clauses, values)) return [];
    const message = `This guard can never hold${reasonOf(clauses, values)}.`;
    return [{ rule: 'never-holds', message, path }];
  }

  private behind(
    { guard, path }: Pick<TransitionView, 'guard' | 'path'>,
    before: readonly Pick<TransitionView, 'guard'>[],
    values: Values,
  ): Complaint[] {
    if (before.length === 0) return [];
    const left = this.leftFor(guard, before);
    if (this.mayHold(left, values)) return [];
    const always = before.some((one) => one.guard === undefined);
    const message = always
      ? 'This is never reached: one before it has no guard, and is always taken.'
      : 'This is never reached: whenever it could be taken, one before it is.';
    return [{ rule: 'never-reached', message, path }];
  }

  /** When a guard holds and none of those before it; null as soon as that can't be told. */
  private leftFor(guard: unknown, before: readonly Pick<TransitionView, 'guard'>[]): Clauses {
    if (before.some((one) => one.guard === undefined)) return [];
    let left = guard === undefined ? ALWAYS : clausesOf(guard, true, this.names);
    for (const one of before) {
      this.budget.spend(1 + sizeOf(left));
      if (left === null || this.isTired) return null;
      left = both(left, clausesOf(one.guard, false, this.names));
    }
    return left;
  }

  private mayHold(clauses: Clauses, values: Values): boolean {
    this.budget.spend(1 + sizeOf(clauses) ** 2 / 16);
    return this.isTired || canHold(clauses, values);
  }
}

const sizeOf = (clauses: Clauses): number => clauses?.reduce((sum, clause) => sum + clause.length, 0) ?? 0;

function guardOf({ value }: PartView): { guard: unknown } {
  return { guard: own(value, 'guard') };
}

/** At a timer there is no event; before `always` and branches there may be one. */
function eventsAt({ cause }: TransitionView): readonly string[] | null {
  if (cause.kind === 'on') return [cause.event];
  return cause.kind === 'after' ? [] : null;
}

/** A split divides by weight; the `else` of a choice must be there, needed or not. */
function isDivided({ cause, guard }: TransitionView): boolean {
  return cause.kind === 'else' || (cause.kind === 'branch' && guard === undefined);
}

function comesFirst(earlier: TransitionView, later: TransitionView): boolean {
  // Without a target `always` acts once a visit, and is then passed over.
  if (later.cause.kind === 'always') return earlier.target !== null;
  return later.cause.kind !== 'on' || hearsAll(earlier, later);
}

/** Whether an earlier goal or exit is asked whenever the later one is. */
function endsBefore(earlier: PartView, later: PartView): boolean {
  if (own(earlier.value, 'of') !== own(later.value, 'of')) return false;
  if (later.events.length === 0) return earlier.events.length === 0;
  return later.events.every((event) => earlier.events.includes(event));
}

function reasonOf(clauses: Clauses, values: Values): string {
  const [first] = clauses ?? [];
  const place = first === undefined ? null : conflictIn(first, values);
  if (place === null) return '';
  if (place === 'did') return ': the same is asked to have happened and not to have happened';
  if (values.kindOf(place) === 'null') return `: at a timer there is no event, so ${quoted(place)} is missing`;
  return `: no value of ${quoted(place)} answers all that is asked of it`;
}

/** Where everybody leaves after 3 days, nothing comes after 7. */
function laterTimers({ transitions }: StateView): Complaint[] {
  const timers = transitions.flatMap((transition) =>
    transition.cause.kind === 'after' ? [{ transition, ...lengthsOf(transition.cause.key) }] : [],
  );
  const all = timers.filter(({ transition: { guard, target } }) => guard === undefined && target !== null);
  const soonest = Math.min(Infinity, ...all.map(({ longest }) => longest));
  const late = timers.filter(({ shortest }) => shortest > soonest);
  const keys = new Map(late.map(({ transition }) => [listKey(transition), transition]));
  return [...keys.values()].map(({ path, cause }) => ({
    rule: 'never-reached',
    message: `This never comes: everybody has left by an earlier "after".`,
    path: typeof path.at(-1) === 'number' && cause.kind === 'after' ? path.slice(0, -1) : path,
    atKey: true,
  }));
}

/** How long a key waits, at the shortest and at the longest; dates and times of the week aren't compared. */
function lengthsOf(key: string): { shortest: number; longest: number } {
  const open = { shortest: -Infinity, longest: Infinity };
  try {
    const moment = parseMoment(key);
    if (moment.kind !== 'duration') return open;
    const { years, months, days, businessDays } = moment.duration;
    const exact = years + months + businessDays === 0;
    // Any number of holidays may lie in between; and where the clock is changed, a day has 23 or 25 hours.
    const drift = days > 0 || !exact ? HOUR_MS : 0;
    return { shortest: shortestOf(key) - drift, longest: exact ? approximateMs(moment.duration) + drift : Infinity };
  } catch (error) {
    if (error instanceof TimeError) return open;
    throw error;
  }
}

const HOUR_MS = 3_600_000;
