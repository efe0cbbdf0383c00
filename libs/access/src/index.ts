// Who may do what: API keys with scopes, and repeated writes that take effect once.
export { ApiKeys, countApiKeys, createApiKey, ensureApiKey, listApiKeys, newApiKey, revokeApiKey } from './api-keys';
export type { ApiKeyView, Caller, Revocation } from './api-keys';
export { fingerprint, Idempotency } from './idempotency';
export type { Replay } from './idempotency';
export { personal } from './personal';
export { allows, isTrusted, SCOPES } from './scopes';
export type { Scope } from './scopes';
