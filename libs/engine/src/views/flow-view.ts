import { wilson } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { EngineError } from '../errors';

/** A flow with its versions, where people are, and how they move. */
export interface FlowView {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly currentVersion: number;
  readonly versions: readonly { readonly number: number; readonly publishedAt: string; readonly people: number }[];
  /** Active people per state, over all versions; ended ones under `ended`, by how. */
  readonly people: readonly { readonly state: string; readonly people: number }[];
  readonly ended: readonly { readonly status: string; readonly people: number }[];
  readonly setAside: number;
  /** How many took each arrow, and what share they are of the `n` who came into the state that it leaves. */
  readonly edges: readonly {
    readonly from: string | null;
    readonly cause: string | null;
    readonly to: string;
    readonly people: number;
    readonly share: number;
    readonly n: number;
    /** The 95 % interval of the share; null where nobody came. */
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

const READ_FLOW = /* sql */ `SELECT id, name, status, current_version AS "currentVersion" FROM flow WHERE id = $1`;
const READ_VERSIONS = /* sql */ `
SELECT v.number, v.published_at AS "publishedAt",
       (SELECT count(*)::int FROM enrolment e
        WHERE e.flow_id = v.flow_id AND e.flow_version = v.number AND e.status = 'active') AS people
FROM flow_version v WHERE v.flow_id = $1 ORDER BY v.number`;
const READ_PEOPLE = /* sql */ `
SELECT status, state, count(*)::int AS people, count(set_aside)::int AS "setAside"
FROM enrolment WHERE flow_id = $1 GROUP BY status, state ORDER BY status, state`;
const READ_EDGES = /* sql */ `
SELECT move ->> 'from' AS "from", move ->> 'cause' AS cause, move ->> 'to' AS "to",
       count(DISTINCT s.enrolment_id)::int AS people
FROM enrolment e
JOIN enrolment_step s ON s.enrolment_id = e.id
CROSS JOIN jsonb_array_elements(s.trace -> 'moves') AS move
WHERE e.flow_id = $1
GROUP BY 1, 2, 3 ORDER BY people DESC, 1, 2, 3`;

interface PeopleRow {
  status: string;
  state: string;
  people: number;
  setAside: number;
}

interface EdgeRow {
  from: string | null;
  cause: string | null;
  to: string;
  people: number;
}

/**
 * A flow as its owner sees it.
 * @throws EngineError `engine.flow-unknown`
 */
export async function flowView(tx: Tx, id: string): Promise<FlowView> {
  const [flow] = await tx.query<Pick<FlowView, 'id' | 'name' | 'status' | 'currentVersion'>>(READ_FLOW, [id]);
  if (!flow) throw new EngineError('engine.flow-unknown', id);
  const versions = await tx.query<{ number: number; publishedAt: Date; people: number }>(READ_VERSIONS, [id]);
  const rows = await tx.query<PeopleRow>(READ_PEOPLE, [id]);
  const edges = await tx.query<EdgeRow>(READ_EDGES, [id]);
  return {
    ...flow,
    versions: versions.map((version) => ({ ...version, publishedAt: version.publishedAt.toISOString() })),
    people: rows.filter((row) => row.status === 'active').map(({ state, people }) => ({ state, people })),
    ended: endedBy(rows),
    setAside: rows.reduce((sum, row) => sum + row.setAside, 0),
    edges: withShares(edges),
  };
}

function endedBy(rows: readonly PeopleRow[]): FlowView['ended'] {
  const sums = new Map<string, number>();
  for (const { status, people } of rows) if (status !== 'active') sums.set(status, (sums.get(status) ?? 0) + people);
  return [...sums].map(([status, people]) => ({ status, people }));
}

/** The share of an arrow: of all who came into the state that it leaves. */
function withShares(edges: readonly EdgeRow[]): FlowView['edges'] {
  const entered = new Map<string, number>();
  for (const { to, people } of edges) entered.set(to, (entered.get(to) ?? 0) + people);
  const newcomers = edges.filter((edge) => edge.from === null).reduce((sum, edge) => sum + edge.people, 0);
  return edges.map((edge) => {
    const of = edge.from === null ? newcomers : (entered.get(edge.from) ?? edge.people);
    const { low, high } = wilson(edge.people, of) ?? { low: null, high: null };
    return { ...edge, share: of === 0 ? 0 : edge.people / of, n: of, low, high };
  });
}
