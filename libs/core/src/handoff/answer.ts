/** Where a handoff stands with sales. The last four are its end. */
export const HANDOFF_STATUSES = [
  'new',
  'accepted',
  'contacted',
  'meeting',
  'won',
  'lost',
  'recycled',
  'rejected',
] as const;
export type HandoffStatus = (typeof HANDOFF_STATUSES)[number];

/** What a salesperson may say. */
export const ANSWERS = ['accept', 'contacted', 'meeting', 'won', 'lost', 'recycle', 'reject'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface AnswerRule {
  readonly to: HandoffStatus;
  /** From where it may be given. Steps may be left out: who meets a lead has accepted it. */
  readonly from: readonly HandoffStatus[];
  readonly closes: boolean;
  /** The list in `handoff.json` that its reason is chosen from; null where none is asked for. */
  readonly reasons: 'recycle' | 'reject' | 'lost' | null;
}

const OPEN = ['new', 'accepted', 'contacted', 'meeting'] as const;

/** The follow-up model: new → accepted → contacted → meeting → won, lost, recycled or rejected (DOMAIN, section 4). */
export const ANSWER_RULES: Readonly<Record<Answer, AnswerRule>> = {
  accept: { to: 'accepted', from: ['new'], closes: false, reasons: null },
  contacted: { to: 'contacted', from: ['new', 'accepted'], closes: false, reasons: null },
  meeting: { to: 'meeting', from: ['new', 'accepted', 'contacted'], closes: false, reasons: null },
  won: { to: 'won', from: OPEN, closes: true, reasons: null },
  lost: { to: 'lost', from: OPEN, closes: true, reasons: 'lost' },
  recycle: { to: 'recycled', from: OPEN, closes: true, reasons: 'recycle' },
  reject: { to: 'rejected', from: OPEN, closes: true, reasons: 'reject' },
};

/** The answers that make sense now, in the order in which they are offered. */
export function possibleAnswers(status: HandoffStatus): Answer[] {
  return ANSWERS.filter((answer) => ANSWER_RULES[answer].from.includes(status));
}

/** May this answer still be given? The same answer twice is harmless: `repeated`. */
export function judgeAnswer(status: HandoffStatus, answer: Answer): 'takes' | 'repeated' | 'refused' {
  const rule = ANSWER_RULES[answer];
  if (rule.from.includes(status)) return 'takes';
  return rule.to === status ? 'repeated' : 'refused';
}

const DAY_MS = 86_400_000;

/**
 * Until when a recycled lead rests.
 * @param wanted a day as `YYYY-MM-DD`, or null where sales gave none
 * @param today the day it is for the salesperson, `YYYY-MM-DD`
 * @param defaultDays used where none is given
 * @returns the day, or null where the wanted one isn't a day from tomorrow to a year on
 */
export function recycleUntil(wanted: string | null, today: string, defaultDays: number): string | null {
  const start = Date.parse(`${today}T00:00:00Z`);
  if (wanted === null) return new Date(start + defaultDays * DAY_MS).toISOString().slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(wanted) ? Date.parse(`${wanted}T00:00:00Z`) : NaN;
  const isRealDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(wanted);
  return isRealDay && day > start && day <= start + 366 * DAY_MS ? wanted : null;
}
