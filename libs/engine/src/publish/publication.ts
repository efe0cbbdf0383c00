import type { FlowMap, MigrationMap } from '@nurture/core/migration';
import type { CompiledWorkspace, PublishableMail, WorkspaceFlow } from '@nurture/workspace';
import { EngineError } from '../errors';
import type { FlowMigration } from '../migrate/migrate';

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
  /** Whom it moved; empty where nobody asked for that. */
  readonly migrations: readonly FlowMigration[];
}

/** The numbers of what is in force, by flow and by kind of settings. */
export interface InForceVersions {
  readonly flows: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, number>>;
}

/** Which people in flight move: by a map, or in every flow that changes, by states of the same name. */
export type WantedMigration = MigrationMap | 'same-names';

/** What a migration says of one flow; null where its people stay. */
export function mapFor(wanted: WantedMigration | null, flowId: string, change: Change): FlowMap | null {
  if (wanted === null) return null;
  if (wanted !== 'same-names') return Object.hasOwn(wanted, flowId) ? (wanted[flowId] ?? null) : null;
  return change === 'new' || change === 'returned' ? { states: {}, from: null } : null;
}

/** @throws EngineError `engine.flow-unknown` where a map names a flow that is not published with it */
export function assertKnownFlows(wanted: WantedMigration | null, { flows }: Publication): void {
  const named = wanted === null || wanted === 'same-names' ? [] : Object.keys(wanted);
  const strange = named.filter((id) => !flows.some((flow) => flow.id === id));
  if (strange.length > 0) throw new EngineError('engine.flow-unknown', strange.join(', '));
}
