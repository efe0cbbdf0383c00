/** What an API key may do. `events:write` alone is for a public web form: it may report, and read nothing. */
export const SCOPES = ['events:write', 'read', 'marketing', 'sales', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

const IMPLIED: Readonly<Record<Scope, readonly Scope[]>> = {
  'events:write': ['events:write'],
  read: ['read'],
  marketing: ['marketing', 'events:write', 'read'],
  sales: ['sales', 'read'],
  admin: ['admin', 'marketing', 'sales', 'events:write', 'read'],
};

/** Does one of the held scopes allow what `needed` asks for? */
export function allows(held: readonly Scope[], needed: Scope): boolean {
  return held.some((scope) => IMPLIED[scope].includes(needed));
}

/** All that some scopes allow, spelled out. */
export const scopesWithin = (held: readonly Scope[]): readonly Scope[] => SCOPES.filter((scope) => allows(held, scope));

/** Events of a trusted key count as confirmed and overwrite fields; those of a public form key do not. */
export function isTrusted(held: readonly Scope[]): boolean {
  return allows(held, 'marketing');
}
