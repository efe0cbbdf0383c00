import { type Asker, HOLDINGS, refusalOf, ROLES, rightsOf, type Role, scopesOf } from './roles';
import { SCOPES } from './scopes';

const somebody = (role: Role): Asker => ({ kind: 'user', ...rightsOf(role) });
const key = (scope: (typeof SCOPES)[number]): Asker => ({ kind: 'key', scopes: [scope], restriction: 'none' });
/** What somebody reaches of all that needs `read`. */
const readable = (asker: Asker) => HOLDINGS.filter((holds) => refusalOf(asker, { needs: 'read', holds }) === null);

describe('roles', () => {
  it('let an analyst read what tells of no person, and nothing else', () => {
    expect(readable(somebody('analyst'))).toEqual(['impersonal', 'own-account']);
  });

  it('let a salesperson read their own leads, and no figures or lists of others', () => {
    expect(readable(somebody('sales'))).toEqual(['own-leads', 'own-account']);
    expect(refusalOf(somebody('sales'), { needs: 'sales', holds: 'own-leads' })).toBeNull();
    expect(refusalOf(somebody('sales'), { needs: 'sales', holds: 'personal' })).toEqual({ why: 'role' });
  });

  it('let marketers and admins, and every key that may read, read everything', () => {
    for (const asker of [somebody('marketer'), somebody('admin'), key('read'), key('sales')]) {
      expect(readable(asker)).toEqual([...HOLDINGS]);
    }
  });

  it('let nobody but an admin do what needs `admin`', () => {
    const may = ROLES.filter((role) => refusalOf(somebody(role), { needs: 'admin', holds: 'impersonal' }) === null);
    expect(may).toEqual(['admin']);
    expect(refusalOf(somebody('marketer'), { needs: 'admin', holds: 'personal' })).toEqual({ why: 'scope', scope: 'admin' }); // prettier-ignore
  });

  it('let everybody who is signed in at their own account, and no key', () => {
    const account = { needs: 'signed-in', holds: 'own-account' } as const;
    expect(ROLES.map((role) => refusalOf(somebody(role), account))).toEqual([null, null, null, null]);
    expect(SCOPES.map((scope) => refusalOf(key(scope), account)?.why)).toEqual(SCOPES.map(() => 'people-only'));
  });

  it('say as scopes what may be shown: a salesperson has no general `read`', () => {
    expect(scopesOf('admin')).toEqual(SCOPES);
    expect(scopesOf('marketer')).toEqual(['events:write', 'read', 'marketing']);
    expect(scopesOf('sales')).toEqual(['sales']);
    expect(scopesOf('analyst')).toEqual(['read']);
  });
});
