/**
 * Lets a statement that writes enrolments keep their timers: one row of `enrolment_timer` for each `due_at`, and none
 * besides. Whatever writes `due_at` goes through here, so that no timer is lost and none is left behind.
 *
 * @param write an INSERT or UPDATE of `enrolment AS e`, without RETURNING
 * @returns the statement that does both; it gives no rows
 */
export function keepingTimers(write: string): string {
  return /* sql */ `
WITH moved AS (
  ${write}
  RETURNING e.id, e.contact_id, old.due_at AS was, new.due_at AS due
), gone AS (
  DELETE FROM enrolment_timer t USING moved m
  WHERE m.was IS DISTINCT FROM m.due AND t.due_at = m.was AND t.enrolment_id = m.id
)
INSERT INTO enrolment_timer (due_at, enrolment_id, contact_id)
SELECT due, id, contact_id FROM moved WHERE due IS NOT NULL AND was IS DISTINCT FROM due ORDER BY due, id`;
}
