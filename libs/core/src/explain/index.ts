// A flow in sentences that its author would sign, in English and Dutch.
export type { ConditionNames } from './conditions';
export { conditionText, explainFlow } from './explain';
export { EXPLAIN_LOCALES, type ExplainedSection, type ExplainLocale, type Explanation } from './types';
