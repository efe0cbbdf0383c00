import { FlowError } from './errors';
import { fractionOf } from './hash';
import type { CompiledEnd, CompiledState, CompiledTransition } from './types';
import { currentState, end, guardHolds, isActive, take, wonNote, type Walk } from './walk';

/** How many conditions may lead on in one step, before it is taken for a circle. */
const mostHops = 100;

/**
 * What is looked at after whatever happened: the state's `always`, choices and splits, then exit and goal by
 * condition alone, unless this very step handed the contact over.
 * @throws FlowError `flow.endless`
 */
export function settle(walk: Walk): void {
  if (isActive(walk)) followConditions(walk);
  if (isActive(walk) && !walk.handedOver) endByCondition(walk);
}

function followConditions(walk: Walk): void {
  const states: string[] = [];
  for (let next = leadingOn(walk); next !== null; next = leadingOn(walk)) {
    states.push(walk.draft.state);
    if (states.length > mostHops) throw endless(states);
    // One without a target would hold for ever: it acts once a visit.
    if (next.target === null) walk.draft.done = [...walk.draft.done, next.key];
    take(walk, next);
  }
}

function endless(states: readonly string[]): FlowError {
  const circle = [...new Set(states)];
  return new FlowError('flow.endless', circle.join(' → '), circle);
}

/** The transition that leads on from the current state without anything happening; null when there is none. */
function leadingOn(walk: Walk): CompiledTransition | null {
  const state = currentState(walk);
  switch (state.type) {
    case 'final':
      return null;
    case 'choice':
      return state.branches.find(({ guard, key }) => guardHolds(walk, guard, key)) ?? null;
    case 'split':
      return branchOf(walk, state);
    case 'normal':
      return state.always.find((transition) => turnsUp(walk, transition)) ?? null;
  }
}

function turnsUp(walk: Walk, { target, key, guard }: CompiledTransition): boolean {
  if (target === null && walk.draft.done.includes(key)) return false;
  return guardHolds(walk, guard, key);
}

/**
 * The branch is a stable hash of contact, flow and state: running again moves nobody. Where a test was decided, whoever
 * comes now takes the better one.
 */
function branchOf({ draft, flow, notes }: Walk, state: CompiledState): CompiledTransition | null {
  const winner = state.branches[flow.winners[state.name] ?? -1];
  if (winner !== undefined) {
    notes.push(wonNote(state.name, winner.target));
    return winner;
  }
  const place = fractionOf(`${draft.contactId}|${flow.id}|${state.name}`);
  return state.branches.find(({ upTo }) => place < upTo) ?? null;
}

function endByCondition(walk: Walk): void {
  const alone = (ends: readonly CompiledEnd[]): CompiledEnd | undefined =>
    ends.find(({ events, guard, key }) => events.length === 0 && guardHolds(walk, guard, key));
  const exit = alone(walk.flow.exits);
  if (exit !== undefined) return end(walk, 'exit', exit, null);
  const goal = alone(walk.flow.goals);
  if (goal !== undefined) end(walk, 'goal', goal, null);
}
