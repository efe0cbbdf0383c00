import { publish, type Published } from '@nurture/engine';
import type { Database } from '@nurture/store';
import {
  checkWorkspace,
  type CompiledWorkspace,
  compileWorkspace,
  type Finding,
  loadWorkspace,
  withFlow,
} from '@nurture/workspace';

/** What came of a flow that was posted. */
export type FlowPublication =
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** The flow may be sound, but what it stands on is not. */
  | { readonly kind: 'workspace-faulty'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'published';
      readonly flow: Published['flows'][number];
      readonly warnings: readonly Finding[];
    };

const isError = (finding: Finding): boolean => finding.level === 'error';

/**
 * Checks one flow against the workspace on disk, its mails, topics, windows and the other flows, and publishes it with
 * the settings that it was checked against.
 * @throws WorkspaceMissingError where there is no such folder
 */
export async function publishFlow(db: Database, workspaceDir: string, document: unknown): Promise<FlowPublication> {
  const loaded = withFlow(loadWorkspace(workspaceDir), JSON.stringify(document, null, 2));
  const findings = await checkWorkspace(loaded);
  const own = findings.filter((finding) => finding.file === loaded.file);
  if (own.some(isError)) return { kind: 'refused', findings: own.filter(isError) };
  const compiled = await compileWorkspace(loaded, findings);
  const flow = compiled?.flows.find((each) => each.id === idOf(document));
  if (!compiled || !flow) return { kind: 'workspace-faulty', findings: findings.filter(isError) };
  const published = await publish(db, only(compiled, flow));
  const [made] = published.flows;
  if (!made) throw new Error(`the flow ${flow.id} was not published`);
  return { kind: 'published', flow: made, warnings: own };
}

const idOf = (document: unknown): unknown =>
  typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined;

/** The one flow with its mails. */
function only(compiled: CompiledWorkspace, flow: CompiledWorkspace['flows'][number]): CompiledWorkspace {
  return { ...compiled, flows: [flow], mails: compiled.mails.filter((mail) => Object.hasOwn(flow.mails, mail.name)) };
}
