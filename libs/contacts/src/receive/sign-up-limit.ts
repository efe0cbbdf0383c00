import type { Tx } from '@nurture/store';

/** How often one address may be typed into forms: anybody can type anybody's. */
export const FORMS_PER_ADDRESS = { perHour: 5, perDay: 15 } as const;

const COUNT = /* sql */ `
SELECT count(*) FILTER (WHERE received_at > nurture_now() - interval '1 hour')::int AS hour, count(*)::int AS day
FROM event WHERE contact_id = $1 AND type = 'form.submitted' AND source = 'site'
  AND received_at > nurture_now() - interval '1 day'`;

/**
 * Was this address typed into forms so often that somebody fills its mailbox? Asked under the contact's lock, so that
 * many at once can't all be the last.
 */
export async function isBombed(tx: Tx, contactId: string): Promise<boolean> {
  const [known] = await tx.query<{ hour: number; day: number }>(COUNT, [contactId]);
  return known !== undefined && (known.hour >= FORMS_PER_ADDRESS.perHour || known.day >= FORMS_PER_ADDRESS.perDay);
}
