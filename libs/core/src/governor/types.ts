import type { Calendar, Duration, Instant, Window } from '../time';

/** A mail that asks whether it may leave. What the author wrote is parsed already. */
export interface GovernedMail {
  /** `service`: what was asked for (a download, a reminder of a booked webinar); `marketing`: everything else. */
  readonly kind: 'marketing' | 'service';
  /** The flow that wants it; null outside flows. */
  readonly flowId: string | null;
  readonly topic: string | null;
  /** Skips window, quiet hours, gap and cap; counts in them all the same. */
  readonly immediately: boolean;
  /** 1 is lowest. */
  readonly priority: number;
  /** Time between two mails of this flow. */
  readonly gap: Duration | null;
  readonly window: Window | null;
  /** Later than this it is skipped. */
  readonly notAfter: Instant | null;
  /** When it was first wanted: `maxWaitMs` counts from here. */
  readonly wantedAt: Instant;
}

/** A mail that left before, or whose attempt is running. */
export interface RecentMail {
  readonly at: Instant;
  readonly kind: 'marketing' | 'service';
  readonly flowId: string | null;
}

/** What a contact agreed to. `unconfirmed` allows service mails only. */
export interface ConsentFacts {
  readonly mail: 'none' | 'unconfirmed' | 'given' | 'withdrawn';
  readonly topicsOff: readonly string[];
  readonly complained: boolean;
  /** Wants at most one marketing mail in the workspace's `lessOften`. */
  readonly lessOften: boolean;
}

/** A time in which mails were, or are, held back by people. */
export interface HeldTime {
  readonly from: Instant;
  /** Null while it lasts. */
  readonly until: Instant | null;
}

/** A time in which the contact was, or is, with sales. */
export type SalesTime = HeldTime;

/** What the workspace set for everybody. */
export interface GovernorRules {
  /** At most so many marketing mails per contact in any so many milliseconds, all flows together. */
  readonly cap: { readonly mails: number; readonly withinMs: number } | null;
  /** Between two mails to one contact, all flows together. */
  readonly gapMs: number;
  /** Between two marketing mails to a contact who asked for fewer. */
  readonly lessOftenMs: number;
  /** Hours in which no mail leaves. */
  readonly quietHours: Window | null;
  /** A mail that is 'not now' for longer than this is skipped. */
  readonly maxWaitMs: number;
}

/** What is known of the contact and the flow at the moment of asking. */
export interface GovernorFacts {
  readonly now: Instant;
  readonly rules: GovernorRules;
  /** The contact's zone (else the workspace's), and the holidays. */
  readonly calendar: Calendar;
  readonly consent: ConsentFacts;
  /** Why the address is suppressed: `bounce`, `complaint`, `erased`, or another word; null: it isn't. */
  readonly suppression: string | null;
  /** The one switch that stops all sending. */
  readonly sendingOff: boolean;
  readonly flowPaused: boolean;
  /** When the mail's flow was paused; none, if left out. */
  readonly pauses?: readonly HeldTime[];
  /** Handoffs that were open at some time since the mail was first wanted. */
  readonly withSales: readonly SalesTime[];
  /** Mails of the cap's span and of the longest gap, in any order. */
  readonly recent: readonly RecentMail[];
  /** Flows with `holds: lower` in which the contact is enrolled. */
  readonly holds: readonly { readonly flowId: string; readonly priority: number }[];
  /** Until when receivers that refuse us hold marketing mail back; null: none does. */
  readonly alarmUntil: Instant | null;
  /** When the speed limit of the transport or the receiving domain gives way; null: it doesn't stand in the way. */
  readonly speedUntil: Instant | null;
}

/** Why a mail will never leave; stands in its row and in `mail.skipped`. */
export const NEVER_REASONS = [
  'suppressed',
  'complained',
  'no-consent',
  'consent-unconfirmed',
  'unsubscribed',
  'topic-off',
  'too-late',
  'waited-too-long',
] as const;
export type NeverReason = (typeof NEVER_REASONS)[number];

/** Why a mail waits. */
export const NOT_NOW_REASONS = [
  'sending-off',
  'flow-paused',
  'with-sales',
  'held',
  'receivers-refuse',
  'less-often',
  'gap',
  'cap',
  'window',
  'quiet-hours',
  'speed',
] as const;
export type NotNowReason = (typeof NOT_NOW_REASONS)[number];

/** The governor's answer. */
export type Verdict =
  | { readonly verdict: 'now' }
  /** Ask again at `until`: the first moment at which it may leave, or a look again where nobody knows. */
  | { readonly verdict: 'not-now'; readonly reason: NotNowReason; readonly until: Instant }
  | { readonly verdict: 'never'; readonly reason: NeverReason };
