// Looking for what is left of a person in the database.
import type { Database } from '@nurture/store';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

const COLUMNS = /* sql */ `
SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.relname, a.attnum`;

/** Columns that number a person, or something of theirs. */
const NUMBERED: Readonly<Record<string, keyof PersonIds>> = {
  contact_id: 'contact',
  person: 'contact',
  mail_id: 'mail',
  enrolment_id: 'enrolment',
  handoff_id: 'handoff',
};

/** Numbers of rows by what they are of, as text. */
export interface PersonIds {
  readonly contact: readonly string[];
  readonly mail: readonly string[];
  readonly enrolment: readonly string[];
  readonly handoff: readonly string[];
}

/** Every table of the schema. */
export async function tablesOf(db: Database): Promise<string[]> {
  return [...new Set((await db.query<Column>(COLUMNS)).map(({ table }) => table))];
}

/**
 * Where a person stands in the database: `table.column` of every column, of whatever type, that holds one of the words
 * (in any case), or one of the numbers where it numbers people and what is theirs.
 */
export async function tracesOf(db: Database, words: readonly string[], ids: PersonIds): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column, type } of await db.query<Column>(COLUMNS)) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const numbered = NUMBERED[column];
    const [row] = await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "${table}" WHERE ${text} ILIKE ANY ($1::text[]) OR ${text} = ANY ($2::text[])
          OR ($3 AND ${text} ~ $4)`,
      [
        words.map((word) => `%${word}%`),
        numbered === undefined ? [] : ids[numbered],
        type === 'jsonb',
        `"contactId": "?(${ids.contact.join('|')})[",}]`,
      ],
    );
    if ((row?.n ?? 0) > 0) found.push(`${table}.${column}`);
  }
  return found;
}
