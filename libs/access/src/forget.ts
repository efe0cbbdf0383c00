import type { Tx } from '@nurture/store';
import { forgetEndedSessions } from './sessions';

/** How long the audit log is kept, and with it the names of those who are gone. The database refuses less. */
export const AUDIT_KEPT_DAYS = 730;

const OVER = [
  'DELETE FROM invitation WHERE expires_at < nurture_now()',
  `DELETE FROM sign_in_attempt WHERE since < nurture_now() - interval '1 day'`,
  `DELETE FROM audit_entry WHERE at < nurture_now() - interval '${AUDIT_KEPT_DAYS} days'`,
  `DELETE FROM app_user WHERE deactivated_at < nurture_now() - interval '${AUDIT_KEPT_DAYS} days'`,
];

/** Deletes what is over: sessions, links, tries, old entries of the audit log, and people who left that long ago. */
export async function forgetOldAccess(tx: Tx): Promise<void> {
  await forgetEndedSessions(tx);
  for (const statement of OVER) await tx.query(statement);
}
