import { moveClock, testDatabase } from '../../../test/support';
import { ATTEMPTS } from './attempts';
import { listAudit, recordAudit } from './audit';
import { forgetOldAccess } from './forget';
import { acceptInvitation, findInvitation, inviteFirstAdmin } from './invitations';
import { inviteAgain, inviteUser } from './invite-user';
import { changePassword, endSession, endSessions, findSession, type Origin, signIn } from './sessions';
import { changeUser, listUsers } from './users';

const store = testDatabase();
const PASSWORD = 'kettle moss rivet';
const from: Origin = { address: '192.0.2.7', network: '192.0.2.7' };
const context = {
  publicUrl: 'https://nurture.example',
  company: 'Kestrel & Vane',
  entry: { actor: { kind: 'command', id: null }, address: null },
} as const;
const linkToken = (link = ''): string => link.split('/').at(-1) ?? '';

const invited = async (email: string, role: 'admin' | 'sales' | 'marketer' = 'marketer') => {
  const made = await inviteUser(store.db, { email, name: 'Ann', role, locale: 'nl' }, context);
  if (!made) throw new Error('the address is taken');
  return { ...made, token: linkToken(made.link) };
};
/** Somebody who is signed in. */
const member = async (email: string, role: 'admin' | 'sales' | 'marketer' = 'marketer') => {
  const { token, user } = await invited(email, role);
  const accepted = await acceptInvitation(store.db, token, { name: 'Ann', password: PASSWORD }, from);
  if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
  return { ...user, token: accepted.session.token };
};
const enter = (email: string, password = PASSWORD, origin = from) => signIn(store.db, { email, password }, origin);
const who = async (token: string) => (await findSession(store.db, token))?.email ?? null;

describe('the first admin', () => {
  it('is made by one link, told once, even when many processes start at once', async () => {
    const told = await Promise.all(Array.from({ length: 6 }, () => inviteFirstAdmin(store.db)));
    const tokens = told.filter((token) => token !== null);
    expect(tokens).toHaveLength(1);
    const [token = ''] = tokens;
    expect(await findInvitation(store.db, token)).toEqual({ email: null, name: null, role: 'admin' });
    const given = { name: 'Ada', password: PASSWORD };
    expect(await acceptInvitation(store.db, token, given, from)).toEqual({ kind: 'email-needed' });
    const taken = await Promise.all(
      ['ada@example.com', 'eve@example.com'].map((email) =>
        acceptInvitation(store.db, token, { ...given, email }, from),
      ),
    );
    expect(taken.map(({ kind }) => kind).sort()).toEqual(['accepted', 'unknown']);
    expect((await listUsers(store.db, { limit: 9 })).map(({ role, name }) => [role, name])).toEqual([['admin', 'Ada']]);
  });

  it('is the only one: with a user there, no start makes another link', async () => {
    expect(await inviteFirstAdmin(store.db)).toBeNull();
  });

  it('stays one while there is no other, also when two would step down at once', async () => {
    const [ada] = await listUsers(store.db, { limit: 1 });
    const id = ada?.id ?? '';
    expect(await changeUser(store.db, id, { active: false })).toEqual({ kind: 'last-admin' });
    const second = await member('second@example.com', 'admin');
    const both = await Promise.all([id, second.id].map((one) => changeUser(store.db, one, { role: 'analyst' })));
    expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'last-admin']);
  });
});

describe('an invitation', () => {
  it('is mailed with its link in the language of who is invited', async () => {
    const { link } = await invited('mailed@example.com');
    const [task] = await store.db.query<{ payload: { subject: string; text: string; html: string } }>(
      `SELECT payload FROM task WHERE queue = 'send-notification' AND payload -> 'to' ->> 'email' = 'mailed@example.com'`,
    );
    expect(task?.payload).toMatchObject({ subject: 'Je toegang tot Nurture bij Kestrel & Vane' });
    expect(task?.payload.text).toContain(link);
    expect(task?.payload.html).toContain('bij Kestrel &#38; Vane');
  });

  it('works once, for a week, and only the last one does', async () => {
    const { token, user } = await invited('once@example.com');
    const again = await inviteAgain(store.db, user.id, context);
    expect(await findInvitation(store.db, token)).toBeNull();
    const last = linkToken(again?.link);
    expect(await findInvitation(store.db, last)).toMatchObject({ email: 'once@example.com' });
    const given = { name: 'Ann', password: PASSWORD };
    expect((await acceptInvitation(store.db, last, { ...given, password: 'short' }, from)).kind).toBe('unfit');
    expect((await acceptInvitation(store.db, last, given, from)).kind).toBe('accepted');
    expect((await acceptInvitation(store.db, last, given, from)).kind).toBe('unknown');
    const late = await invited('late@example.com');
    await moveClock(store.db, { days: 7, seconds: 1 });
    expect(await findInvitation(store.db, late.token)).toBeNull();
  });

  it('sets a forgotten password anew, and ends the sessions that there were', async () => {
    const ann = await member('forgot@example.com');
    const link = (await inviteAgain(store.db, ann.id, context))?.link;
    expect(await who(ann.token)).toBe('forgot@example.com');
    await acceptInvitation(store.db, linkToken(link), { name: 'Ann', password: 'another good one' }, from);
    expect(await who(ann.token)).toBeNull();
    expect((await enter('forgot@example.com')).kind).toBe('refused');
    expect((await enter('FORGOT@example.com ', 'another good one')).kind).toBe('signed-in');
  });
});

