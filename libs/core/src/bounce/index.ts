// What a returned mail means: the MIME walk, the tables of what servers say, and one verdict for each recipient.
export { classifyReturn } from './classify';
export { LIMITS } from './limits';
export { splitMbox } from './mbox';
export { REASONS, type Outcome, type Reason, type Verdict } from './verdict';
