// A flow that is being written: kept in this browser until it is published or thrown away.
import { useCallback, useSyncExternalStore } from 'react';

export interface Draft {
  readonly text: string;
  /** The version that it began from */
  readonly base: number;
}

/** A flow as far as it is written. */
export interface Written {
  /** Empty for one that was never published */
  readonly id: string;
  readonly name: string;
  /** 0 for one that was never published */
  readonly currentVersion: number;
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

/** A version as it is shown in the editor. */
export const textOfVersion = (document: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(document, null, 2)}\n`;
