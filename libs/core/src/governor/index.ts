// The one gate before every mail: now, not now (why, until when), or never (why).
export { decide, LOOK_AGAIN_MS } from './decide';
export { NEVER_REASONS, NOT_NOW_REASONS } from './types';
export type {
  ConsentFacts,
  GovernedMail,
  GovernorFacts,
  GovernorRules,
  NeverReason,
  NotNowReason,
  RecentMail,
  HeldTime,
  SalesTime,
  Verdict,
} from './types';