describe('a session', () => {
  it('is kept as a digest, and ends after half a day of rest or a week of use', async () => {
    const { token } = await member('rest@example.com');
    const [row] = await store.db.query<{ kept: string }>(`SELECT string_agg(s::text, ' ') AS kept FROM session s`);
    expect(row?.kept).not.toContain(token);
    for (let halfDay = 0; halfDay < 14; halfDay += 1) {
      await moveClock(store.db, { hours: 11, minutes: 59 });
      expect(await who(token)).toBe('rest@example.com');
    }
    await moveClock(store.db, { minutes: 15 });
    expect(await who(token)).toBeNull();
    const idle = await enter('rest@example.com');
    if (idle.kind !== 'signed-in') throw new Error(idle.kind);
    await moveClock(store.db, { hours: 12, seconds: 1 });
    expect(await who(idle.session.token)).toBeNull();
    await forgetOldAccess(store.db);
    expect(await store.db.query('SELECT 1 FROM session')).toEqual([]);
  });

  it('tells when somebody was last here, to the minute, also after it ended', async () => {
    const { token } = await member('seen@example.com');
    const seen = async (): Promise<number> => {
      const user = (await listUsers(store.db, { limit: 500 })).find(({ email }) => email === 'seen@example.com');
      return Date.parse(user?.lastSeenAt ?? '');
    };
    const first = await seen();
    await who(token);
    expect(await seen()).toBe(first);
    await moveClock(store.db, { minutes: 30 });
    await who(token);
    const later = await seen();
    expect(later - first).toBeGreaterThanOrEqual(30 * 60_000);
    await endSession(store.db, token);
    await moveClock(store.db, { minutes: 30 });
    expect([await who(token), await seen()]).toEqual([null, later]);
  });

  it('ends everywhere at a change of the password, which goes on where it was changed', async () => {
    const ann = await member('change@example.com');
    const elsewhere = await enter('change@example.com');
    const change = (current: string, next: string) => changePassword(store.db, ann.id, { current, next }, from);
    expect(await change('not my password', 'a new one, and long')).toEqual({ kind: 'wrong' });
    expect(await change(PASSWORD, 'change@example.com')).toEqual({ kind: 'unfit', fault: 'own-address' });
    const changed = await change(PASSWORD, 'a new one, and long');
    if (changed.kind !== 'changed' || elsewhere.kind !== 'signed-in') throw new Error(changed.kind);
    expect(await Promise.all([ann.token, elsewhere.session.token, changed.session.token].map(who))).toEqual([null, null, 'change@example.com']); // prettier-ignore
    await endSessions(store.db, ann.id);
    expect(await who(changed.session.token)).toBeNull();
  });

  it('ends at once for who is put out, and no link or password lets them in', async () => {
    const ann = await member('gone@example.com');
    const link = (await inviteAgain(store.db, ann.id, context))?.link;
    await changeUser(store.db, ann.id, { active: false });
    expect(await who(ann.token)).toBeNull();
    expect((await enter('gone@example.com')).kind).toBe('refused');
    expect(await findInvitation(store.db, linkToken(link))).toBeNull();
    expect(await inviteAgain(store.db, ann.id, context)).toBeNull();
  });
});

