import {
  type FlowPlan,
  planPublication,
  publish,
  type Published,
  versionsInForce,
  type WantedMigration,
} from '@nurture/engine';
import { recordWithdrawn } from '@nurture/mail';
import type { Database } from '@nurture/store';
import {
  checkWorkspace,
  type CompiledWorkspace,
  compileWorkspace,
  type Finding,
  loadWorkspace,
  withFlow,
} from '@nurture/workspace';

/** A flow that was posted and can't be published. */
export type FlowRefusal =
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** The flow may be sound, but what it stands on is not. */
  | { readonly kind: 'workspace-faulty'; readonly findings: readonly Finding[] };

/** What came of a flow that was posted. */
export type FlowPublication =
  | FlowRefusal
  | {
      readonly kind: 'published';
      readonly flow: Published['flows'][number];
      readonly migration: Published['migrations'][number] | null;
      readonly warnings: readonly Finding[];
    };

export interface PublishFlowOptions {
  /** The version that the author changed, 0 where there was none; without it, the one in force when the call came. */
  readonly base: number | null;
  /** Who moves, for the flow's id. */
  readonly wantedFor: (id: string) => WantedMigration | null;
}

const isError = (finding: Finding): boolean => finding.level === 'error';

/**
 * Checks one flow against the workspace on disk, its mails, topics, windows and the other flows, and publishes it with
 * the settings that it was checked against.
 * @throws WorkspaceMissingError where there is no such folder; EngineError `engine.published-meanwhile`; MigrationRefused
 */
export async function publishFlow(
  db: Database,
  workspaceDir: string,
  document: unknown,
  { base, wantedFor }: PublishFlowOptions,
): Promise<FlowPublication> {
  const { flows, settings } = await versionsInForce(db);
  const checked = await checkedFlow(workspaceDir, document);
  if (checked.kind !== 'sound') return checked;
  const { id, publication, warnings } = checked;
  const wanted = wantedFor(id);
  const published = await publish(db, publication, {
    atStartUp: false,
    onto: { settings, flows: base === null ? flows : onto(flows, id, base) },
    ...(wanted === null ? {} : { migration: { wanted, mailsWithdrawn: recordWithdrawn } }),
  });
  const [made] = published.flows;
  if (!made) throw new Error(`the flow ${id} was not published`);
  return { kind: 'published', flow: made, migration: published.migrations[0] ?? null, warnings };
}

function onto(flows: Readonly<Record<string, number>>, id: string, base: number): Readonly<Record<string, number>> {
  const { [id]: _, ...others } = flows;
  return base === 0 ? others : { ...others, [id]: base };
}

/** What publishing a flow would do; it is checked as {@link publishFlow} checks it. */
export async function planFlow(
  db: Database,
  workspaceDir: string,
  document: unknown,
  wantedFor: (id: string) => WantedMigration | null,
): Promise<FlowRefusal | { readonly kind: 'planned'; readonly plan: FlowPlan; readonly warnings: readonly Finding[] }> {
  const checked = await checkedFlow(workspaceDir, document);
  if (checked.kind !== 'sound') return checked;
  const { id, publication, warnings } = checked;
  const [plan] = (await planPublication(db, publication, wantedFor(id))).flows;
  if (!plan) throw new Error(`the flow ${id} was not planned`);
  return { kind: 'planned', plan, warnings };
}

async function checkedFlow(
  workspaceDir: string,
  document: unknown,
): Promise<
  | FlowRefusal
  | {
      readonly kind: 'sound';
      readonly id: string;
      readonly publication: CompiledWorkspace;
      readonly warnings: readonly Finding[];
    }
> {
  const loaded = withFlow(loadWorkspace(workspaceDir), JSON.stringify(document, null, 2));
  const findings = await checkWorkspace(loaded);
  const own = findings.filter((finding) => finding.file === loaded.file);
  if (own.some(isError)) return { kind: 'refused', findings: own.filter(isError) };
  const compiled = await compileWorkspace(loaded, findings);
  const flow = compiled?.flows.find((each) => each.id === idOf(document));
  if (!compiled || !flow) return { kind: 'workspace-faulty', findings: findings.filter(isError) };
  return { kind: 'sound', id: flow.id, publication: only(compiled, flow), warnings: own };
}

const idOf = (document: unknown): unknown =>
  typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined;

/** The one flow with its mails. */
function only(compiled: CompiledWorkspace, flow: CompiledWorkspace['flows'][number]): CompiledWorkspace {
  return { ...compiled, flows: [flow], mails: compiled.mails.filter((mail) => Object.hasOwn(flow.mails, mail.name)) };
}
