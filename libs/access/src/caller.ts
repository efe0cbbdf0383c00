import type { Restriction } from './roles';
import type { Scope } from './scopes';

/** Who calls: an API key that was found valid, or somebody who is signed in. */
export interface Caller {
  readonly kind: 'key' | 'user';
  /** Of the key or the user. */
  readonly id: string;
  readonly name: string;
  /** Null: a key. */
  readonly email: string | null;
  readonly scopes: readonly Scope[];
  readonly restriction: Restriction;
}

/** `key:1` or `user:2`: one word for who calls, in every table. */
export const callerRef = ({ kind, id }: Pick<Caller, 'kind' | 'id'>): string => `${kind}:${id}`;

/** Whose events they are, beside `api:`; ids of events are told apart by it. */
export const sourceIdOf = ({ kind, id }: Pick<Caller, 'kind' | 'id'>): string => (kind === 'key' ? id : `user-${id}`);
