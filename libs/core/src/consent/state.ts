/** `unconfirmed`: said by somebody who may not be the mailbox's owner; service mails only until `/v/` confirms it. */
export type ConsentStatus = 'none' | 'unconfirmed' | 'given' | 'withdrawn';
export type ConsentKind = 'mail' | 'tracking';

/** What a contact has agreed to, now. The ledger says how it came about. */
export interface ConsentState {
  /** Marketing mail as a whole. */
  readonly mail: ConsentStatus;
  readonly tracking: ConsentStatus;
  /** Topics that this contact gets no marketing mail about. */
  readonly topicsOff: readonly string[];
  /** Wants fewer marketing mails: at most one in the workspace's `lessOften`. */
  readonly lessOften: boolean;
  /** Reported a mail as spam: no sign-up ever brings marketing mail back. */
  readonly complained: boolean;
  /** What a confirmation through `/v/` would give: `mail`, `tracking`, `topic:NAME`. */
  readonly asked: readonly string[];
}

export const NO_CONSENT: ConsentState = {
  mail: 'none',
  tracking: 'none',
  topicsOff: [],
  lessOften: false,
  complained: false,
  asked: [],
};

/** One line of the ledger: what changed, to what. The shell adds when, by which words and from where. */
export interface ConsentEntry {
  readonly kind: ConsentKind | 'topic' | 'frequency';
  readonly topic: string | null;
  readonly state: 'given' | 'unconfirmed' | 'asked' | 'withdrawn' | 'complained' | 'less-often' | 'usual';
}

/** An event that a change of consent causes; its types stand in core/event. */
export interface ConsentEvent {
  readonly type: 'consent.given' | 'consent.withdrawn' | 'contact.subscribed' | 'contact.unsubscribed';
  readonly properties: Readonly<Record<string, string>>;
}

export interface ConsentDecision {
  readonly state: ConsentState;
  readonly entries: readonly ConsentEntry[];
  readonly events: readonly ConsentEvent[];
  /** A confirmation is wanted from the mailbox's owner: send the mail with the `/v/` link. */
  readonly confirmationWanted: boolean;
}

/** May a marketing mail about this topic go to whom this state belongs to? */
export function allowsMarketing(state: Pick<ConsentState, 'mail' | 'topicsOff' | 'complained'>, topic: string | null) {
  return state.mail === 'given' && !state.complained && (topic === null || !state.topicsOff.includes(topic));
}
