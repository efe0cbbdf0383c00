// A flow in sentences that its author would sign, in English and Dutch.
export { conditionWords, type Telling } from './conditions';
export { explainFlow } from './explain';
export { EXPLAIN_LOCALES, type ExplainedSection, type ExplainLocale, type Explanation } from './types';
