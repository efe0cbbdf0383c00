/** What a handoff may refuse, and what it means. */
export const HANDOFF_ERRORS = {
  'handoff.unknown': 'There is no such handoff.',
  'handoff.closed': 'It was answered already; the answer on record stands.',
  'handoff.reason': 'The reason is none of those in handoff.json.',
  'handoff.until': 'The day must lie between tomorrow and a year from now.',
  'handoff.amount': 'A deal that was won needs its amount: a number from 0 on.',
} as const;
export type HandoffErrorCode = keyof typeof HANDOFF_ERRORS;
