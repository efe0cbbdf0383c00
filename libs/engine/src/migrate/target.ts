import { compileModel, declaredTypes, type FlowStatus, type SettingsInForce } from '@nurture/core/absorb';
import { compileFlow, type FlowDocument, type StreamItem } from '@nurture/core/flow';
import type { Tx } from '@nurture/store';
import { readSettings } from '../book/published-book';
import { EngineError } from '../errors';
import type { MigrationTarget } from './migrate';

const READ_VERSION = /* sql */ `
SELECT f.status, v.number, v.document, v.streams
FROM flow f LEFT JOIN flow_version v ON v.flow_id = f.id AND v.number = coalesce($2::int, f.current_version)
WHERE f.id = $1`;
const READ_STATUS = /* sql */ `SELECT status FROM flow WHERE id = $1`;

/** A version of a flow by its content, whether it is published or not. */
export interface VersionContent {
  readonly document: FlowDocument;
  readonly streams: Readonly<Record<string, readonly StreamItem[]>>;
}

/**
 * A published version as a target.
 * @param number null: the one in force
 * @throws EngineError `engine.flow-unknown`, `engine.version-unknown`
 */
export async function publishedTarget(tx: Tx, flowId: string, number: number | null): Promise<MigrationTarget> {
  const [row] = await tx.query<{
    status: FlowStatus;
    number: number | null;
    document: FlowDocument;
    streams: Record<string, StreamItem[]>;
  }>(READ_VERSION, [flowId, number]);
  if (!row) throw new EngineError('engine.flow-unknown', flowId);
  if (row.number === null) throw new EngineError('engine.version-unknown', `${flowId} ${number}`);
  return targetOf(row, row.number, row.status, await readSettings(tx));
}

/** A version that is not published yet, with the settings that would be published beside it. */
export async function plannedTarget(
  tx: Tx,
  content: VersionContent,
  number: number,
  settings: SettingsInForce,
): Promise<MigrationTarget> {
  const [row] = await tx.query<{ status: FlowStatus }>(READ_STATUS, [content.document.id]);
  return targetOf(content, number, row?.status ?? 'active', settings);
}

function targetOf(
  { document, streams }: VersionContent,
  version: number,
  status: FlowStatus,
  settings: SettingsInForce,
): MigrationTarget {
  const types = declaredTypes(settings.workspace);
  return { flow: compileFlow(document, { version, streams, types }), model: compileModel(settings), status };
}
