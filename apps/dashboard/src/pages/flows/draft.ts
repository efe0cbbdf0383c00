// A flow that is being written: kept in this browser until it is published or thrown away.
import { useCallback, useSyncExternalStore } from 'react';

export interface Draft {
  readonly text: string;
  /** The version that it began from */
  readonly base: number;
}

const keyOf = (id: string): string => `nurture.draft.${id}`;
const listeners = new Set<() => void>();
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

function parsed(kept: string | null): Draft | null {
  if (kept === null) return null;
  try {
    const value = JSON.parse(kept) as Partial<Draft> | null;
    return typeof value?.text === 'string' && typeof value.base === 'number'
      ? { text: value.text, base: value.base }
      : null;
  } catch {
    // What is no draft is none: somebody else's entry, or half of one.
    return null;
  }
}

/** The draft of a flow, and a way to keep another; null throws it away. */
export function useDraft(id: string): readonly [Draft | null, (draft: Draft | null) => void] {
  const kept = useSyncExternalStore(listen, () => localStorage.getItem(keyOf(id)));
  const keep = useCallback(
    (draft: Draft | null) => {
      if (draft === null) localStorage.removeItem(keyOf(id));
      else localStorage.setItem(keyOf(id), JSON.stringify(draft));
      listeners.forEach((listener) => listener());
    },
    [id],
  );
  return [parsed(kept), keep];
}

type Named = Readonly<Record<string, unknown>>;
const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As somebody would write it: the flow's own order of parts, and the states as people meet them. */
const PARTS = ['$schema', 'id', 'name', 'note', 'locale', 'enrol', 'goal', 'exit', 'conditions', 'sending', 'initial', 'on', 'states'] as const; // prettier-ignore
const STATE_PARTS = ['note', 'type', 'entry', 'branches', 'else', 'always', 'on', 'after', 'exit'] as const;

function inOrder(value: Named, first: readonly string[]): Named {
  const names = [
    ...first.filter((name) => name in value),
    ...Object.keys(value).filter((name) => !first.includes(name)),
  ];
  return Object.fromEntries(names.map((name) => [name, value[name]]));
}

/** Every text in a state that is another state's name leads there. */
function met(states: Named, initial: unknown): string[] {
  const seen: string[] = [];
  const waiting = [initial];
  while (waiting.length > 0) {
    const name = waiting.shift();
    if (typeof name !== 'string' || !(name in states) || seen.includes(name)) continue;
    seen.push(name);
    waiting.push(...textsOf(states[name]));
  }
  return seen;
}
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []; // prettier-ignore

/** A version as it is shown in the editor: the database keeps no order of names. */
export function textOfVersion(document: Named): string {
  const { states, initial } = document;
  const ordered = isNamed(states)
    ? Object.entries(inOrder(states, met(states, initial))).map(([name, state]) => [name, isNamed(state) ? inOrder(state, STATE_PARTS) : state] as const) // prettier-ignore
    : null;
  const whole = inOrder(document, PARTS);
  return `${JSON.stringify(ordered ? { ...whole, states: Object.fromEntries(ordered) } : whole, null, 2)}\n`;
}
