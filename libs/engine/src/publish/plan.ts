import type { Tx } from '@nurture/store';
import { type FlowMigration, planMigration } from '../migrate/migrate';
import { plannedTarget } from '../migrate/target';
import { type FlowDifference, flowDifferences } from './difference';
import {
  assertKnownFlows,
  type Change,
  mapFor,
  type Publication,
  type Published,
  type WantedMigration,
} from './publication';
import { versionContent } from './version-content';
import { previewScoring, type ScoringPreview } from './scoring-preview';
import { decideVersion, READ_FLOW, READ_SETTINGS, type VersionRow } from './publish';

/** What publishing would do with one flow. */
export interface FlowPlan {
  readonly id: string;
  readonly name: string;
  readonly change: Change;
  /** The version in force; null where the flow is new. */
  readonly inForce: number | null;
  /** The version that would be in force. */
  readonly version: number;
  /** Against the version in force; nothing where the flow is new or unchanged. */
  readonly differences: readonly FlowDifference[];
  /** Who is in it now. They stay on the version that they entered. */
  readonly people: readonly { readonly version: number; readonly state: string; readonly people: number }[];
  /** Who would move, where to, and what comes next for them; null where they stay on the version that they entered. */
  readonly migration: FlowMigration | null;
}

export interface PublicationPlan {
  readonly settings: Published['settings'];
  readonly flows: readonly FlowPlan[];
  /** Published before, and no longer among the files: they stay in force. */
  readonly absent: readonly string[];
  /** Who moves up and down under the new scoring model; null where it stays as it is. */
  readonly scoring: ScoringPreview | null;
}

const READ_PEOPLE = /* sql */ `
SELECT flow_version AS version, state, count(*)::int AS people FROM enrolment
WHERE flow_id = $1 AND status = 'active' GROUP BY flow_version, state ORDER BY flow_version, state`;
const READ_ABSENT = /* sql */ `SELECT id FROM flow WHERE id <> ALL ($1::text[]) AND status <> 'archived' ORDER BY id`;

/**
 * What publishing by hand would do, and whom it would find where. Reads only; another publisher may come in between.
 * @throws EngineError `engine.flow-unknown` where the migration names a flow that is not among the files
 */
export async function planPublication(
  tx: Tx,
  publication: Publication,
  wanted: WantedMigration | null = null,
): Promise<PublicationPlan> {
  assertKnownFlows(wanted, publication);
  const { settings, scoring, handoff } = publication;
  const planned: Published['settings'][number][] = [];
  for (const [kind, { hash }] of Object.entries({ workspace: settings, scoring, handoff })) {
    const versions = await tx.query<VersionRow>(READ_SETTINGS, [kind]);
    planned.push({ kind, ...decideVersion(versions, hash, { atStartUp: false }) });
  }
  const flows: FlowPlan[] = [];
  for (const flow of publication.flows) flows.push(await planFlow(tx, flow, publication, wanted));
  const absent = await tx.query<{ id: string }>(READ_ABSENT, [publication.flows.map(({ id }) => id)]);
  const changed = planned.some(({ kind, change }) => kind === 'scoring' && change !== 'unchanged');
  const preview = changed ? await previewScoring(tx, publication) : null;
  return { settings: planned, flows, absent: absent.map(({ id }) => id), scoring: preview };
}

async function planFlow(
  tx: Tx,
  flow: Publication['flows'][number],
  { settings, scoring, handoff }: Publication,
  wanted: WantedMigration | null,
): Promise<FlowPlan> {
  const { id, name } = flow;
  const versions = await tx.query<VersionRow>(READ_FLOW, [id]);
  const { number, change } = decideVersion(versions, flow.hash, { atStartUp: false });
  const inForce = await versionContent(tx, id, null);
  const people = await tx.query<FlowPlan['people'][number]>(READ_PEOPLE, [id]);
  const differences = inForce === null || change === 'unchanged' ? [] : flowDifferences(inForce, flow);
  const map = mapFor(wanted, id, change);
  const inside = { workspace: settings.content, scoring: scoring.content, handoff: handoff.content };
  const migration = map && (await planMigration(tx, await plannedTarget(tx, flow, number, inside), map));
  return { id, name, change, inForce: inForce?.number ?? null, version: number, differences, people, migration };
}
