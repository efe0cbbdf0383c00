/**
 * Lets a statement that writes enrolments keep their timers: one row of `enrolment_timer` for each `due_at`, and none
 * besides. Whatever writes `due_at` goes through here, so that no timer is lost and none is left behind.
 *
 * @param write an INSERT or UPDATE of `enrolment AS e`, without RETURNING
 * @param known which enrolments (`e`) there were before that it may write; the contacts of all of them are locked
 * @returns the statement that does both; it gives no rows
 */
export function keepingTimers(write: string, known: string): string {
  return /* sql */ `
WITH before AS MATERIALIZED (
  SELECT e.id, e.due_at FROM enrolment e WHERE ${known}
), written AS (
  ${write}
  RETURNING e.id, e.contact_id, e.due_at
), moved AS MATERIALIZED (
  SELECT w.id, w.contact_id, b.due_at AS was, w.due_at AS due
  FROM written w LEFT JOIN before b ON b.id = w.id
  WHERE b.due_at IS DISTINCT FROM w.due_at
), gone AS (
  DELETE FROM enrolment_timer t USING moved m WHERE t.due_at = m.was AND t.enrolment_id = m.id
)
INSERT INTO enrolment_timer (due_at, enrolment_id, contact_id)
SELECT due, id, contact_id FROM moved WHERE due IS NOT NULL ORDER BY due, id`;
}
