import type { FlowDocument, StreamItem } from '@nurture/core/flow';
import type { HandoffSettings, ScoringModel, WorkspaceSettings } from '@nurture/core/workspace';

/** A mail in one language, compiled: what sending needs of it. */
export interface PublishedMail {
  readonly name: string;
  readonly locale: string;
  readonly compiled: unknown;
}

/**
 * A workspace made ready to publish. Only what passed its checks stands in it: what is null or missing stays as it is,
 * so that the last good version runs on.
 */
export interface Publication {
  readonly settings: WorkspaceSettings | null;
  readonly scoring: ScoringModel | null;
  readonly handoff: HandoffSettings | null;
  readonly flows: readonly FlowDocument[];
  readonly streams: Readonly<Record<string, readonly StreamItem[]>>;
  readonly mails: readonly PublishedMail[];
}

/** What publishing made of one thing. `returned`: its content was a version before, and is in force again. */
export type Change = 'new' | 'returned' | 'unchanged' | 'known-before';

export interface Published {
  readonly settings: readonly { readonly kind: string; readonly number: number; readonly change: Change }[];
  readonly mails: readonly { readonly name: string; readonly locale: string }[];
  readonly flows: readonly { readonly id: string; readonly version: number; readonly change: Change }[];
}
