import type { Condition } from '../condition';
import type { Of } from '../flow';
import { conditionWords, valueWords, type Telling } from './conditions';
import { anyOf, eventsSaid, nameAsked } from './events';

/** Events that are listened to, and what is asked of them. */
interface Heard {
  readonly types: readonly string[];
  readonly of?: Of;
  readonly guard?: Condition;
}

/**
 * Events with their condition, apart: `they fill in a form`, `their score is …`. Where the condition names the form,
 * the words for the event do: `they fill in the form “contact”`.
 */
export function heardWords(
  { types, of, guard }: Heard,
  telling: Telling,
): { readonly events: string; readonly guard: string | null; readonly several: boolean } {
  const { language } = telling;
  const asked = nameAsked(types, guard, language);
  const name = asked === null ? null : valueWords(asked.path, asked.value, telling);
  const rest = asked === null ? guard : asked.rest;
  return {
    events: anyOf(eventsSaid(types, of, language, name), language),
    guard: rest === undefined ? null : conditionWords(rest, telling),
    several: types.length > 1,
  };
}
