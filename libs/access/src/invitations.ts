import type { Database, Tx } from '@nurture/store';
import { type Actor, recordAudit } from './audit';
import { hashPassword, type PasswordFault, passwordFault } from './password';
import type { Role } from './roles';
import { digest, newSecret } from './secrets';
import { beginSession, endSessions, type NewSession, type Origin } from './sessions';
import { addressOf, addUser, findUser, type UserView } from './users';

/** How long a link can be used. */
export const INVITATION_DAYS = 7;

/** Whom a link makes: somebody who was invited, or with nothing but a role the first admin. */
export interface Invited {
  readonly email: string | null;
  readonly name: string | null;
  readonly role: Role;
}

/** One link per person is in force: the last one. */
const INVITE = /* sql */ `
INSERT INTO invitation (hash, user_id, expires_at)
VALUES ($1, $2, nurture_now() + interval '${INVITATION_DAYS} days')
ON CONFLICT (user_id) DO UPDATE SET hash = EXCLUDED.hash, expires_at = EXCLUDED.expires_at`;

/** Makes a link with which somebody sets their password; earlier ones end. @returns its token, once */
export async function invite(tx: Tx, userId: string): Promise<string> {
  const token = newSecret();
  await tx.query(INVITE, [digest(token), userId]);
  return token;
}

/** Nobody else makes a first link, or takes one, until the transaction ends. */
const ALONE = 'LOCK TABLE invitation IN SHARE ROW EXCLUSIVE MODE';
const NOBODY_YET = /* sql */ `
SELECT NOT EXISTS (SELECT 1 FROM app_user) AS "noUser",
       EXISTS (SELECT 1 FROM invitation WHERE user_id IS NULL AND expires_at > nurture_now()) AS "hasLink"`;

/**
 * While nobody logs in yet: the link that makes the first admin.
 * @returns its token, once; null where there are users, or a link that was told before and can still be used
 */
export function inviteFirstAdmin(db: Database): Promise<string | null> {
  return db.transaction(async (tx) => {
    await tx.query(ALONE);
    const [state] = await tx.query<{ noUser: boolean; hasLink: boolean }>(NOBODY_YET);
    if (!state?.noUser || state.hasLink) return null;
    await forgetFirstLink(tx);
    const token = newSecret();
    await tx.query(INVITE, [digest(token), null]);
    return token;
  });
}

/** Once there is a user, nobody is made the first admin any more. */
export async function forgetFirstLink(tx: Tx): Promise<void> {
  await tx.query('DELETE FROM invitation WHERE user_id IS NULL');
}

const FIND = /* sql */ `
SELECT u.email, u.name, coalesce(u.role, 'admin') AS role
FROM invitation i LEFT JOIN app_user u ON u.id = i.user_id
WHERE i.hash = $1 AND i.expires_at > nurture_now() AND u.deactivated_at IS NULL`;

/** Whom a link is for; null where it was used, replaced or has ended. */
export async function findInvitation(tx: Tx, token: string): Promise<Invited | null> {
  const [invited] = await tx.query<Invited>(FIND, [digest(token)]);
  return invited ?? null;
}

export interface Taken {
  readonly name: string;
  readonly password: string;
  /** The first admin says their own. */
  readonly email?: string;
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly session: NewSession }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'email-needed' }
  | { readonly kind: 'unfit'; readonly fault: PasswordFault };

/** Takes a link up: sets name and password, ends what sessions there were, and signs in. A link does so once. */
export async function acceptInvitation(db: Database, token: string, given: Taken, from: Origin): Promise<Acceptance> {
  const invited = await findInvitation(db, token);
  if (!invited) return { kind: 'unknown' };
  const email = invited.email ?? given.email;
  if (email === undefined) return { kind: 'email-needed' };
  const fault = passwordFault(given.password, { email: addressOf(email), name: given.name });
  if (fault) return { kind: 'unfit', fault };
  const passwordHash = await hashPassword(given.password);
  return db.transaction(async (tx) => {
    const user = await take(tx, token, { name: given.name, email });
    if (!user) return { kind: 'unknown' };
    await tx.query('UPDATE app_user SET name = $2, password_hash = $3 WHERE id = $1', [
      user.id,
      given.name,
      passwordHash,
    ]);
    await endSessions(tx, user.id);
    await recordAudit(tx, acceptedEntry(user.id, from));
    const session = { token: await beginSession(tx, user.id), user: { ...user, name: given.name, invited: false } };
    return { kind: 'accepted', session };
  });
}

const TAKE = 'DELETE FROM invitation WHERE hash = $1 AND expires_at > nurture_now() RETURNING user_id AS "userId"';

/** Of two who take the same link one gets it; the row is gone for the other. */
async function take(tx: Tx, token: string, given: { name: string; email: string }): Promise<UserView | null> {
  await tx.query(ALONE);
  const [taken] = await tx.query<{ userId: string | null }>(TAKE, [digest(token)]);
  if (!taken) return null;
  if (taken.userId !== null) return findUser(tx, taken.userId);
  return addUser(tx, { ...given, role: 'admin', locale: 'en' });
}

const acceptedEntry = (id: string, from: Origin) => {
  const actor: Actor = { kind: 'user', id };
  return {
    actor,
    action: 'invitations.accept',
    target: `users/${id}`,
    address: from.address,
    outcome: 'done',
  } as const;
};
