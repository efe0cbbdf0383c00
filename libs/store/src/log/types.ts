import type { MailOrigin } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';

/** An event to be written. `source` and `sourceId` make repeating it harmless. */
export interface NewEvent {
  type: string;
  /** When it happened, in the words of who reports it. */
  at: Instant;
  contactId: string | null;
  visitorId?: string | null;
  /** Who reports it: `api`, `site`, `mail`, `engine`, `handoff`, `import`. */
  source: string;
  /** Unique within `source` for 400 days. */
  sourceId: string;
  properties: Record<string, unknown>;
  /** What the sender says of the contact; a trusted one overwrites, another fills empty fields. */
  profile?: { fields: Record<string, unknown>; trusted: boolean } | null;
  origin?: MailOrigin | null;
  /** True when it took effect already (absorb writes what it caused itself); false queues it for absorbing. */
  absorbed?: boolean;
}

/** An event as it stands in the log. */
export interface LoggedEvent {
  id: string;
  position: string;
  receivedAt: Instant;
  at: Instant;
  type: string;
  contactId: string | null;
  source: string;
  sourceId: string;
  properties: Record<string, unknown>;
  profile: { fields: Record<string, unknown>; trusted: boolean } | null;
  origin: MailOrigin | null;
}
