import type { ByHand } from '@nurture/core/absorb';
import type { Database } from '@nurture/store';
import { absorbBatch, type AbsorbDeps } from '../absorb/absorb-batch';
import { EngineError } from '../errors';

const FIND_FLOW = /* sql */ `SELECT 1 AS yes FROM flow WHERE id = $1 AND status <> 'archived'`;
const FIND_ACTIVE = /* sql */ `
SELECT id FROM enrolment WHERE contact_id = $1 AND flow_id = $2 AND status = 'active' ORDER BY id DESC LIMIT 1`;
const FIND_WALK = /* sql */ `
SELECT e.contact_id AS "contactId", e.status = 'active' AND e.set_aside IS NULL AS walks,
       v.document -> 'states' -> $2 IS NOT NULL AS known
FROM enrolment e LEFT JOIN flow_version v ON v.flow_id = e.flow_id AND v.number = e.flow_version
WHERE e.id = $1`;

/**
 * Puts a contact into a flow by hand: its triggers, guards and `again` aren't asked. What it sends is governed as ever.
 * @returns the enrolment's id
 * @throws EngineError `engine.flow-unknown`, also for an archived one; `engine.enrolled-already`
 */
export async function enrolByHand(db: Database, deps: AbsorbDeps, contactId: string, flowId: string): Promise<string> {
  if ((await db.query(FIND_FLOW, [flowId])).length === 0) throw new EngineError('engine.flow-unknown', flowId);
  const before = await activeIn(db, contactId, flowId);
  if (before !== null) throw new EngineError('engine.enrolled-already', flowId);
  await absorbBatch(db, deps, { all: [contactId], joins: [flowId] });
  const id = await activeIn(db, contactId, flowId);
  // A flow may let go of somebody in the very step that lets them in.
  if (id === null) throw new EngineError('engine.enrolment-ended', flowId);
  return id;
}

/**
 * Moves somebody to another state of the version they are on: they leave theirs and enter it.
 * @throws EngineError `engine.enrolment-unknown`, `engine.enrolment-ended`, `engine.state-unknown`
 */
export async function moveByHand(db: Database, deps: AbsorbDeps, enrolmentId: string, to: string): Promise<void> {
  await decided(db, deps, { do: 'move', enrolmentId, to });
}

/**
 * Takes somebody out of a flow. Mails that have not begun to leave are taken back, but service ones.
 * @throws EngineError `engine.enrolment-unknown`, `engine.enrolment-ended`
 */
export async function takeOutByHand(db: Database, deps: AbsorbDeps, enrolmentId: string): Promise<void> {
  await decided(db, deps, { do: 'leave', enrolmentId });
}

async function decided(db: Database, deps: AbsorbDeps, byHand: ByHand): Promise<void> {
  const { enrolmentId } = byHand;
  const to = byHand.do === 'move' ? byHand.to : '';
  const rows = await db.query<{ contactId: string; walks: boolean; known: boolean }>(FIND_WALK, [enrolmentId, to]);
  const [walk] = rows;
  if (walk === undefined) throw new EngineError('engine.enrolment-unknown', enrolmentId);
  if (!walk.walks) throw new EngineError('engine.enrolment-ended', enrolmentId);
  if (byHand.do === 'move' && !walk.known) throw new EngineError('engine.state-unknown', to);
  await absorbBatch(db, deps, { all: [walk.contactId], byHand });
}

async function activeIn(db: Database, contactId: string, flowId: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(FIND_ACTIVE, [contactId, flowId]);
  return row?.id ?? null;
}
