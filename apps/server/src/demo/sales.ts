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
/** Some are quick and some are not: a sales team as there are many. */
const SLOW = 3;

/** How sales follows up one lead, from the moment at which its brief came. */
export function answersTo(lead: number, salesperson: string, at: Instant, seed: number): SalesAnswer[] {
  const dice = new Dice(seed, 'sales', lead);
  const answers: SalesAnswer[] = [];
  let moment = at;
  const answer = (afterHours: number, fields: Readonly<Record<string, string>>): void => {
    moment = addWorkingHours(OFFICE, moment, afterHours) ?? moment;
    answers.push({ at: moment, fields });
  };
  const pace = salesperson.startsWith('tom') ? SLOW : 1;
  if (dice.chance(0.08)) return []; // left lying: the agreement shows it
  if (dice.chance(0.12)) {
    answer(dice.between(0.5, 5) * pace, {
      answer: 'reject',
      reason: dice.pick(['no-buyer', 'no-interest', 'competitor']),
    });
    return answers;
  }
  answer(dice.between(0.3, 5) * pace, { answer: 'accept' });
  answer(dice.between(1, 9) * pace, { answer: 'contacted' });
  outcome(dice, answer);
  return answers;
}

function outcome(dice: Dice, answer: (afterHours: number, fields: Readonly<Record<string, string>>) => void): void {
  const fate = dice.next();
  if (fate < 0.3) {
    const reason = dice.pick(['not-now', 'no-budget', 'no-answer', 'still-orienting']);
    return answer(dice.between(2, 16), { answer: 'recycle', reason });
  }
  if (fate < 0.42) return answer(dice.between(4, 24), { answer: 'lost', reason: dice.pick(['price', 'no-match']) });
  if (fate < 0.55) return;
  answer(dice.between(4, 20), { answer: 'meeting' });
  const end = dice.next();
  if (end < 0.5)
    answer(dice.between(24, 90), { answer: 'won', amount: String(Math.round(dice.between(8, 60)) * 1_000) });
  else if (end < 0.75) answer(dice.between(24, 90), { answer: 'lost', reason: dice.pick(['price', 'no-decision']) });
}
