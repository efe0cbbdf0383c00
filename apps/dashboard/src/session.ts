// Who sits here: a person who signed in (a cookie that scripts can't read, and a token against forged requests),
// or an API key, which leaves with the tab.
import { useSyncExternalStore } from 'react';
import type { components } from './api';
import { KEY } from './key';

type SessionView = components['schemas']['SessionDto'];
type SessionUser = components['schemas']['SessionUserDto'];
export type Scope = components['schemas']['Scope'];
export interface Someone {
  /** Null: an API key */
  readonly user: SessionUser | null;
  readonly scopes: readonly Scope[];
}
type State = { readonly kind: 'unknown' } | { readonly kind: 'out'; readonly why: string | null } | In;
interface In extends Someone {
  readonly kind: 'in';
  readonly csrfToken: string | null;
}

/** A key can do what it can do; what it can't, the server refuses in words. */
const KEY_SCOPES: readonly Scope[] = ['read', 'marketing', 'sales', 'admin'];
const listeners = new Set<() => void>();
let state: State = { kind: 'unknown' };

function become(next: State): void {
  state = next;
  listeners.forEach((listener) => listener());
}

const storedKey = (): string | null => sessionStorage.getItem(KEY);

/** Headers that say who asks; the session's cookie goes by itself. */
export function credentials(method: string): Record<string, string> {
  const key = storedKey();
  if (key) return { authorization: `Bearer ${key}` };
  const token = state.kind === 'in' ? state.csrfToken : null;
  return token && method !== 'get' ? { 'x-csrf-token': token } : {};
}

export function signedIn({ user, csrfToken, scopes }: SessionView): void {
  sessionStorage.removeItem(KEY);
  become({ kind: 'in', user, csrfToken, scopes });
}

export function signInWithKey(key: string): void {
  sessionStorage.setItem(KEY, key);
  become({ kind: 'in', user: null, csrfToken: null, scopes: KEY_SCOPES });
}

/** @param why said where one signs in again */
export function signedOut(why: string | null = null): void {
  sessionStorage.removeItem(KEY);
  become({ kind: 'out', why });
}

/** The server no longer knows who asks. Where nobody was in yet, that is what was asked. */
export function sessionEnded(problem: { readonly message: string; readonly detail?: string }): void {
  if (state.kind === 'in') signedOut(problem.detail ?? problem.message);
}

/** Once, before anything is shown: a kept key, else the session of the cookie, else nobody. */
export async function findSession(asked: Promise<Response> | null): Promise<void> {
  const key = storedKey();
  if (key) return signInWithKey(key);
  const answer = await asked?.catch(() => null);
  if (answer?.ok) signedIn((await answer.json()) as SessionView);
  else become({ kind: 'out', why: null });
}

export function useSession(): State {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** What somebody must be allowed to be offered something: a scope, or to see personal data at all. */
export type Permission = Scope | 'personal';

/** Whether the one who sits here may: what a role may not do isn't offered. */
export type May = (wanted: Permission) => boolean;

/**
 * An analyst reads figures and no person; a salesperson has no `read`: they see their own leads, and whom these are
 * about.
 */
const mayIn = (now: State): May => {
  if (now.kind !== 'in') return () => false;
  const { scopes, user } = now;
  return (wanted) => (wanted === 'personal' ? user?.role !== 'analyst' : scopes.includes(wanted));
};
export const isSomebodyIn = (): boolean => state.kind === 'in';
/** Null: nobody, or an API key */
export const userNow = (): SessionUser | null => (state.kind === 'in' ? state.user : null);
export const mayNow: May = (wanted) => mayIn(state)(wanted);
export const useMay = (): May => mayIn(useSession());
