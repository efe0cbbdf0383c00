// Every address, and the file that is read when somebody goes there. A new page is one line here.
// Runs before React is there: it may only name it.
import type { ComponentType } from 'react';
import type { First, PageProps } from './page-props';
import type { Permission } from './session';

interface Page {
  readonly default: ComponentType<PageProps>;
  readonly first?: First;
}
type Load = () => Promise<Page>;

export const MENU = ['today', 'flows', 'mails', 'people', 'sales', 'insights', 'plan', 'maturity', 'settings'] as const;
export type MenuEntry = (typeof MENU)[number];

export interface Address {
  /** As wouter reads it: `/people/:email` */
  readonly path: string;
  /** What the menu marks */
  readonly menu: MenuEntry;
  readonly load: Load;
}

/** Read once; afterwards it is there at once, so that nobody sees a page wait that need not. */
function once(load: Load): Load {
  let page: Page | undefined;
  const there = (known: Page) => ({ then: (done: (page: Page) => unknown) => done(known) }) as Promise<Page>;
  return () => (page ? there(page) : load().then((read) => (page = read)));
}
const address = (path: string, menu: MenuEntry, load: Load): Address => ({ path, menu, load: once(load) });

/** The first that fits is shown. */
export const ADDRESSES: readonly Address[] = [
  address('/', 'today', () => import('./pages/today')),
  address('/flows', 'flows', () => import('./pages/flows')),
  address('/new-flow', 'flows', () => import('./pages/flows/new')),
  address('/flows/:id', 'flows', () => import('./pages/flows/flow')),
  address('/mails', 'mails', () => import('./pages/mails')),
  address('/people', 'people', () => import('./pages/people')),
  address('/people/:email', 'people', () => import('./pages/people/person')),
  address('/accounts', 'people', () => import('./pages/accounts')),
  address('/accounts/:id', 'people', () => import('./pages/accounts/account')),
  address('/sales', 'sales', () => import('./pages/sales')),
  address('/sales/:id', 'sales', () => import('./pages/sales/lead')),
  address('/insights', 'insights', () => import('./pages/insights')),
  address('/plan', 'plan', () => import('./pages/plan')),
  address('/maturity', 'maturity', () => import('./pages/maturity')),
  address('/settings', 'settings', () => import('./pages/settings')),
];

/** The address that a path is of, by its parts: `/people/:email` for `/people/ann%40example.com`. */
export function addressAt(path: string): Address | undefined {
  const parts = path.split('/');
  return ADDRESSES.find(({ path: pattern }) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
  });
}

/** What stands in a path where its address has names, as it was before it became an address. */
export function paramsOf(path: string, pattern: string): Record<string, string> {
  const parts = path.split('/');
  const named = pattern.split('/').map((name, at) => [name, decode(parts[at] ?? '')] as const);
  return Object.fromEntries(named.filter(([name]) => name.startsWith(':')).map(([name, part]) => [name.slice(1), part])); // prettier-ignore
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where an entry of the menu leads; whoever has all of `needs` finds something there. */
export const ENTRIES: readonly {
  readonly id: MenuEntry;
  readonly path: string;
  readonly needs: readonly Permission[];
}[] = [
  { id: 'today', path: '/', needs: [] },
  { id: 'flows', path: '/flows', needs: ['read'] },
  { id: 'mails', path: '/mails', needs: ['read', 'personal'] },
  { id: 'people', path: '/people', needs: ['read', 'personal'] },
  { id: 'sales', path: '/sales', needs: ['personal'] },
  { id: 'insights', path: '/insights', needs: ['read'] },
  { id: 'plan', path: '/plan', needs: ['read'] },
  { id: 'maturity', path: '/maturity', needs: ['read', 'personal'] },
  { id: 'settings', path: '/settings', needs: [] },
];
