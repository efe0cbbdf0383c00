// Consent as a state machine: what a person agreed to, what changes it, and what never does.
export { decideConsent } from './decide';
export type { ConsentChange, SignUp } from './decide';
export { emailHash } from './email-hash';
export { mergeConsent } from './merge';
export { allowsMarketing, NO_CONSENT } from './state';
export type { ConsentDecision, ConsentEntry, ConsentEvent, ConsentKind, ConsentState, ConsentStatus } from './state';
