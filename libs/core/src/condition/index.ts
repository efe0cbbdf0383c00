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