describe('signing in', () => {
  it('is refused after ten tries at an address, known or not, however many are made at once', async () => {
    await member('target@example.com');
    for (const email of ['target@example.com', 'nobody-here@example.com']) {
      const tries = await Promise.all(Array.from({ length: 14 }, () => enter(email, 'wrong wrong wrong')));
      expect(tries.filter(({ kind }) => kind === 'refused')).toHaveLength(ATTEMPTS.perAddress);
      expect(await enter(email)).toEqual({ kind: 'too-many', waitSeconds: expect.any(Number) as number });
    }
    await moveClock(store.db, { minutes: ATTEMPTS.withinMinutes, seconds: 1 });
    expect((await enter('target@example.com')).kind).toBe('signed-in');
  });

  it('is refused to a network that tries address after address, and to no other', async () => {
    const network = { address: '198.51.100.9', network: '198.51.100.9' };
    await enter('one@example.com', 'wrong wrong wrong', network);
    await store.db.query('UPDATE sign_in_attempt SET count = $1', [ATTEMPTS.perNetwork]);
    expect((await enter('two@example.com', 'wrong wrong wrong', network)).kind).toBe('too-many');
    expect((await enter('three@example.com', 'wrong wrong wrong', { address: null, network: '203.0.113.1' })).kind).toBe('refused'); // prettier-ignore
  });

  it('forgives tries once the password was right', async () => {
    await member('clumsy@example.com');
    for (let n = 0; n < 9; n += 1) await enter('clumsy@example.com', 'wrong wrong wrong', { address: null, network: '203.0.113.2' }); // prettier-ignore
    expect((await enter('clumsy@example.com', PASSWORD, { address: null, network: '203.0.113.2' })).kind).toBe('signed-in'); // prettier-ignore
    expect((await enter('clumsy@example.com', 'wrong wrong wrong', { address: null, network: '203.0.113.2' })).kind).toBe('refused'); // prettier-ignore
  });

  it('is looked at as long for an address that nobody has', async () => {
    await member('timed@example.com');
    const time = async (email: string): Promise<number> => {
      const started = performance.now();
      await enter(email, 'wrong wrong wrong', { address: null, network: null });
      return performance.now() - started;
    };
    const known = Math.min(await time('timed@example.com'), await time('timed@example.com'));
    const unknown = Math.min(await time('untimed@example.com'), await time('untimed@example.com'));
    // A hash takes some 15 ms; without one the answer comes in 3.
    expect(unknown).toBeGreaterThan(known / 2.5);
  });
});

describe('the audit log', () => {
  const entry = { actor: { kind: 'key', id: '1' }, target: 'flows/a', address: '192.0.2.1', outcome: 'done' } as const;

  it('tells who signed in and who failed to, without an address of anybody', async () => {
    const ann = await member('logged@example.com');
    await enter('logged@example.com', 'wrong wrong wrong', { address: '192.0.2.99', network: '192.0.2.99' });
    await enter('never-there@example.com', 'wrong wrong wrong', { address: '192.0.2.99', network: '192.0.2.99' });
    const lines = await listAudit(store.db, { limit: 2 });
    expect(lines).toMatchObject([
      { actor: { kind: 'nobody', id: null, name: null }, action: 'session.sign-in', outcome: 'refused' },
      { actor: { kind: 'user', id: ann.id, name: 'Ann' }, action: 'session.sign-in', outcome: 'refused', address: '192.0.2.99' }, // prettier-ignore
    ]);
    const [{ kept } = { kept: '' }] = await store.db.query<{ kept: string }>(
      `SELECT string_agg(a::text, ' ') AS kept FROM audit_entry a`,
    );
    expect(kept).not.toContain('@');
  });

  it('is read by actor and by action, page by page', async () => {
    for (const action of ['flows.publish', 'flows.pause', 'keys.make'])
      await recordAudit(store.db, { ...entry, action });
    const actions = async (filter: object) => (await listAudit(store.db, { limit: 9, ...filter })).map(({ action }) => action); // prettier-ignore
    const actor = { kind: 'key', id: '1' };
    expect(await actions({ actor })).toEqual(['keys.make', 'flows.pause', 'flows.publish']);
    expect(await actions({ actor, action: 'flows' })).toEqual(['flows.pause', 'flows.publish']);
    expect(await actions({ actor, action: 'flows.pause' })).toEqual(['flows.pause']);
    const [first] = await listAudit(store.db, { actor: { kind: 'key', id: '1' }, limit: 1 });
    expect(await actions({ actor, after: first?.id })).toEqual(['flows.pause', 'flows.publish']);
  });

  it('refuses to be changed or emptied; entries go by age alone', async () => {
    await recordAudit(store.db, { ...entry, action: 'flows.publish' });
    for (const statement of [
      `UPDATE audit_entry SET action = 'nothing'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
    ]) {
      await expect(store.db.query(statement)).rejects.toMatchObject({ code: 'NU001' });
    }
    const [before] = await listAudit(store.db, { limit: 1 });
    await moveClock(store.db, { days: 729 });
    await forgetOldAccess(store.db);
    expect(await listAudit(store.db, { limit: 1 })).toEqual([before]);
    await moveClock(store.db, { days: 1, seconds: 1 });
    await forgetOldAccess(store.db);
    expect(await listAudit(store.db, { limit: 1 })).toEqual([]);
  });
});
