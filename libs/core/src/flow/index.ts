// The flow interpreter: who is where, what happens next, and why.
export type {
  ActionDocument,
  BranchDocument,
  EndDocument,
  FlowDocument,
  HandoffDocument,
  Metric,
  NotifyDocument,
  Of,
  SendingDocument,
  StateDocument,
  StreamItem,
  TransitionDocument,
  TransitionsDocument,
  TriggerDocument,
  WindowDocument,
  WinnerDocument,
} from './document';
export type {
  Action,
  CompiledAction,
  CompiledAfter,
  CompiledBranch,
  CompiledEnd,
  CompiledFlow,
  CompiledState,
  CompiledStreamItem,
  CompiledTest,
  CompiledTransition,
  CompiledTrigger,
  EnrolResult,
  Enrolment,
  Facts,
  FlowContext,
  FlowEvent,
  FormerVisit,
  GuardTrace,
  Input,
  MailOrigin,
  Move,
  SendAction,
  Status,
  StepResult,
  Timer,
  Trace,
  WithdrawAction,
} from './types';
export { compileFlow, defaultOf, transitionList } from './compile';
export { listOf } from './compile-actions';
export { enrol, enrolDirectly, inSegment, type Newcomer } from './enrol';
export { FlowError, flowErrors, type FlowErrorCode } from './errors';
export { fractionOf } from './hash';
export { pathOf } from './path';
export { canRestIn, place, type Placed, type Placement } from './place';
export { enterTimer, schedule, scheduled } from './schedule';
export { placeOf } from './tests';
export { alwaysTimer, leave, moveTo, sendsMarketing, step } from './step';
