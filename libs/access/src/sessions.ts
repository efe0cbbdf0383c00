import type { Database, Tx } from '@nurture/store';
import { forgiveAttempts, takeAttempt } from './attempts';
import { type Actor, recordAudit } from './audit';
import type { Caller } from './caller';
import { hashPassword, isPassword, type PasswordFault, passwordFault } from './password';
import { rightsOf, type Role } from './roles';
import { digest, newSecret } from './secrets';
import { addressOf, findUser, type UserView } from './users';

/** A session ends after so long without a call, and after so long whatever happens. */
export const SESSION_HOURS = { idle: 12, most: 7 * 24 } as const;

const IN_FORCE = /* sql */ `
s.seen_at > nurture_now() - interval '${SESSION_HOURS.idle} hours'
AND s.created_at > nurture_now() - interval '${SESSION_HOURS.most} hours'`;

/** Somebody is signed in. `token` is for their browser alone; only its digest is kept. */
export interface NewSession {
  readonly token: string;
  readonly user: UserView;
}

/** Where a call comes from. */
export interface Origin {
  /** The network address, for the audit log. */
  readonly address: string | null;
  /** What counts as one place, for limits; null where that says nothing. */
  readonly network: string | null;
}

/** Begins a session of somebody who has just shown who they are. */
export async function beginSession(tx: Tx, userId: string): Promise<string> {
  const token = newSecret();
  await tx.query(
    'INSERT INTO session (hash, user_id, created_at, seen_at) VALUES ($1, $2, nurture_now(), nurture_now())',
    [digest(token), userId],
  );
  await tx.query('UPDATE app_user SET seen_at = nurture_now() WHERE id = $1', [userId]);
  return token;
}

/** Ends all sessions of somebody. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE user_id = $1', [userId]);
}

/** Ends one session; harmless when repeated. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE hash = $1', [digest(token)]);
}

export type SignIn =
  | { readonly kind: 'signed-in'; readonly session: NewSession }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number };

interface Known {
  id: string;
  passwordHash: string | null;
}

const KNOWN = `SELECT id, password_hash AS "passwordHash" FROM app_user WHERE email = $1 AND deactivated_at IS NULL`;

/** Locked, so that a password changed or an account closed meanwhile counts. */
const STILL = `SELECT 1 FROM app_user WHERE id = $1 AND password_hash = $2 AND deactivated_at IS NULL FOR SHARE`;

const signInEntry = (id: string | null, from: Origin, outcome: 'done' | 'refused') => {
  const actor: Actor = id === null ? { kind: 'nobody', id } : { kind: 'user', id };
  return { actor, action: 'session.sign-in', target: null, address: from.address, outcome } as const;
};

/** Signs somebody in by address and password. It takes as long and says the same whether the address is known or not. */
export async function signIn(
  db: Database,
  given: { readonly email: string; readonly password: string },
  from: Origin,
): Promise<SignIn> {
  const email = addressOf(given.email);
  const waitSeconds = await takeAttempt(db, email, from.network);
  if (waitSeconds > 0) return { kind: 'too-many', waitSeconds };
  const [known] = await db.query<Known>(KNOWN, [email]);
  const fits = await isPassword(given.password, known?.passwordHash ?? null);
  const session = known && fits ? await admit(db, known, email, from) : null;
  if (session) return { kind: 'signed-in', session };
  await recordAudit(db, signInEntry(known?.id ?? null, from, 'refused'));
  return { kind: 'refused' };
}

/** @returns null where somebody changed the password or closed the account while it was compared */
function admit(db: Database, { id, passwordHash }: Known, email: string, from: Origin): Promise<NewSession | null> {
  return db.transaction(async (tx) => {
    const still = await tx.query(STILL, [id, passwordHash]);
    const user = still.length > 0 ? await findUser(tx, id) : null;
    if (!user) return null;
    await forgiveAttempts(tx, email);
    await recordAudit(tx, signInEntry(id, from, 'done'));
    return { token: await beginSession(tx, id), user };
  });
}

/** Says who it is, and notes once a minute that they are here. */
const FIND = /* sql */ `
WITH found AS (
  SELECT s.hash, s.seen_at, u.id, u.name, u.email, u.role FROM session s JOIN app_user u ON u.id = s.user_id
  WHERE s.hash = $1 AND u.deactivated_at IS NULL AND ${IN_FORCE}
),
used AS (
  UPDATE session s SET seen_at = nurture_now() FROM found f
  WHERE s.hash = f.hash AND f.seen_at < nurture_now() - interval '1 minute'
  RETURNING s.user_id
),
seen AS (
  UPDATE app_user u SET seen_at = nurture_now() FROM used WHERE u.id = used.user_id
)
SELECT id, name, email, role FROM found`;

/** Who is signed in with a session; null for one that is unknown or has ended. Asked anew each time. */
export async function findSession(db: Database, token: string): Promise<Caller | null> {
  const [row] = await db.query<{ id: string; name: string; email: string; role: Role }>(FIND, [digest(token)]);
  return row ? { kind: 'user', id: row.id, name: row.name, email: row.email, ...rightsOf(row.role) } : null;
}

export type PasswordChange =
  | { readonly kind: 'changed'; readonly session: NewSession }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unfit'; readonly fault: PasswordFault }
  | { readonly kind: 'too-many'; readonly waitSeconds: number };

/** Changes somebody's own password and ends all their sessions; a new one goes on where they are. */
export async function changePassword(
  db: Database,
  userId: string,
  given: { readonly current: string; readonly next: string },
  from: Origin,
): Promise<PasswordChange> {
  const user = await findUser(db, userId);
  if (!user) return { kind: 'wrong' };
  const waitSeconds = await takeAttempt(db, user.email, null);
  if (waitSeconds > 0) return { kind: 'too-many', waitSeconds };
  const [known] = await db.query<Known>(KNOWN, [user.email]);
  if (!known || !(await isPassword(given.current, known.passwordHash))) return { kind: 'wrong' };
  const fault = passwordFault(given.next, user);
  if (fault) return { kind: 'unfit', fault };
  const made = await hashPassword(given.next);
  return db.transaction(async (tx) => {
    const changed = await tx.query(
      `UPDATE app_user SET password_hash = $3 WHERE id = $1 AND password_hash = $2 AND deactivated_at IS NULL RETURNING 1`,
      [userId, known.passwordHash, made],
    );
    if (changed.length === 0) return { kind: 'wrong' };
    await endSessions(tx, userId);
    await forgiveAttempts(tx, user.email);
    const entry = {
      actor: { kind: 'user', id: userId },
      action: 'session.password',
      target: `users/${userId}`,
    } as const;
    await recordAudit(tx, { ...entry, address: from.address, outcome: 'done' });
    return { kind: 'changed', session: { token: await beginSession(tx, userId), user } };
  });
}

/** Deletes sessions that have ended by themselves. */
export async function forgetEndedSessions(tx: Tx): Promise<void> {
  await tx.query(`DELETE FROM session s WHERE NOT (${IN_FORCE})`);
}
