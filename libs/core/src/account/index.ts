// A company as sales looks at it: who plays which role in the buying group, which roles nobody is known for, its score.
export { coverageOf } from './coverage';
export type { Coverage } from './coverage';
export { accountScore, NOT_COUNTED } from './score';
export type { AccountScore, ScoredContact } from './score';
export { roleReader } from './roles';
export type { KnownRole } from './roles';
