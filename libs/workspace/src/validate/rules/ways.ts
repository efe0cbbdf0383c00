import type { FlowView, StateView, TransitionView } from '../flow-view';
import { own } from '../json';

/** All transitions by which somebody in this state may come to another: its own, and the flow's that it doesn't block. */
export function waysOut(flow: FlowView, state: StateView): TransitionView[] {
  return [...state.transitions, ...inheritedBy(flow, state)].filter(
    (transition) => transition.target !== null && transition.target !== state.name,
  );
}

/** The flow's own transitions that this state lets through. */
export function inheritedBy(flow: FlowView, state: StateView): TransitionView[] {
  if (state.type !== 'normal') return [];
  return flow.root.filter(
    (transition) => transition.target !== state.name && !state.transitions.some((own) => takesBefore(own, transition)),
  );
}

/** Whether a state leaves in the very step in which it is entered. */
export function leavesUnasked({ transitions }: StateView): boolean {
  return transitions.some(
    ({ cause, guard, target }) => cause.kind === 'always' && guard === undefined && target !== null,
  );
}

const WIDTHS: readonly unknown[] = ['state', 'enrolment', 'contact', 'account'];

/** Whether whatever the second transition would hear is taken by the first, asked before it. */
export function takesBefore(first: TransitionView, second: TransitionView): boolean {
  if (first.guard !== undefined) return false;
  return hearsAll(first, second);
}

/** Whether the first transition hears every event that the second does, guards apart. */
export function hearsAll(first: TransitionView, second: TransitionView): boolean {
  const [a, b] = [first.cause, second.cause];
  if (a.kind !== 'on' || b.kind !== 'on') return false;
  return a.event === b.event && widthOf(first) >= widthOf(second);
}

/** How far a transition listens; an empty `{}` takes whatever there is. */
function widthOf({ cause, value, target }: TransitionView): number {
  if (target === null && Object.keys(value).every((name) => name === 'note')) return WIDTHS.length;
  const usual = cause.kind === 'on' && cause.event.startsWith('mail.') ? 'enrolment' : 'contact';
  return WIDTHS.indexOf(own(value, 'of') ?? usual);
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
