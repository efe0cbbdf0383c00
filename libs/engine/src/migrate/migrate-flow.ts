import type { FlowMap } from '@nurture/core/migration';
import type { Database, Tx } from '@nurture/store';
import type { MailsWithdrawn } from '../absorb/save';
import { LOCK_PUBLISHING } from '../publish/publish';
import { type FlowMigration, migrate, planMigration } from './migrate';
import { publishedTarget } from './target';

/** Which people move, and to which version; null: to the one in force. */
export interface FlowMove {
  readonly map: FlowMap;
  readonly to: number | null;
}

const PUT_IN_FORCE = /* sql */ `
UPDATE flow SET current_version = $2, changed_at = nurture_now() WHERE id = $1 AND current_version <> $2`;

/**
 * Who would move to a published version, where to, and what comes next for them. Reads only.
 * @throws EngineError `engine.flow-unknown`, `engine.version-unknown`
 */
export async function planFlowMove(tx: Tx, flowId: string, { map, to }: FlowMove): Promise<FlowMigration> {
  return planMigration(tx, await publishedTarget(tx, flowId, to), map);
}

/**
 * Moves people in flight to a published version, an older one too, in one transaction.
 * @throws EngineError `engine.flow-unknown`, `engine.version-unknown`; MigrationRefused
 */
export function moveFlow(
  db: Database,
  flowId: string,
  { map, to }: FlowMove,
  told: MailsWithdrawn | null,
): Promise<FlowMigration> {
  return db.transaction(async (tx) => {
    await tx.query(LOCK_PUBLISHING);
    return migrate(tx, await publishedTarget(tx, flowId, to), map, told);
  });
}

/**
 * Puts an earlier version in force again: for newcomers, and with a map for people in flight too. Start-up leaves it
 * so, whatever the files say.
 * @throws as {@link moveFlow}
 */
export function rollBackFlow(
  db: Database,
  flowId: string,
  { map, to }: { readonly map: FlowMap | null; readonly to: number },
  told: MailsWithdrawn | null,
): Promise<FlowMigration | null> {
  return db.transaction(async (tx) => {
    await tx.query(LOCK_PUBLISHING);
    const target = await publishedTarget(tx, flowId, to);
    await tx.query(PUT_IN_FORCE, [flowId, to]);
    const moved = map && (await migrate(tx, target, map, told));
    await tx.query(`SELECT pg_notify('nurture_published', '')`);
    return moved;
  });
}
