import type { Tx } from '@nurture/store';
import type { TrackedHit } from './hit';

/**
 * Writes hits by key, in one statement. A link that named a contact who was merged counts for whom they are now. A hit's time is the product's now less its age, so that no host's clock is
 * believed and one kept back in the spool still gets its own time.
 */
const WRITE = /* sql */ `
INSERT INTO hit (key, kind, mail_id, contact_id, link, destination, at, evidence, settle_at)
SELECT h.key, h.kind, h.mail_id, nurture_contact_now(h.contact_id), h.link, h.destination, clock.now - h.age * interval '1 millisecond', h.evidence,
       clock.now - h.age * interval '1 millisecond' + $9 * interval '1 millisecond'
FROM (SELECT nurture_now() AS now) AS clock,
  unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::integer[], $6::text[], $7::float8[], $8::jsonb[])
  AS h (key, kind, mail_id, contact_id, link, destination, age, evidence)
ON CONFLICT (key) DO NOTHING`;

/** @param hostNow the same clock that the hits' `hostTime` was read from */
export async function writeHits(tx: Tx, hits: readonly TrackedHit[], hostNow: number, settleMs: number): Promise<void> {
  if (hits.length === 0) return;
  await tx.query(WRITE, [
    hits.map((hit) => hit.key),
    hits.map((hit) => hit.kind),
    hits.map((hit) => hit.mailId),
    hits.map((hit) => hit.contactId),
    hits.map((hit) => hit.link),
    hits.map((hit) => hit.destination),
    hits.map((hit) => Math.max(0, hostNow - hit.hostTime)),
    hits.map((hit) => JSON.stringify(hit.evidence)),
    settleMs,
  ]);
}
