import { publish, type Published } from '@nurture/engine';
import type { Database } from '@nurture/store';
import { type CheckKeeper, type CompiledWorkspace, type Finding, prepareWorkspace } from '@nurture/workspace';

/** What came of publishing a folder. */
export interface WorkspacePublished {
  readonly findings: readonly Finding[];
  /** Null where workspace.json, scoring.json or handoff.json has errors: nothing was published then. */
  readonly compiled: CompiledWorkspace | null;
  readonly published: Published | null;
}

/**
 * Checks a workspace and publishes what has no errors; what has keeps its last good version.
 * @throws WorkspaceMissingError where there is no such folder
 */
export async function publishWorkspace(
  db: Database,
  dir: string,
  options: { readonly atStartUp: boolean; readonly keeper?: CheckKeeper | null },
): Promise<WorkspacePublished> {
  const { findings, compiled } = await prepareWorkspace(dir, options.keeper);
  const published = compiled && (await publish(db, compiled, { atStartUp: options.atStartUp }));
  return { findings, compiled, published };
}
