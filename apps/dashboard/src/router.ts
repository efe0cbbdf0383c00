// Addresses behind the `#`: they can be bookmarked, and the server need not know them.
import { useSyncExternalStore } from 'react';

export interface Place {
  /** `people`, `ann@example.com` of `#/people/ann@example.com?…`. */
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const parts = path.split('/').filter(Boolean).map(decode);
  return { parts, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a place, for links. */
export function hashOf(parts: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

function listen(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(listen, () => window.location.hash));
}

/** Goes there without leaving a step in the history: for filters that change while typing. */
export function replacePlace(parts: readonly string[], query: Readonly<Record<string, string | undefined>>): void {
  window.history.replaceState(null, '', hashOf(parts, query));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
