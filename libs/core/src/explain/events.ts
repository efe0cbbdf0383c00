import type { Condition, ConditionObject } from '../condition';
import { defaultOf, type Of } from '../flow';
import { listed } from './clauses';
import type { Language, Person, Said } from './types';

type Tense = 'now' | 'past';

/** Events as somebody's doing. @param name of the one that is meant, in quotes */
export function eventsSaid(
  types: readonly string[],
  of: Of | undefined,
  language: Language,
  name: string | null = null,
): readonly Said[] {
  return saidOf(types, language, 'now', (type) => {
    const whose = of ?? defaultOf(type);
    const person = whose === 'account' ? language.people.account : language.people.contact;
    return { person, mail: language.mailOf[whose], name };
  });
}

/** Who did something, what their mails are called, and the name of what they did it with. */
interface Doing {
  readonly person: Person;
  readonly mail: string;
  readonly name: string | null;
}

/** Events of given people. The same mail is spoken of once, and then as `it`. */
export function saidOf(
  types: readonly string[],
  language: Language,
  tense: Tense,
  doing: (type: string) => Doing,
): readonly Said[] {
  let spokenOf: string | null = null;
  return types.map((type) => {
    const words = Object.hasOwn(language.events, type) ? language.events[type] : undefined;
    // Names of the author's own events are not filled in: they may hold anything.
    if (words === undefined) {
      const { subject = '', [tense]: predicate } = language.otherEvent(type);
      return { subject, predicate };
    }
    const { person, mail, name } = doing(type);
    const again = words.subject === undefined && spokenOf === mail ? language.mailAgain : [];
    const told = name !== null && words.named !== undefined ? words.named[tense] : words[tense];
    spokenOf = told.includes('{mail}') ? mail : spokenOf;
    const fill = (text: string): string =>
      [...again, ['{mail}', mail] as const, ['{who}', person.subject] as const]
        .reduce((filled, [place, word]) => filled.replaceAll(place, word), text)
        .replaceAll('{them}', person.object)
        .replaceAll('{their}', person.possessive)
        .replaceAll('{name}', () => name ?? '');
    return { subject: fill(words.subject ?? '{who}'), predicate: fill(told) };
  });
}

/** What people do by themselves; the rest happens to them. */
const DEED = /^(asset|form|page|cta|quiz|content|meeting|mail)\./;

/** Whether all of it is something that people do, and not what happens to them or others do. */
export const areDeeds = (types: readonly string[], { events }: Language): boolean =>
  types.every((type) => DEED.test(type) && Object.hasOwn(events, type) && events[type]?.subject === undefined);

/**
 * The property by which one event is told from others of its type, such as the form's name, where a condition asks for
 * it by a plain value.
 * @param bare in `did … where` the property stands alone
 * @returns the value, and what else the condition asks
 */
export function nameAsked(
  types: readonly string[],
  condition: Condition | undefined,
  { events }: Language,
  bare = false,
): { readonly path: string; readonly value: string; readonly rest: ConditionObject | undefined } | null {
  const [type = ''] = types;
  const named = types.length === 1 && Object.hasOwn(events, type) ? events[type]?.named : undefined;
  if (named === undefined || typeof condition !== 'object') return null;
  const path = bare ? named.property : `event.${named.property}`;
  const value = condition[path];
  if (typeof value !== 'string') return null;
  const others = Object.entries(condition).filter(([key]) => key !== path);
  return { path, value, rest: others.length === 0 ? undefined : Object.fromEntries(others) };
}

/** Several things of which one is enough. Who does them is said once. */
export function anyOf(said: readonly Said[], language: Language, adverbs = ''): string {
  const behindAll = language.adverbs === 'last' && said.length > 1 && adverbs !== '';
  const parts = said.map((one, i) =>
    said[i - 1]?.subject === one.subject ? one.predicate : language.that(one, i === 0 && !behindAll ? adverbs : ''),
  );
  return `${listed(parts, language.or)}${behindAll ? `, ${adverbs}` : ''}`;
}
