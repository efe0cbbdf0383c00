import type { BuyingRole } from '@nurture/core/workspace';
import { testDatabase } from '../../../../test/support';
import { contactsDeps } from '../../../../test/support/people';
import { companyKey } from '../people/company';
import { receive } from '../receive/receive';
import { accountView, listAccounts, mergeAccounts, setRole, unmergeAccount } from '../index';

const ROLES: BuyingRole[] = [
  { id: 'decides', label: { en: 'Decides' }, when: { 'contact.role': 'management' } },
  { id: 'pays', label: { en: 'Pays' }, when: { 'contact.role': 'finance' } },
  { id: 'uses', label: { en: 'Uses it' }, when: null },
];

describe('the name of a company', () => {
  it('is the same in whatever case, with or without signs and legal form', () => {
    const spellings = [
      'Kestrel & Vane B.V.',
      'kestrel & vane bv',
      'KESTREL & VANE  b v',
      'Kestrel & Vane Holding B.V.',
    ];
    expect(new Set(spellings.map(companyKey))).toEqual(new Set(['kestrel & vane']));
    expect(companyKey('Société Générale S.A.')).toBe(companyKey('societe generale'));
    expect(companyKey('The Group')).toBe('the');
    expect(companyKey('Holding')).toBe('holding');
  });

  it('is none where people say that they have none', () => {
    expect(['-', '', 'n/a', 'None', 'freelance', 'ZZP', 'x', 'privé', 'N.v.t.'].map(companyKey)).toEqual(
      Array(9).fill(null),
    );
  });
});

