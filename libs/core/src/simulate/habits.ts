import type { Instant } from '../time';

/** Something that a simulated person does, or that is done to them, by themselves or some time after something else. */
export interface Reaction {
  readonly at: Instant;
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Whether it is about the mail that it answers. */
  readonly aboutMail?: boolean;
}

/** A mail that was accepted for somebody. */
export interface MailAtHand {
  readonly name: string;
  readonly acceptedAt: Instant;
  /** Whether it is the first that they were sent. */
  readonly first: boolean;
}

/** How a simulated person takes things. What can't be seen for lack of consent is left out by whoever asks. */
export interface Habits {
  readonly ofThemselves: (start: Instant) => readonly Reaction[];
  readonly onMail: (mail: MailAtHand) => readonly Reaction[];
  /** What sales does once they were handed over. */
  readonly onHandoff: (at: Instant) => readonly Reaction[];
}

/** Somebody who does nothing. */
export const NO_HABITS: Habits = { ofThemselves: () => [], onMail: () => [], onHandoff: () => [] };
