// Who may do what: API keys with scopes, people who log in with roles, the log of what was done, and repeated writes that
// take effect once.
export { countApiKeys, ApiKeys, createApiKey, ensureApiKey, listApiKeys, newApiKey, revokeApiKey } from './api-keys';
export type { ApiKeyView, Revocation } from './api-keys';
export { ATTEMPTS } from './attempts';
export { listAudit, recordAudit } from './audit';
export type { Actor, AuditEntry, AuditFilter, AuditLine } from './audit';
export { callerRef, sourceIdOf } from './caller';
export type { Caller } from './caller';
export { forgetOldAccess } from './forget';
export { fingerprint, Idempotency } from './idempotency';
export type { Replay } from './idempotency';
export { acceptInvitation, findInvitation, inviteFirstAdmin } from './invitations';
export type { Acceptance, Invited } from './invitations';
export { inviteAgain, inviteUser, welcomeLink } from './invite-user';
export type { InviteContext, InvitedUser } from './invite-user';
export { PASSWORD_FAULTS, PASSWORD_LENGTH } from './password';
export type { PasswordFault } from './password';
export { personal } from './personal';
export { HOLDINGS, refusalOf, ROLES, rightsOf, scopesOf } from './roles';
export type { Holds, Refusal, Restriction, Role, RouteAccess } from './roles';
export { allows, isTrusted, SCOPES } from './scopes';
export type { Scope } from './scopes';
export { csrfTokenOf, isCsrfToken } from './secrets';
export { changePassword, endSession, endSessions, findSession, SESSION_HOURS, signIn } from './sessions';
export type { NewSession, Origin, PasswordChange, SignIn } from './sessions';
export { changeUser, findUser, listUsers, setLocale } from './users';
export type { NewUser, UserChange, UserChanged, UserView } from './users';
