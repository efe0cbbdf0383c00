import type { WorkspaceSettings } from '@nurture/core/workspace';

/** What contacts needs of the product around it. */
export interface ContactsDeps {
  /** The settings in force now. */
  readonly settings: () => WorkspaceSettings;
  /** NURTURE_SECRET: keys the hashes of suppressed addresses. */
  readonly secret: string;
  /** The address of the page that confirms what `contactId` was asked for at `atSeconds`: `/v/TOKEN` with its host. */
  readonly confirmationUrl: (contactId: string, atSeconds: number) => string;
  /** A fresh random id, such as a UUID. */
  readonly newId: () => string;
}
