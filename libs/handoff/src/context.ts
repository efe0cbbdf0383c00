import type { Tokens } from '@nurture/core/token';
import type { HandoffSettings, WorkspaceSettings } from '@nurture/core/workspace';

/** What the handoff lib is given by the app. Settings are asked for each time: publishing may change them. */
export interface HandoffContext {
  readonly settings: () => { readonly workspace: WorkspaceSettings; readonly handoff: HandoffSettings };
  readonly tokens: Tokens;
  /** Where the public pages are, without a slash at its end. */
  readonly publicUrl: string;
}
