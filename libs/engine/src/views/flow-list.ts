import type { FlowDocument } from '@nurture/core/flow';
import type { Tx } from '@nurture/store';

/** A line of the list of flows. */
export interface FlowLine {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'paused' | 'archived';
  readonly currentVersion: number;
  /** Ever enrolled. */
  readonly enrolled: number;
  /** In it now. */
  readonly active: number;
  /** Ended by the flow's goal. */
  readonly converted: number;
  /** Stopped by a fault, until somebody looks. */
  readonly setAside: number;
}

/** A version of a flow: what a marketer wrote, which never changes again. */
export interface FlowVersionView {
  readonly number: number;
  readonly publishedAt: string;
  readonly document: FlowDocument;
}

/** Somebody whom a fault has stopped in a flow. */
export interface SetAsideView {
  readonly id: string;
  readonly contact: string;
  readonly flow: string;
  readonly version: number;
  readonly state: string;
  readonly reason: string;
  readonly since: string;
}

const LIST = /* sql */ `
SELECT f.id, f.name, f.status, f.current_version AS "currentVersion", coalesce(n.enrolled, 0) AS enrolled,
       coalesce(n.active, 0) AS active, coalesce(n.converted, 0) AS converted, coalesce(n.set_aside, 0) AS "setAside"
FROM flow f
LEFT JOIN (
  SELECT flow_id, count(*)::int AS enrolled, (count(*) FILTER (WHERE status = 'active'))::int AS active,
         (count(*) FILTER (WHERE status = 'converted'))::int AS converted,
         (count(*) FILTER (WHERE status = 'active' AND set_aside IS NOT NULL))::int AS set_aside
  FROM enrolment GROUP BY flow_id) n ON n.flow_id = f.id
ORDER BY f.name, f.id`;
const VERSION = /* sql */ `
SELECT number, to_jsonb(published_at) AS "publishedAt", document FROM flow_version WHERE flow_id = $1 AND number = $2`;
const SET_ASIDE = /* sql */ `
SELECT e.id, c.email AS contact, e.flow_id AS flow, e.flow_version AS version, e.state, e.set_aside AS reason,
       to_jsonb(e.entered_at) AS since
FROM enrolment e JOIN contact c ON c.id = e.contact_id
WHERE e.status = 'active' AND e.set_aside IS NOT NULL AND ($1::bigint IS NULL OR e.id < $1)
ORDER BY e.id DESC LIMIT $2`;

/** All flows by name, with how many people they hold. There are dozens at most: no pages. */
export function listFlows(tx: Tx): Promise<FlowLine[]> {
  return tx.query<FlowLine>(LIST);
}

/** One version of a flow; null where there is none. */
export async function flowVersion(tx: Tx, id: string, number: number): Promise<FlowVersionView | null> {
  const [row] = await tx.query<FlowVersionView>(VERSION, [id, number]);
  return row ?? null;
}

/** Enrolments that a fault has stopped, the latest first. */
export function setAsideEnrolments(
  tx: Tx,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<SetAsideView[]> {
  return tx.query<SetAsideView>(SET_ASIDE, [after ?? null, limit]);
}

/** Flows that take people in, by name. */
export const activeFlows = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.query(`SELECT id, name FROM flow WHERE status = 'active' ORDER BY name, id`);
