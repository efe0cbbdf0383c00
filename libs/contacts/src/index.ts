// Who people are: events about them come in here; identity, consent, preferences, suppression and import.
export {
  changeConsent,
  choosePreferences,
  complain,
  confirm,
  giveTracking,
  stopOnly,
  suppress,
  unsubscribe,
  withContact,
  withdrawTracking,
} from './consent/change';
export type { ConsentChangeResult, Preferences, Proof } from './consent/change';
export { consentFacts, consentLedger } from './consent/facts';
export type { ConsentFacts, ConsentLine } from './consent/facts';
export { returnEffects } from './consent/return-effects';
export { performChangeSubscription } from './consent/perform-change-subscription';
export { SUPPRESSION_REASONS } from './consent/suppression';
export type { NewSuppression, SuppressionReason } from './consent/suppression';
export type { ContactsDeps } from './deps';
export { CONTACTS_ERRORS, ContactsError } from './errors';
export type { ContactsErrorCode } from './errors';
export { importContacts } from './import/import-contacts';
export type { ImportFile, ImportOptions, ImportProgress, ImportReport } from './import/import-contacts';
export type { RefusedRow } from './import/row';
export { lockPair, mergeIdentity } from './merge/merge-contacts';
export type { MergedConsent, Pair, PairLock } from './merge/merge-contacts';
export { askToProve, forgetOldProofs, readProof, recordProof } from './merge/prove-address';
export type { ProofSide, ProofStanding } from './merge/prove-address';
export { canonicalAddress } from './people/address';
export { BUILTIN_FIELDS } from './people/fields';
export { contactIdentity, contactIdentityById, contactLocale } from './people/identity';
export type { ContactIdentity } from './people/identity';
export { forgetAddress, personal } from './personal';
export type { IncomingConsent, IncomingEvent, ReceiveContext, Refusal } from './receive/incoming';
export { receive } from './receive/receive';
export type { ReceiveResult } from './receive/receive';
export { knownByMail } from './visitors/known';
export { rateContent } from './visitors/rate';
export { recordVisits } from './visitors/record';
export type { Visit, Visits } from './visitors/record';
export { contactTouches } from './visitors/touches';
export type { TouchView } from './visitors/touches';
export { isVisitorId } from './visitors/visitor';
export { listContacts } from './people/list';
export type { ContactFilter, ContactLine } from './people/list';
export { exportSuppressions, importSuppressions } from './suppressions/csv';
export type { SuppressionImport } from './suppressions/csv';
export { liftSuppression, listSuppressions, suppressAddress, SUPPRESSION_CURSOR } from './suppressions/list';
export type { LiftResult, SuppressionFilter, SuppressionView } from './suppressions/list';
export { listAccounts } from './accounts/list';
export type { AccountFilter, AccountLine } from './accounts/list';
export { mergeAccounts, unmergeAccount } from './accounts/merge';
export type { AccountMergeOutcome } from './accounts/merge';
export type { AccountContact } from './accounts/people';
export { setRole } from './accounts/role';
export { accountView } from './accounts/view';
export type { AccountDeal, AccountHandoff, AccountMergeView, AccountView } from './accounts/view';
export { sendFreshLink } from './downloads/fresh-link';
export type { ExpiredLink } from './downloads/fresh-link';
