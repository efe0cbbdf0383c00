import { addWorkingHours, type Instant, parseWindow, type WorkCalendar } from '@nurture/core/time';
import { Dice } from './dice';

/** What a salesperson posts from the brief's page. */
export interface SalesAnswer {
  readonly at: Instant;
  readonly fields: Readonly<Record<string, string>>;
}

const OFFICE: WorkCalendar = {
  window: parseWindow({ days: ['mon-fri'], from: '09:00', until: '17:00' }),
  timezone: 'Europe/Amsterdam',
  closed: [],
};
/** Some are quick and some are not, and some win more: a sales team as there are many. */
interface Colleague {
  /** How many times as long as others they take. */
  readonly pace: number;
  /** Of the meetings that they hold. */
  readonly wins: number;
}
const USUAL: Colleague = { pace: 1, wins: 0.5 };
const COLLEAGUES: Readonly<Record<string, Colleague>> = {
  leila: { pace: 0.8, wins: 0.65 },
  tom: { pace: 3, wins: 0.35 },
};
const colleague = (email: string): Colleague => COLLEAGUES[/^[a-z]+/.exec(email)?.[0] ?? ''] ?? USUAL;

/** A lead as its brief brings it. */
export interface Lead {
  /** The first, second … that was handed over. */
  readonly number: number;
  readonly at: Instant;
  /** How much they care, 0 to 1: what the score tries to tell. */
  readonly interest: number;
  /** They asked for a talk themselves. */
  readonly asked: boolean;
}

/** How sales follows up one lead, from the moment at which its brief came. */
export function answersTo({ number, at, interest, asked }: Lead, salesperson: string, seed: number): SalesAnswer[] {
  const dice = new Dice(seed, 'sales', number);
  const answers: SalesAnswer[] = [];
  let moment = at;
  const answer = (afterHours: number, fields: Readonly<Record<string, string>>): void => {
    moment = addWorkingHours(OFFICE, moment, afterHours) ?? moment;
    answers.push({ at: moment, fields });
  };
  const { pace, wins } = colleague(salesperson);
  if (dice.chance(0.03)) return []; // left lying: the agreement shows it
  if (dice.chance(0.12)) {
    answer(dice.between(0.5, 5) * pace, {
      answer: 'reject',
      reason: dice.pick(['no-buyer', 'no-interest', 'competitor']),
    });
    return answers;
  }
  answer(dice.between(0.3, 5) * pace, { answer: 'accept' });
  answer(dice.between(1, 9) * pace, { answer: 'contacted' });
  outcome(dice, { wins: wins * (asked ? 1.4 : 0.45) * (0.1 + interest), interest }, answer);
  return answers;
}

/** Whoever cares little is lost more often, so that the score has something true to be held against. */
function outcome(
  dice: Dice,
  { wins, interest }: { readonly wins: number; readonly interest: number },
  answer: (afterHours: number, fields: Readonly<Record<string, string>>) => void,
): void {
  const fate = dice.next();
  if (fate < 0.14) {
    const reason = dice.pick(['not-now', 'no-budget', 'no-answer', 'still-orienting']);
    return answer(dice.between(2, 16), { answer: 'recycle', reason });
  }
  if (fate < 0.44 - 0.25 * interest)
    return answer(dice.between(4, 24), { answer: 'lost', reason: dice.pick(['price', 'no-match']) });
  if (fate > 0.95) return;
  answer(dice.between(4, 20), { answer: 'meeting' });
  const end = dice.next();
  if (end < wins)
    answer(dice.between(24, 90), { answer: 'won', amount: String(Math.round(dice.between(8, 60)) * 1_000) });
  else if (end < 0.95) answer(dice.between(24, 90), { answer: 'lost', reason: dice.pick(['price', 'no-decision']) });
}
