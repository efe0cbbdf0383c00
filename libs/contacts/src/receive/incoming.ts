import type { FieldType } from '@nurture/core/event';
import type { Instant } from '@nurture/core/time';

/** An event about a person as it was posted: the shape of `POST /api/v1/events`, checked at the edge. */
export interface IncomingEvent {
  /** Unique per source; without one the event can't be recognised when it is sent again. */
  readonly id?: string;
  readonly type: string;
  readonly email: string;
  /** ISO 8601 with an offset; now, if absent. */
  readonly at?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly contact?: Readonly<Record<string, unknown>>;
  readonly consent?: IncomingConsent;
  /** Where the person came from: kept when this event is the first that is heard of them. */
  readonly cameFrom?: Readonly<Record<string, string>>;
  /** The browser it came from, where its owner agreed to a name for it; only from forms of our own. */
  readonly visitor?: string;
}

export interface IncomingConsent {
  readonly mail?: boolean;
  readonly tracking?: boolean;
  /** Which wording was shown. */
  readonly wording?: string;
  /** Topics that the mail consent is for; all, if absent. */
  readonly topics?: readonly string[];
}

export interface ReceiveContext {
  readonly source: 'api' | 'site';
  /** May overwrite fields, and its consent counts without a confirmation (scope `marketing` and above). */
  readonly trusted: boolean;
  readonly keyId: string | null;
  /** The visitor's IP address, as proof beside their consent. */
  readonly address?: string | null;
}

/** Why one event of a batch can't be taken. `field` is a path such as `properties.rating`. */
export interface Refusal {
  readonly index: number;
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly hint?: string;
}

/** An event that makes sense, in the forms that the rest computes with. */
export interface JudgedEvent {
  readonly id: string;
  readonly type: string;
  readonly email: string;
  readonly domain: string;
  readonly at: Instant;
  readonly properties: Record<string, unknown>;
  readonly fields: Record<string, unknown>;
  readonly consent: { mail: boolean; tracking: boolean; wording: string | null; topics: readonly string[] } | null;
  readonly cameFrom: Record<string, string>;
  readonly visitor: string | null;
}

/** What a batch is held against: the workspace's words, and the time. */
export interface JudgeRules {
  readonly events: Readonly<Record<string, { readonly properties: EventProperties; readonly fromOutside: boolean }>>;
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly topics: ReadonlySet<string>;
  readonly now: Instant;
  /** Names events that came without an id. */
  readonly newId: () => string;
}
export type EventProperties = Readonly<Record<string, FieldType>>;
