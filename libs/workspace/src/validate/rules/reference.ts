import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { NameSet } from '../names';
import { closest, didYouMean, listed, quoted } from '../suggest';

export interface Reference {
  readonly rule: string;
  readonly level?: 'error' | 'warning';
  /** What it is called: `mail`, `topic`. */
  readonly kind: string;
  /** Where such a thing is made: `mails/`, `workspace.json`. */
  readonly home: string;
  readonly name: unknown;
  readonly path: JsonPath;
  readonly known: NameSet;
  /** Point at the property's name, where that is the reference. */
  readonly atKey?: boolean;
}

/** Says that a name leads nowhere, and which one was probably meant. Nothing where it exists, or can't be known. */
export function checkReference(reference: Reference): Complaint[] {
  const { known, name } = reference;
  if (known === null || typeof name !== 'string' || known.has(name)) return [];
  const suggestion = closest(name, known);
  const others = suggestion === null && known.size > 0 ? ` There are: ${listed([...known].sort())}.` : '';
  const message = `There is no ${reference.kind} ${quoted(name)} in ${reference.home}.${didYouMean(suggestion)}${others}`;
  return [
    {
      rule: reference.rule,
      level: reference.level ?? 'error',
      message,
      suggestion,
      path: reference.path,
      atKey: reference.atKey ?? false,
    },
  ];
}
