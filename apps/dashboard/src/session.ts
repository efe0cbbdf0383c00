// The API key of whoever sits here. It leaves with the tab.
import { useSyncExternalStore } from 'react';

const KEY = 'nurture.key';
const listeners = new Set<() => void>();
let reason: string | null = null;

const tell = (): void => listeners.forEach((listener) => listener());

export const apiKey = (): string | null => sessionStorage.getItem(KEY);

export function signIn(key: string): void {
  sessionStorage.setItem(KEY, key);
  reason = null;
  tell();
}

/** @param why shown where a key is asked for again */
export function signOut(why: string | null = null): void {
  sessionStorage.removeItem(KEY);
  reason = why;
  tell();
}

export const signedOutBecause = (): string | null => reason;

export function useApiKey(): string | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, apiKey);
}
