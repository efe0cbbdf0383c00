// The condition language: one form for guards, scoring rules and segments.
export type {
  CompiledCondition,
  Condition,
  ConditionObject,
  DeclaredTypes,
  DidQuery,
  HistoryEvent,
  HistoryNeed,
  Json,
  Operators,
  Scalar,
  Scope,
  Values,
  Verdict,
} from './types';
export { compileCondition, type ConditionContext } from './compile';
export { drives, humanOnly, mergeNeeds } from './did';
export { ConditionError, conditionErrors, type ConditionErrorCode } from './errors';
export { getterOf, isTime, parsePath, valueAt, type Getter } from './path';
export { sqlOf, type Bind, type SqlCondition, type SqlContext, type SqlEvents, type SqlSchema } from './sql';
