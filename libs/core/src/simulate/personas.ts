import type { Instant } from '../time';
import type { Persona } from './types';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What somebody does some time after a mail was accepted. */
export interface Reaction {
  readonly at: Instant;
  readonly type: string;
  /** Whether it is about that mail. */
  readonly aboutMail: boolean;
}

/** How each persona takes a mail. `first` is whether it is the first that they were sent. */
export function reactionsOf(persona: Persona, acceptedAt: Instant, first: boolean): Reaction[] {
  const opened: Reaction = { at: acceptedAt + 2 * HOUR_MS, type: 'mail.opened', aboutMail: true };
  switch (persona) {
    case 'opener':
      return [opened];
    case 'clicker':
      return [opened, { at: opened.at + MINUTE_MS, type: 'mail.clicked', aboutMail: true }];
    case 'unsubscriber':
      return first ? [{ at: acceptedAt + HOUR_MS, type: 'contact.unsubscribed', aboutMail: false }] : [];
    case 'ignorer':
    case 'untracked':
      return [];
  }
}

/** Somebody without tracking consent carries no pixel and no tracked link. */
export function tracks(persona: Persona | undefined, given: boolean | undefined): boolean {
  return persona === 'untracked' ? false : (given ?? true);
}
