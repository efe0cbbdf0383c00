import type { Database } from '@nurture/store';

/** What a row takes on the disk with its indexes, bytes, as the run left it. */
export interface BytesPerRow {
  /** A contact with consent, profile, ledgers, one walk through a flow and its steps. */
  readonly contact: number;
  /** An event with its key. */
  readonly event: number;
  /** A mail with what stood in it. */
  readonly mail: number;
}

const SIZES = /* sql */ `
SELECT CASE WHEN relname ~ '^event(_key|_[0-9]{4}_[0-9]{2})$' THEN 'event' WHEN relname = 'mail' THEN 'mail'
    WHEN relname ~ '^(task|event_pending|enrolment_timer)' THEN 'queue' ELSE 'contact' END AS what,
  sum(pg_total_relation_size(oid))::float8 AS bytes
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY 1`;
const ROWS = /* sql */ `
SELECT (SELECT count(*) FROM contact)::int AS contact, (SELECT count(*) FROM event)::int AS event,
  (SELECT count(*) FROM mail)::int AS mail`;

/** Tables that stay small are counted in: of a few thousand people they are little. */
export async function bytesPerRow(db: Database): Promise<BytesPerRow> {
  await db.query('VACUUM');
  const sizes = await db.query<{ what: string; bytes: number }>(SIZES);
  const [rows] = await db.query<BytesPerRow>(ROWS);
  const per = (what: keyof BytesPerRow): number =>
    Math.round((sizes.find((size) => size.what === what)?.bytes ?? 0) / Math.max(1, rows?.[what] ?? 0));
  return { contact: per('contact'), event: per('event'), mail: per('mail') };
}
