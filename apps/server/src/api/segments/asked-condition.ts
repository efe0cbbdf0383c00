import { type Condition, compileCondition, ConditionError } from '@nurture/core/condition';
import { TimeError } from '@nurture/core/time';
import { isKept } from '../problem/keepable';
import { Problem } from '../problem/problem';

/** Longer than any that a person builds; PostgreSQL takes 65,535 values. */
const MOST_CHARACTERS = 10_000;

const wrong = (code: string, message: string): Problem =>
  new Problem('invalid-input', undefined, [{ field: 'condition', code, message }]);

/**
 * A condition from outside.
 * @throws Problem `invalid-input` that says what is wrong with it
 */
export function askedCondition(given: unknown): Condition {
  const text = JSON.stringify(given);
  if (text.length > MOST_CHARACTERS) throw wrong('too-long', `must be at most ${MOST_CHARACTERS} characters of JSON`);
  if (!isKept(text)) throw wrong('invalid', 'holds characters that can’t be stored');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw wrong('isObject', 'must be a JSON object, such as { "contact.score": { "$gte": 50 } }');
  }
  const condition = given as Condition;
  saidWrong(() => compileCondition(condition, {}));
  return condition;
}

/** @throws Problem `invalid-input` for what is no condition */
export function saidWrong<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConditionError || error instanceof TimeError) throw wrong(error.code, error.message);
    throw error;
  }
}
