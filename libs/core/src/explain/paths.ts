import { parsePath } from '../condition';
import type { Language } from './types';

/**
 * What stands at a path, in words.
 * @param bare in `did … where` a plain name is a property of the event asked about
 */
export function pathWords(path: string, language: Language, bare = false): string {
  const { root, names } = parsePath(path, bare);
  const known = language.paths[[root, ...names].join('.')];
  if (known !== undefined) return known;
  const [first, second] = names;
  if (root === 'enrolment' && first === 'visits' && second !== undefined) return language.visits(second);
  return language.otherPath[root](names.join('.'));
}