describe('accounts', () => {
  const store = testDatabase();
  let given = 0;

  const comes = async (email: string, contact: Record<string, unknown> = {}): Promise<void> => {
    const event = { id: `a-${(given += 1)}`, type: 'page.viewed', email, properties: { url: '/' }, contact };
    const taken = await receive(store.db, contactsDeps(), [event], {
      source: 'api',
      trusted: true,
      keyId: null,
      address: null,
    });
    expect(taken).toMatchObject({ ok: true });
  };
  const accountOf = async (email: string): Promise<string | null> => {
    const [row] = await store.db.query<{ id: string | null }>('SELECT account_id AS id FROM contact WHERE email = $1', [
      email,
    ]);
    return row?.id ?? null;
  };
  const profile = (email: string, fields: object, score: number, stage = 'lead') =>
    store.db.query(
      `INSERT INTO contact_profile (contact_id, stage, stage_since, score, fields) SELECT id, $2, nurture_now(), $3, $4 FROM contact WHERE email = $1`,
      [email, stage, score, JSON.stringify(fields)],
    );

  it('join people by the domain of their company, and no mail provider’s', async () => {
    await comes('ann@acme.example');
    await comes('bob@acme.example');
    await comes('eve@gmail.com');
    await comes('max@telenet.be');
    expect(await accountOf('ann@acme.example')).toBe(await accountOf('bob@acme.example'));
    expect(await accountOf('eve@gmail.com')).toBeNull();
    expect(await accountOf('max@telenet.be')).toBeNull();
  });

  it('join people at a mail provider by the name of the company that they say, also when they say it later', async () => {
    await comes('ann@brightworks.example', { company: 'Brightworks B.V.' });
    await comes('eve@hotmail.com', { company: 'brightworks' });
    await comes('max@ziggo.nl');
    expect(await accountOf('max@ziggo.nl')).toBeNull();
    await comes('max@ziggo.nl', { company: 'BrightWorks BV' });
    const account = await accountOf('ann@brightworks.example');
    expect([await accountOf('eve@hotmail.com'), await accountOf('max@ziggo.nl')]).toEqual([account, account]);
    await comes('ina@gmail.com', { company: 'Solo Studio' });
    await comes('jan@gmail.com', { company: 'Solo studio' });
    expect(await accountOf('ina@gmail.com')).toBe(await accountOf('jan@gmail.com'));
    expect(await accountOf('ina@gmail.com')).not.toBeNull();
  });

  it('show contacts, roles by rule and by hand, who is missing, and a score that is theirs added up', async () => {
    await comes('boss@cedar.example', { company: 'Cedar' });
    await comes('user@cedar.example');
    await comes('intern@cedar.example');
    await profile('boss@cedar.example', { role: 'management', firstName: 'Bea' }, 30);
    await profile('user@cedar.example', { role: 'marketing' }, 12.5);
    await profile('intern@cedar.example', { role: 'student' }, 50, 'disqualified');
    const id = (await accountOf('boss@cedar.example')) ?? '';
    expect((await accountView(store.db, id, ROLES))?.coverage).toEqual({
      known: 1,
      of: 3,
      missing: ['pays', 'uses'],
      risk: 'gaps',
    });
    expect(await setRole(store.db, 'user@cedar.example', 'uses', 'Anna')).toBe(true);
    const account = await accountView(store.db, id, ROLES);
    expect(account).toMatchObject({
      name: 'Cedar',
      domain: 'cedar.example',
      score: 42.5,
      lines: [
        { email: 'boss@cedar.example', points: 30 },
        { email: 'user@cedar.example', points: 12.5 },
      ],
      coverage: { known: 2, of: 3, missing: ['pays'] },
    });
    expect(account?.contacts.map(({ email, role }) => [email, role])).toEqual([
      ['intern@cedar.example', null],
      ['boss@cedar.example', { role: 'decides', by: 'rule' }],
      ['user@cedar.example', { role: 'uses', by: 'hand' }],
    ]);
    expect(await listAccounts(store.db, { q: 'ceda', limit: 5 }, ROLES)).toMatchObject([
      { id, contacts: 3, score: 42.5, openHandoffs: 0 },
    ]);
    await setRole(store.db, 'user@cedar.example', null, 'Anna');
    expect((await accountView(store.db, id, ROLES))?.coverage.known).toBe(1);
    expect(await setRole(store.db, 'nobody@cedar.example', 'uses', 'Anna')).toBe(false);
  });

  it('are merged by hand and taken apart again, with those who came meanwhile, and tell of it', async () => {
    await comes('a@elm-nl.example');
    await comes('b@elm-be.example');
    const [from, into] = [(await accountOf('a@elm-nl.example')) ?? '', (await accountOf('b@elm-be.example')) ?? ''];
    expect(await mergeAccounts(store.db, from, into, 'Anna')).toEqual({ kind: 'done', id: into, contacts: 1 });
    await comes('late@elm-nl.example');
    expect([await accountOf('a@elm-nl.example'), await accountOf('late@elm-nl.example')]).toEqual([into, into]);
    expect((await accountView(store.db, from, ROLES))?.id).toBe(into);
    expect(await mergeAccounts(store.db, from, into, 'Anna')).toMatchObject({ kind: 'refused', why: 'same' });
    expect(await mergeAccounts(store.db, into, from, 'Anna')).toMatchObject({ kind: 'refused', why: 'unknown-into' });
    expect(await unmergeAccount(store.db, from, 'Bram')).toEqual({ kind: 'done', id: from, contacts: 2 });
    expect([await accountOf('late@elm-nl.example'), await accountOf('b@elm-be.example')]).toEqual([from, into]);
    expect((await accountView(store.db, into, ROLES))?.merges).toMatchObject([
      { account: { id: from }, by: 'Anna', partedBy: 'Bram' },
    ]);
    expect(await unmergeAccount(store.db, from, 'Bram')).toMatchObject({ kind: 'refused', why: 'not-merged' });
  });

  it('come apart in any order where one was merged into another that was merged on', async () => {
    for (const name of ['one', 'two', 'three']) await comes(`x@${name}-fir.example`);
    const ids = await Promise.all(['one', 'two', 'three'].map((name) => accountOf(`x@${name}-fir.example`)));
    const [one = '', two = '', three = ''] = ids.map((id) => id ?? '');
    const all = () => Promise.all(['one', 'two', 'three'].map((name) => accountOf(`x@${name}-fir.example`)));
    await mergeAccounts(store.db, one, two, 'Anna');
    await mergeAccounts(store.db, two, three, 'Anna');
    expect(await all()).toEqual([three, three, three]);
    await unmergeAccount(store.db, two, 'Anna');
    expect(await all()).toEqual([two, two, three]);
    await mergeAccounts(store.db, two, three, 'Anna');
    await unmergeAccount(store.db, one, 'Anna');
    expect(await all()).toEqual([one, three, three]);
    await unmergeAccount(store.db, two, 'Anna');
    expect(await all()).toEqual([one, two, three]);
  });
});
