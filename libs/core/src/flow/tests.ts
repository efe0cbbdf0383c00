import type { CompiledAction, CompiledFlow, CompiledState, CompiledTest, CompiledTransition } from './types';

/** What a test of mails is called: an action of the root is one test, from whatever state it is sent. */
export function placeOf(state: string, key: string): string {
  return key.startsWith('root.') ? key : `${state}.${key}`;
}

/** Every test of a flow: mails that have variants, and splits. */
export function testsIn(states: readonly CompiledState[], root: CompiledFlow['on']): readonly CompiledTest[] {
  return [
    ...states.flatMap((state) => [...splitIn(state), ...mailTests(state.name, actionsOf(state))]),
    ...mailTests(null, actionsOn([...root.values()].flat())),
  ];
}

function splitIn({ name, type, branches, winner }: CompiledState): readonly CompiledTest[] {
  if (type !== 'split') return [];
  const variants = branches.map(({ target, upTo }, i) => ({
    name: target,
    share: upTo - (branches[i - 1]?.upTo ?? 0),
  }));
  return [{ place: name, state: name, action: null, variants, winner }];
}

function mailTests(state: string | null, actions: readonly CompiledAction[]): readonly CompiledTest[] {
  return actions.flatMap(({ key, test }) =>
    test === null ? [] : [{ place: placeOf(state ?? '', key), state, action: key, ...test }],
  );
}

function actionsOf(state: CompiledState): readonly CompiledAction[] {
  const timers = state.after.flatMap(({ transitions }) => transitions);
  return [
    ...state.entry,
    ...actionsOn([...[...state.on.values()].flat(), ...timers, ...state.always, ...state.branches]),
  ];
}

function actionsOn(transitions: readonly CompiledTransition[]): readonly CompiledAction[] {
  return transitions.flatMap(({ actions }) => actions);
}
