import type { Tx } from '@nurture/store';

const READ = /* sql */ `
SELECT
  (SELECT to_jsonb(p) - 'contact_id' FROM contact_profile p WHERE p.contact_id = $1) AS profile,
  (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'contact_id' ORDER BY s.at, s.id), '[]') FROM stage_change s WHERE s.contact_id = $1) AS stages,
  (SELECT coalesce(jsonb_agg(to_jsonb(l) - 'contact_id' ORDER BY l.at, l.id), '[]') FROM score_entry l WHERE l.contact_id = $1) AS score,
  (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'contact_id' ORDER BY e.id), '[]') FROM enrolment e WHERE e.contact_id = $1) AS enrolments,
  (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.id), '[]')
   FROM enrolment_step t JOIN enrolment e ON e.id = t.enrolment_id WHERE e.contact_id = $1) AS steps,
  (SELECT coalesce(jsonb_agg(to_jsonb(f) - 'contact_id' ORDER BY f.at), '[]') FROM event_effect f WHERE f.contact_id = $1) AS effects`;

/** What belongs to a walk before the walks, walks before the rest. */
const ERASE = [
  'DELETE FROM enrolment_step t USING enrolment e WHERE e.id = t.enrolment_id AND e.contact_id = $1',
  `DELETE FROM enrolment_timer t USING enrolment e
   WHERE t.due_at = e.due_at AND t.enrolment_id = e.id AND e.contact_id = $1`,
  'DELETE FROM enrolment WHERE contact_id = $1',
  'DELETE FROM event_effect WHERE contact_id = $1',
  'DELETE FROM score_entry WHERE contact_id = $1',
  'DELETE FROM stage_change WHERE contact_id = $1',
  'DELETE FROM contact_profile WHERE contact_id = $1',
];

/** What this lib holds on a person, and how it is removed. The caller has locked the contact. */
export const personal = {
  /** Profile, stages, score entries, enrolments with their steps, and what opens and clicks did, as they stand. */
  export: async (tx: Tx, contactId: string): Promise<Record<string, unknown>> => {
    const [held] = await tx.query(READ, [contactId]);
    return held ?? {};
  },
  /** Removes all of it; what waited to be absorbed goes too. */
  erase: async (tx: Tx, contactId: string): Promise<void> => {
    await tx.query('DELETE FROM event_pending WHERE contact_id = $1', [contactId]);
    for (const statement of ERASE) await tx.query(statement, [contactId]);
  },
};
