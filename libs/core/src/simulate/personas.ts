import { type Habits, type MailAtHand, NO_HABITS, type Reaction } from './habits';
import type { Persona } from './types';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const opened = ({ acceptedAt }: MailAtHand): Reaction => ({
  at: acceptedAt + 2 * HOUR_MS,
  type: 'mail.opened',
  aboutMail: true,
});
const clicked = (mail: MailAtHand): Reaction => ({
  at: opened(mail).at + MINUTE_MS,
  type: 'mail.clicked',
  aboutMail: true,
});
const unsubscribed = ({ acceptedAt }: MailAtHand): Reaction => ({
  at: acceptedAt + HOUR_MS,
  type: 'contact.unsubscribed',
});

const ON_MAIL: Readonly<Record<Persona, Habits['onMail']>> = {
  opener: (mail) => [opened(mail)],
  clicker: (mail) => [opened(mail), clicked(mail)],
  unsubscriber: (mail) => (mail.first ? [unsubscribed(mail)] : []),
  ignorer: () => [],
  untracked: () => [],
};

/** How each persona takes a mail. */
export function personaHabits(persona: Persona | undefined): Habits {
  return persona === undefined ? NO_HABITS : { ...NO_HABITS, onMail: ON_MAIL[persona] };
}

/** Somebody without tracking consent carries no pixel and no tracked link. */
export function tracks(persona: Persona | undefined, given: boolean | undefined): boolean {
  return persona === 'untracked' ? false : (given ?? true);
}
