import { defaultOf, type Of } from '../flow';
import { listed } from './clauses';
import type { Language, Person, Said } from './types';

/** An event as somebody's doing, now or in the past. */
export function eventSaid(type: string, of: Of | undefined, language: Language, tense: 'now' | 'past' = 'now'): Said {
  const whose = of ?? defaultOf(type);
  const person = whose === 'account' ? language.people.account : language.people.contact;
  return saidOf(type, person, language.mailOf[whose], language, tense);
}

/** An event of a given person. */
export function saidOf(type: string, person: Person, mail: string, language: Language, tense: 'now' | 'past'): Said {
  const words = Object.hasOwn(language.events, type) ? language.events[type] : undefined;
  const { subject = '{who}', ...tenses } = words ?? language.otherEvent(type);
  const fill = (text: string): string =>
    text
      .replaceAll('{who}', person.subject)
      .replaceAll('{them}', person.object)
      .replaceAll('{their}', person.possessive)
      .replaceAll('{mail}', mail);
  // Names of the author's own events are not filled in: they may hold anything.
  return words === undefined
    ? { subject, predicate: tenses[tense] }
    : { subject: fill(subject), predicate: fill(tenses[tense]) };
}

/** Several things of which one is enough. Who does them is said once. */
export function anyOf(said: readonly Said[], language: Language, adverbs = ''): string {
  const parts = said.map((one, i) =>
    said[i - 1]?.subject === one.subject ? one.predicate : language.that(one, i === 0 ? adverbs : ''),
  );
  return listed(parts, language.or);
}
