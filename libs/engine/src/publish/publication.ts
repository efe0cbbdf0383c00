import type { CompiledWorkspace, PublishableMail, WorkspaceFlow } from '@nurture/workspace';

/** What publishing needs of a compiled workspace. Only what passed its checks stands in it. */
export type Publication = Pick<CompiledWorkspace, 'settings' | 'scoring' | 'handoff'> & {
  readonly flows: readonly Pick<WorkspaceFlow, 'id' | 'name' | 'hash' | 'document' | 'mails' | 'streams'>[];
  readonly mails: readonly Pick<PublishableMail, 'name' | 'locale' | 'hash' | 'mail'>[];
};

/**
 * What publishing made of one thing. `returned`: its content was a version before, and is in force again.
 * `known-before`: it was a version before, and start-up leaves it alone.
 */
export type Change = 'new' | 'returned' | 'unchanged' | 'known-before';

export interface Published {
  readonly settings: readonly { readonly kind: string; readonly number: number; readonly change: Change }[];
  /** Mails of which this content is new. */
  readonly mails: readonly { readonly name: string; readonly locale: string }[];
  readonly flows: readonly { readonly id: string; readonly version: number; readonly change: Change }[];
}
