import { allows, type Scope, scopesWithin } from './scopes';

/** What a person who logs in is here for. */
export const ROLES = ['admin', 'marketer', 'sales', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a caller's scopes are cut down to: nothing; leads on one's own desk alone; or what tells of no person.
 */
export type Restriction = 'none' | 'own-leads' | 'impersonal';

/**
 * What a route holds: nothing of a person; personal data; personal data which is narrowed to the caller's own leads where
 * a caller has only those; or the caller's own account.
 */
export const HOLDINGS = ['impersonal', 'personal', 'own-leads', 'own-account'] as const;
export type Holds = (typeof HOLDINGS)[number];

/** Who may call a route at all, and what it holds. `signed-in`: whoever logs in, and no key; `nothing`: everybody. */
export interface RouteAccess {
  readonly needs: Scope | 'signed-in' | 'nothing';
  readonly holds: Holds;
}

/** What somebody may do. */
export interface Rights {
  readonly scopes: readonly Scope[];
  readonly restriction: Restriction;
}

const RIGHTS: Readonly<Record<Role, Rights>> = {
  admin: { scopes: ['admin'], restriction: 'none' },
  marketer: { scopes: ['marketing'], restriction: 'none' },
  sales: { scopes: ['sales'], restriction: 'own-leads' },
  analyst: { scopes: ['read'], restriction: 'impersonal' },
};

export const rightsOf = (role: Role): Rights => RIGHTS[role];

/** The scopes of a role, spelled out for whoever decides what to show. Without `read`: reads its own leads alone. */
export function scopesOf(role: Role): readonly Scope[] {
  const { scopes, restriction } = RIGHTS[role];
  return restriction === 'own-leads' ? scopes : scopesWithin(scopes);
}

const REACHES: Readonly<Record<Restriction, readonly Holds[]>> = {
  none: HOLDINGS,
  'own-leads': ['own-leads', 'own-account'],
  impersonal: ['impersonal', 'own-account'],
};

/** Who asks, as far as a decision needs to know. */
export interface Asker extends Rights {
  readonly kind: 'key' | 'user';
}

/** Why a caller may not call a route; null where they may. */
export type Refusal = { readonly why: 'people-only' | 'role' } | { readonly why: 'scope'; readonly scope: Scope };

/** The one decision on who may call what, for keys and people alike. */
export function refusalOf(caller: Asker, { needs, holds }: RouteAccess): Refusal | null {
  if (needs === 'nothing') return null;
  if (needs === 'signed-in') return caller.kind === 'user' ? null : { why: 'people-only' };
  if (!allows(caller.scopes, needs)) return { why: 'scope', scope: needs };
  return REACHES[caller.restriction].includes(holds) ? null : { why: 'role' };
}
