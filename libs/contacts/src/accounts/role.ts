import type { Database } from '@nurture/store';
import { canonicalAddress } from '../people/address';

const SET = /* sql */ `
INSERT INTO contact_role (contact_id, role, set_at, set_by)
SELECT id, $2, nurture_now(), $3 FROM contact WHERE id = nurture_contact_of($1)
ON CONFLICT (contact_id) DO UPDATE SET role = excluded.role, set_at = excluded.set_at, set_by = excluded.set_by
RETURNING 1`;
const CLEAR = 'DELETE FROM contact_role WHERE contact_id = nurture_contact_of($1)';

/**
 * Says which role somebody plays in the buying group; null leaves it to the rules again.
 * @returns false where nobody has this address
 */
export async function setRole(db: Database, email: string, role: string | null, by: string): Promise<boolean> {
  const address = canonicalAddress(email);
  if (!address.ok) return false;
  if (role !== null) return (await db.query(SET, [address.email, role, by])).length > 0;
  await db.query(CLEAR, [address.email]);
  const [known] = await db.query('SELECT 1 AS yes WHERE nurture_contact_of($1) IS NOT NULL', [address.email]);
  return known !== undefined;
}
