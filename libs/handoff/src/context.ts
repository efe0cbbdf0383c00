import type { Tokens } from '@nurture/core/token';
import type { HandoffSettings, WorkspaceSettings } from '@nurture/core/workspace';

/** What is in force of a workspace, as far as sales is concerned. */
export interface SalesSettings {
  readonly workspace: WorkspaceSettings;
  readonly handoff: HandoffSettings;
}

/** What the handoff lib is given by the app. Settings are asked for each time: publishing may change them. */
export interface HandoffContext {
  readonly settings: () => SalesSettings;
  readonly tokens: Tokens;
  /** Where the public pages are, without a slash at its end. */
  readonly publicUrl: string;
  /** A variable of the environment: addresses that are secrets stand there. */
  readonly variable: (name: string) => string | undefined;
  /** What webhooks are signed with: an endpoint's key, or with null that of the webhooks of flows. */
  readonly signingKey: (endpoint: string | null) => Buffer;
}
