import { approximateMs, parseMoment } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { FlowView, StateView, TransitionView } from '../flow-view';
import { listed, quoted } from '../suggest';
import type { FlowRule } from './rule';
import { waysOut } from './ways';

/** Nobody stays in a state for ever unless the author says so. */
export const leaving: FlowRule = {
  rules: [
    'no-way-out',
    'round-without-end',
    'only-events-leave',
    'only-conditions-leave',
    'date-may-be-missing',
    'latest-duration-guarded',
    'final-with-transitions',
  ],
  reads: 'whole',
  check: (flow) => [...[...flow.states.values()].flatMap((state) => checkState(flow, state)), ...leadOnlyRound(flow)],
};

/** States that lead to one another and nowhere else: a letter each month, or a way out that was forgotten. */
function leadOnlyRound(flow: FlowView): Complaint[] {
  const held = withoutEnd(flow);
  const [first] = held;
  if (first === undefined) return [];
  const names = listed(
    held.map(({ name }) => name),
    'and',
  );
  const message =
    `Whoever comes to ${quoted(first.name)} goes round until a goal or an exit ends it: ${names} lead only to each other. ` +
    'Let one of them lead to a state that is {"type": "final"}, or say "wait": "forever" in one if that is meant.';
  const suggestion = '"type": "final"';
  return [{ rule: 'round-without-end', level: 'warning', message, suggestion, path: first.path, atKey: true }];
}

/** States from which no way leads to where one may stay. */
function withoutEnd(flow: FlowView): StateView[] {
  const targets = (state: StateView): StateView[] =>
    waysOut(flow, state).flatMap(({ target }) => flow.states.get(target ?? '') ?? []);
  const states = [...flow.states.values()];
  // Where nothing leads on has its own finding, or is final.
  const safe = new Set(states.filter((state) => state.waits || targets(state).length === 0));
  for (let before = -1; before < safe.size;) {
    before = safe.size;
    for (const state of states) if (targets(state).some((target) => safe.has(target))) safe.add(state);
  }
  return states.filter((state) => !safe.has(state));
}

function checkState(flow: FlowView, state: StateView): Complaint[] {
  if (state.type === 'final') return finalState(state);
  if (state.type !== 'normal') return [];
  const ways = waysOut(flow, state);
  if (ways.length === 0) return noWayOut(flow, state);
  if (state.waits) return [];
  return hasDuration(state) ? latestDuration(state) : onlyBy(state, ways);
}

function finalState({ name, path, transitions }: StateView): Complaint[] {
  const [first] = transitions;
  if (first === undefined) return [];
  const message = `${quoted(name)} is final, so nothing can lead out of it: take the transition away, or the "type".`;
  const place = [...path, first.cause.kind === 'branch' ? 'branches' : first.cause.kind];
  return [{ rule: 'final-with-transitions', message, path: place, atKey: true }];
}

/** A state that waits on purpose may be left by the flow's goal and exits alone. */
function noWayOut(flow: FlowView, { name, path, waits, transitions }: StateView): Complaint[] {
  if (waits && flow.goals.length + flow.exits.length > 0) return [];
  const back = transitions.some(({ target }) => target === name) ? ' but back to itself' : '';
  const message = `Nothing leads out of ${quoted(name)}${back}. Add an "after" with a target, or make it {"type": "final"}.`;
  return [{ rule: 'no-way-out', message, suggestion: '"type": "final"', path, atKey: true }];
}

function onlyBy({ name, path, transitions }: StateView, ways: readonly TransitionView[]): Complaint[] {
  const causes = new Set(ways.map((way) => way.cause.kind));
  if (
    transitions.some(({ cause, guard, target }) => cause.kind === 'always' && guard === undefined && target !== null)
  ) {
    return [];
  }
  const advice = 'Add an "after" with a duration, or say "wait": "forever" if that is meant.';
  if (causes.has('after')) {
    const message = `${quoted(name)} is left at a date, which may be missing or past: put a plain duration beside it.`;
    return [{ rule: 'date-may-be-missing', level: 'warning', message, path, atKey: true }];
  }
  if (causes.has('always')) {
    const message = `${quoted(name)} is only left when a condition comes true, which it may never. ${advice}`;
    return [{ rule: 'only-conditions-leave', level: 'warning', message, path, atKey: true }];
  }
  const message = `Only events lead out of ${quoted(name)}: whoever does none of them stays for ever. ${advice}`;
  return [{ rule: 'only-events-leave', message, suggestion: '"wait": "forever"', path, atKey: true }];
}

interface Waiting {
  readonly key: string;
  readonly ms: number;
  readonly transitions: readonly TransitionView[];
}

function hasDuration(state: StateView): boolean {
  return durationsOf(state).length > 0;
}

/** The state's `after`s that come for certain: durations and `next …`. One that can't be read has its own finding. */
function durationsOf(state: StateView): Waiting[] {
  const keys = new Set(state.transitions.flatMap(({ cause }) => (cause.kind === 'after' ? [cause.key] : [])));
  return [...keys].flatMap((key) => {
    const ms = lengthOf(key);
    const transitions = state.transitions.filter(({ cause }) => cause.kind === 'after' && cause.key === key);
    return ms === null ? [] : [{ key, ms, transitions }];
  });
}

const DAY_MS = 86_400_000;

/** Null for dates. `next tue 10:00` is at most a week away. */
function lengthOf(key: string): number | null {
  try {
    const moment = parseMoment(key);
    if (moment.kind === 'duration') return approximateMs(moment.duration);
    return moment.kind === 'next' ? 7 * DAY_MS : null;
  } catch {
    return 0;
  }
}

/** At the last moment that comes for certain, everybody must go somewhere. */
function latestDuration(state: StateView): Complaint[] {
  const durations = durationsOf(state);
  const latest = durations.reduce((last, waiting) => (waiting.ms > last.ms ? waiting : last));
  // Of several that are as long (`72 hours`, `3 days`) one is enough.
  const last = durations.filter(({ ms }) => ms === latest.ms).flatMap(({ transitions }) => transitions);
  if (last.some(({ target, guard }) => target !== null && guard === undefined)) return [];
  const unguarded = state.transitions.some(
    ({ cause, guard, target }) => cause.kind === 'always' && guard === undefined && target !== null,
  );
  if (unguarded) return [];
  const path: JsonPath = [...state.path, 'after', latest.key];
  const message =
    `"${latest.key}" is the last moment at which ${quoted(state.name)} is left by time, and not everybody goes: ` +
    'its last transition needs a target and no guard.';
  return [{ rule: 'latest-duration-guarded', message, path, atKey: true }];
}
