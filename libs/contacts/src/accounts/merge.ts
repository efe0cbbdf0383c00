import type { Database, Tx } from '@nurture/store';

export type AccountMergeOutcome =
  | { readonly kind: 'done'; readonly id: string; readonly contacts: number }
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'unknown-into' | 'same' | 'not-merged' };

interface Row {
  readonly id: string;
  readonly domain: string | null;
  readonly mergedInto: string | null;
}

// Accounts before contacts, as those do who receive events: nobody joins either of them while they are being merged.
const LOCK_ACCOUNTS = /* sql */ `
SELECT id, domain, merged_into AS "mergedInto" FROM account WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`;
const LOCK_CONTACTS = 'SELECT id FROM contact WHERE account_id = $1 ORDER BY id FOR UPDATE';
const MOVE = 'UPDATE contact SET account_id = $2 WHERE id = ANY ($1::bigint[])';

const RECORD = /* sql */ `
WITH led AS (
  UPDATE account SET merged_into = $2 WHERE merged_into = $1 RETURNING id
)
INSERT INTO account_merge (from_id, into_id, merged_at, merged_by, contacts, accounts)
VALUES ($1, $2, nurture_now(), $3, $4::bigint[], ARRAY(SELECT id FROM led ORDER BY id))`;

/**
 * Says that two accounts are one company: the contacts of `from` are `into`'s from now on, and so is whoever comes with
 * its domain or name later. `unmergeAccount` takes them apart again.
 * @param by who decided it
 */
export function mergeAccounts(db: Database, from: string, into: string, by: string): Promise<AccountMergeOutcome> {
  return db.transaction(async (tx) => {
    const rows = await tx.query<Row>(LOCK_ACCOUNTS, [[from, into]]);
    const own = rows.find(({ id }) => id === from);
    const other = rows.find(({ id }) => id === into);
    if (!own) return { kind: 'refused', why: 'unknown' };
    if (from === into || own.mergedInto !== null) return { kind: 'refused', why: 'same' };
    if (!other || other.mergedInto !== null) return { kind: 'refused', why: 'unknown-into' };
    const contacts = await idsOf(tx, LOCK_CONTACTS, [from]);
    await tx.query(MOVE, [contacts, into]);
    await tx.query(RECORD, [from, into, by, contacts]);
    await tx.query('UPDATE account SET merged_into = $2 WHERE id = $1', [from, into]);
    return { kind: 'done', id: into, contacts: contacts.length };
  });
}

interface Standing {
  readonly contacts: readonly string[];
  readonly accounts: readonly string[];
}

const PART = /* sql */ `
UPDATE account_merge SET parted_at = nurture_now(), parted_by = $2 WHERE from_id = $1 AND parted_at IS NULL
RETURNING contacts, accounts`;

/** Who was moved and is there still, and who came with one of its domains since. */
const THEIRS = /* sql */ `
SELECT c.id FROM contact c
WHERE c.account_id = $1 AND (c.id = ANY ($2::bigint[])
   OR split_part(c.email, '@', 2) IN (SELECT a.domain FROM account a WHERE a.id = ANY ($3::bigint[])))
ORDER BY c.id FOR UPDATE`;

/**
 * Takes apart what was merged: the account stands for itself again, with those whom the merge moved and those who came
 * with its domain since.
 * @param by who decided it
 */
export function unmergeAccount(db: Database, id: string, by: string): Promise<AccountMergeOutcome> {
  return db.transaction(async (tx) => {
    const [found] = await tx.query<Row>(`SELECT id, domain, merged_into AS "mergedInto" FROM account WHERE id = $1`, [
      id,
    ]);
    if (!found) return { kind: 'refused', why: 'unknown' };
    const into = found.mergedInto;
    const locked = into === null ? [] : await tx.query<Row>(LOCK_ACCOUNTS, [[id, into]]);
    if (into === null || locked.find((row) => row.id === id)?.mergedInto !== into)
      return { kind: 'refused', why: 'not-merged' };
    const [merge] = await tx.query<Standing>(PART, [id, by]);
    const back = await idsOf(tx, THEIRS, [into, merge?.contacts ?? [], [id, ...(merge?.accounts ?? [])]]);
    await tx.query(MOVE, [back, id]);
    await tx.query('UPDATE account SET merged_into = NULL WHERE id = $1', [id]);
    await tx.query('UPDATE account SET merged_into = $2 WHERE id = ANY ($1::bigint[]) AND merged_into = $3', [
      merge?.accounts ?? [],
      id,
      into,
    ]);
    return { kind: 'done', id, contacts: back.length };
  });
}

const idsOf = async (tx: Tx, sql: string, parameters: unknown[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
