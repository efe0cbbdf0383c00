// Absorbing: what waits for one contact is scored, stepped and enrolled in one pure pass that says what changes.
export { absorbContact } from './absorb-contact';
export { hasWaited } from './before-sending';
export { calendarOf, holidayDays } from './calendar';
export { compileModel, declaredTypes } from './model';
export type { SettingsInForce } from './model';
export { mergeProfiles } from './merge';
export type { Half } from './merge';
export { ON_MACHINE_EVIDENCE } from './walks';
export { contactValues, firstProfile } from './profile';
export { TAKEN_BACK } from './revise';
export { isWithdrawn } from './tasks';
export type {
  AbsorbInputs,
  AbsorbModel,
  ByHand,
  ContactChanges,
  ContactState,
  DerivedEvent,
  EnrolmentRecord,
  EventEffects,
  FlowBook,
  FlowStatus,
  PlannedTask,
  Profile,
  Revision,
  StageChange,
  StepRecord,
  WaitingEvent,
  Withdrawal,
} from './types';
