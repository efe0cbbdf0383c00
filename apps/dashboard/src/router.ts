// The place behind the `#`, for wouter and for pages: filters and tabs live there.
import { useCallback, useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';
import { type Asked, hashPath, type Place, placeOf } from './address';

function listen(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
const hashNow = (): string => window.location.hash;

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(listen, hashNow));
}

/** @param address with its leading slash. `replace` leaves no step in the history: for filters that change while typing */
export function goTo(address: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = `#${address}`;
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export const useHashPlace: BaseLocationHook = () => [usePlace().path, goTo];
export const useHashSearch: BaseSearchHook = () => new URLSearchParams(usePlace().query).toString();

/** The query of the page's address, and a way to change some of it; what is set to nothing goes. */
export function useAddress(): readonly [Place['query'], (change: Asked, keepStep?: boolean) => void] {
  const { path, query } = usePlace();
  const change = useCallback((changed: Asked, keepStep = false) => {
    const now = placeOf(hashNow());
    goTo(hashPath(now.path, { ...now.query, ...changed }), { replace: !keepStep });
  }, []);
  return [path ? query : {}, change];
}
