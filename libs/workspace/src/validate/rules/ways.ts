import type { FlowView, StateView, TransitionView } from '../flow-view';

/** All transitions by which somebody in this state may come to another: its own, and the flow's that it doesn't block. */
export function waysOut(flow: FlowView, state: StateView): TransitionView[] {
  const inherited = state.type === 'normal' ? flow.root.filter((transition) => !isHeard(state, transition)) : [];
  return [...state.transitions, ...inherited].filter(
    (transition) => transition.target !== null && transition.target !== state.name,
  );
}

function isHeard(state: StateView, transition: TransitionView): boolean {
  return transition.cause.kind === 'on' && state.hears.has(transition.cause.event);
}

/** Names of the states that can be come to from the initial one, along the transitions that are let through. */
export function reachable(flow: FlowView, follow: (transition: TransitionView) => boolean): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = flow.initial === null ? [] : [flow.initial];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = flow.states.get(name);
    if (state === undefined || seen.has(name)) continue;
    seen.add(name);
    waiting.push(
      ...waysOut(flow, state)
        .filter(follow)
        .flatMap(({ target }) => (target === null ? [] : [target])),
    );
  }
  return seen;
}
