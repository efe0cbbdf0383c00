import { declaredTypes } from '@nurture/core/absorb';
import { type Condition, sqlOf } from '@nurture/core/condition';
import type { Stage, WorkspaceSettings } from '@nurture/core/workspace';
import { now, type Tx } from '@nurture/store';
import { CONTACTS, SEGMENT_SCHEMA } from './schema';

/** A contact for whom a condition holds. Times are ISO 8601. */
export interface FoundContact {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly company: string | null;
  readonly stage: Stage;
  readonly score: number;
  /** Null where too little is known to say. */
  readonly fit: number | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
}

export interface FoundContacts {
  readonly contacts: readonly FoundContact[];
  /** How many there are in all, counted to {@link COUNTED} at most; null on further pages. */
  readonly people: number | null;
}

/** Beyond this nobody needs the number to the man, and counting costs. */
export const COUNTED = 10_000;

const COLUMNS = /* sql */ `
c.id, c.email, nullif(concat_ws(' ', p.fields ->> 'firstName', p.fields ->> 'lastName'), '') AS name,
coalesce(p.fields ->> 'company', a.name) AS company, coalesce(p.stage, 'visitor') AS stage,
coalesce(p.score, 0) AS score, p.fit, to_jsonb(c.created_at) AS "createdAt", to_jsonb(p.last_seen_at) AS "lastSeenAt"`;

/**
 * Contacts for whom a condition holds now, the latest first: those whom a flow's segment with it would take in.
 * @param after id of the last one seen
 * @throws ConditionError for what is no condition; TimeError for a duration that can't be read
 */
export async function searchContacts(
  tx: Tx,
  condition: Condition,
  workspace: WorkspaceSettings,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<FoundContacts> {
  const context = { types: declaredTypes(workspace), schema: SEGMENT_SCHEMA, now: await now(tx) };
  const page = sqlOf(condition, { ...context, firstParam: 3 });
  const contacts = await tx.query<FoundContact>(
    `SELECT ${COLUMNS} FROM ${CONTACTS}
WHERE ($1::bigint IS NULL OR c.id < $1::bigint) AND ${page.text} ORDER BY c.id DESC LIMIT $2`,
    [after ?? null, limit, ...page.params],
  );
  if (after !== undefined) return { contacts, people: null };
  const all = sqlOf(condition, { ...context, firstParam: 2 });
  const [count] = await tx.query<{ people: number }>(
    `SELECT count(*)::int AS people FROM (SELECT FROM ${CONTACTS} WHERE ${all.text} LIMIT $1) AS found`,
    [COUNTED, ...all.params],
  );
  return { contacts, people: count?.people ?? 0 };
}
