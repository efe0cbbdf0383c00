import type { Database, Tx } from '@nurture/store';
import type { Role } from './roles';

/** Somebody who logs in, as colleagues see them. Times are ISO 8601. */
export interface UserView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** BCP 47: the language of mails to them. */
  readonly locale: string;
  readonly active: boolean;
  /** Has not set a password yet. */
  readonly invited: boolean;
  readonly createdAt: string;
  /** To the minute; null: never signed in. */
  readonly lastSeenAt: string | null;
}

/** An address as it is kept: people write their own in any case. */
export const addressOf = (given: string): string => given.trim().toLowerCase();

const VIEW = /* sql */ `
id, email, name, role, locale, deactivated_at IS NULL AS active, password_hash IS NULL AS invited,
to_jsonb(created_at) AS "createdAt", to_jsonb(seen_at) AS "lastSeenAt"`;

export async function findUser(tx: Tx, id: string): Promise<UserView | null> {
  const [user] = await tx.query<UserView>(`SELECT ${VIEW} FROM app_user WHERE id = $1`, [id]);
  return user ?? null;
}

/** Users, the latest first, those who are gone too. */
export const listUsers = (tx: Tx, page: { readonly after?: string; readonly limit: number }): Promise<UserView[]> =>
  tx.query<UserView>(`SELECT ${VIEW} FROM app_user WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`, [
    page.after ?? null,
    page.limit,
  ]);

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string;
}

/** Adds somebody without a password. @returns null where the address is taken */
export async function addUser(tx: Tx, { email, name, role, locale }: NewUser): Promise<UserView | null> {
  const [user] = await tx.query<UserView>(
    `INSERT INTO app_user (email, name, role, locale, created_at) VALUES ($1, $2, $3, $4, nurture_now())
     ON CONFLICT (email) DO NOTHING RETURNING ${VIEW}`,
    [addressOf(email), name, role, locale],
  );
  return user ?? null;
}

export interface UserChange {
  readonly name?: string;
  readonly role?: Role;
  readonly active?: boolean;
  readonly locale?: string;
}

export type UserChanged =
  { readonly kind: 'changed'; readonly user: UserView } | { readonly kind: 'unknown' | 'last-admin' };

/** Somebody's own choice: for the dashboard wherever they sign in, and for mails to them. */
export async function setLocale(tx: Tx, id: string, locale: string): Promise<void> {
  await tx.query('UPDATE app_user SET locale = $2 WHERE id = $1', [id, locale]);
}

/** Rows are locked, so that of two who demote the last two admins one is refused. */
const LOCK_ADMINS = `SELECT id FROM app_user WHERE role = 'admin' AND deactivated_at IS NULL ORDER BY id FOR UPDATE`;

const CHANGE = /* sql */ `
UPDATE app_user SET
  name = coalesce($2, name), role = coalesce($3, role), locale = coalesce($4, locale),
  deactivated_at = CASE $5::boolean WHEN true THEN NULL WHEN false THEN coalesce(deactivated_at, nurture_now())
                   ELSE deactivated_at END
WHERE id = $1 RETURNING ${VIEW}`;

/**
 * Changes what somebody is. Who is put out is signed out everywhere at once, and their link is worth nothing; who is let
 * in again needs a new one, or their old password. The last admin stays one.
 */
export function changeUser(db: Database, id: string, change: UserChange): Promise<UserChanged> {
  return db.transaction(async (tx) => {
    const admins = await tx.query<{ id: string }>(LOCK_ADMINS);
    const steps = change.active === false || (change.role !== undefined && change.role !== 'admin');
    if (steps && admins.length === 1 && admins[0]?.id === id) return { kind: 'last-admin' };
    const { name, role, locale, active } = change;
    const params = [id, name ?? null, role ?? null, locale ?? null, active ?? null];
    const [user] = await tx.query<UserView>(CHANGE, params);
    if (!user) return { kind: 'unknown' };
    if (!user.active) await shutOut(tx, id);
    return { kind: 'changed', user };
  });
}

async function shutOut(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE user_id = $1', [id]);
  await tx.query('DELETE FROM invitation WHERE user_id = $1', [id]);
}
