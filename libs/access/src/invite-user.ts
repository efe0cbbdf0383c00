import { now, tasks, type Database, type Tx } from '@nurture/store';
import { type AuditEntry, recordAudit } from './audit';
import { invitationMail } from './invitation-mail';
import { forgetFirstLink, invite } from './invitations';
import { addUser, findUser, type NewUser, type UserView } from './users';

/** What an invitation is made with. */
export interface InviteContext {
  /** Where the product is, without a slash at its end. */
  readonly publicUrl: string;
  /** The company's name, for the mail. */
  readonly company: string;
  /** Who did it, for the audit log. */
  readonly entry: Pick<AuditEntry, 'actor' | 'address'>;
}

export interface InvitedUser {
  readonly user: UserView;
  /** To be given to them, should the mail not arrive; shown once. */
  readonly link: string;
}

/** The page of the dashboard that takes a link up. Behind the #, so that no server and no proxy logs it. */
export const welcomeLink = (publicUrl: string, token: string): string => `${publicUrl}/#/welcome/${token}`;

/** Adds somebody, and mails them the link. @returns null where the address is taken */
export function inviteUser(db: Database, given: NewUser, context: InviteContext): Promise<InvitedUser | null> {
  return db.transaction(async (tx) => {
    const user = await addUser(tx, given);
    if (!user) return null;
    await forgetFirstLink(tx);
    return linkFor(tx, user, 'users.invite', context);
  });
}

/** Mails somebody a new link, with which they set a new password. @returns null where there is nobody to mail to */
export function inviteAgain(db: Database, id: string, context: InviteContext): Promise<InvitedUser | null> {
  return db.transaction(async (tx) => {
    const user = await findUser(tx, id);
    return user?.active ? linkFor(tx, user, 'users.inviteAgain', context) : null;
  });
}

async function linkFor(tx: Tx, user: UserView, action: string, context: InviteContext): Promise<InvitedUser> {
  const token = await invite(tx, user.id);
  const link = welcomeLink(context.publicUrl, token);
  await tasks.plan(tx, [
    {
      queue: 'send-notification',
      key: `invitation:${user.id}:${token.slice(0, 12)}`,
      contactId: null,
      dueAt: await now(tx),
      payload: invitationMail(user, link, context.company),
    },
  ]);
  await recordAudit(tx, { ...context.entry, action, target: `users/${user.id}`, outcome: 'done' });
  return { user, link };
}
