import type { FlowDocument } from '@nurture/core/flow';
import { type FlowGraph, flowGraph, liveGraph, type LiveGraph, type LiveWay } from '@nurture/core/picture';
import type { Tx } from '@nurture/store';
import { EngineError } from '../errors';

/** A version of a flow as a picture with numbers. */
export interface FlowGraphView extends LiveGraph {
  readonly version: number;
  /** Without the numbers: the same for everybody and always. */
  readonly drawn: FlowGraph;
}

const READ_DOCUMENT = /* sql */ `
SELECT v.number, v.document FROM flow f LEFT JOIN flow_version v
  ON v.flow_id = f.id AND v.number = coalesce($2::int, f.current_version)
WHERE f.id = $1`;
const READ_STATES = /* sql */ `
SELECT state, count(*)::int AS people FROM enrolment
WHERE flow_id = $1 AND status = 'active' AND ($2::int IS NULL OR flow_version = $2) GROUP BY state`;
const READ_WAYS = /* sql */ `
SELECT move ->> 'from' AS "from", move ->> 'to' AS "to", move ->> 'end' AS "end",
       count(DISTINCT s.enrolment_id)::int AS people
FROM enrolment e
JOIN enrolment_step s ON s.enrolment_id = e.id
CROSS JOIN jsonb_array_elements(s.trace -> 'moves') AS move
WHERE e.flow_id = $1 AND ($2::int IS NULL OR e.flow_version = $2) AND move ->> 'cause' IS DISTINCT FROM 'migrated'
GROUP BY 1, 2, 3`;

const READ_ENTERED = /* sql */ `
SELECT move ->> 'to' AS state, count(DISTINCT s.enrolment_id)::int AS people
FROM enrolment e
JOIN enrolment_step s ON s.enrolment_id = e.id
CROSS JOIN jsonb_array_elements(s.trace -> 'moves') AS move
WHERE e.flow_id = $1 AND ($2::int IS NULL OR e.flow_version = $2) AND move ->> 'end' IS NULL
GROUP BY 1`;

interface InState {
  readonly state: string;
  readonly people: number;
}

/**
 * A flow's picture with how many are where and took which way.
 * @param version whose picture, counting the people on it alone; null: the one in force, counting everybody by the names
 *   of states
 * @throws EngineError `engine.flow-unknown`, `engine.version-unknown`
 */
export async function flowGraphView(tx: Tx, id: string, version: number | null): Promise<FlowGraphView> {
  const [row] = await tx.query<{ number: number | null; document: FlowDocument }>(READ_DOCUMENT, [id, version]);
  if (!row) throw new EngineError('engine.flow-unknown', id);
  if (row.number === null) throw new EngineError('engine.version-unknown', `${id} ${version}`);
  const states = await tx.query<InState>(READ_STATES, [id, version]);
  const entered = await tx.query<InState>(READ_ENTERED, [id, version]);
  const ways = await tx.query<LiveWay>(READ_WAYS, [id, version]);
  const counts = { states: byState(states), entered: byState(entered), ways };
  const drawn = flowGraph(row.document);
  return { version: row.number, drawn, ...liveGraph(drawn, counts) };
}

const byState = (rows: readonly InState[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ state, people }) => [state, people]));
