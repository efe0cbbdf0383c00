import { contactIdentity, mergeAccounts, receive, unmergeAccount } from '@nurture/contacts';
import type { FlowDocument } from '@nurture/core/flow';
import { absorbBatch, type AbsorbDeps, EnrolmentIds, publish, PublishedBook } from '@nurture/engine';
import { recordWithdrawn } from '@nurture/mail';
import { testDatabase } from '../../../../test/support';
import { quiet } from '../../../../test/support/mail-scene';
import { contactsDeps } from '../../../../test/support/people';
import { referencePublication } from '../../../../test/support/reference-world';
import { mergePeople } from './merge';

const { secret } = contactsDeps();

/** Hears colleagues; told apart by what `account.*` says. */
const GROUP: FlowDocument = {
  id: 'group',
  enrol: { on: 'quiz.completed' },
  again: 'always',
  initial: 'watching',
  states: {
    watching: {
      on: {
        'page.viewed': [
          { of: 'account', guard: { 'account.domain': 'heron.example' }, target: 'heron' },
          { of: 'account', target: 'other' },
        ],
      },
    },
    heron: { type: 'final' },
    other: { type: 'final' },
  },
};
/** Two people of one company were on the site. */
const TWO: FlowDocument = {
  id: 'two',
  enrol: { on: 'quiz.completed' },
  again: 'always',
  initial: 'looking',
  states: {
    looking: {
      always: [
        { guard: { did: { event: 'page.viewed', atLeast: 1, by: 'account', contacts: 2 } }, target: 'several' },
        { target: 'alone' },
      ],
    },
    several: { type: 'final' },
    alone: { type: 'final' },
  },
};

describe('what flows see of an account after a merge', () => {
  const store = testDatabase();
  const absorbing: AbsorbDeps = {
    book: new PublishedBook(quiet),
    ids: new EnrolmentIds(),
    mailsWithdrawn: recordWithdrawn,
  };
  let given = 0;

  beforeAll(() => publish(store.db, referencePublication([GROUP, TWO])));

  const does = async (email: string, type: string): Promise<void> => {
    const properties = type === 'page.viewed' ? { url: 'https://example.com/cases' } : { quiz: 'q' };
    const event = { id: `account-${(given += 1)}`, type, email, properties };
    const context = { source: 'api' as const, trusted: true, keyId: null, address: null };
    expect(await receive(store.db, contactsDeps(), [event], context)).toMatchObject({ ok: true });
    while ((await absorbBatch(store.db, absorbing, 50)).contacts > 0);
  };
  const accountOf = async (email: string): Promise<string> =>
    (await contactIdentity(store.db, secret, email))?.account?.id ?? '';
  const statesOf = async (email: string, flow: string): Promise<string[]> => {
    const rows = await store.db.query<{ state: string }>(
      `SELECT state FROM enrolment WHERE contact_id = nurture_contact_of($1) AND flow_id = $2 ORDER BY id`,
      [email, flow],
    );
    return rows.map(({ state }) => state);
  };

  it('hears those who came with the other company, knows it by the remaining name, and no more once they part', async () => {
    const [ann, bob] = ['ann@heron.example', 'bob@egret.example'];
    for (const email of [ann, bob]) await does(email, 'quiz.completed');
    await does(bob, 'page.viewed');
    expect([await statesOf(ann, 'group'), await statesOf(bob, 'group')]).toEqual([['watching'], ['other']]);

    const [heron, egret] = [await accountOf(ann), await accountOf(bob)];
    expect(await mergeAccounts(store.db, egret, heron, 'Sanne')).toMatchObject({ kind: 'done' });
    await does(bob, 'quiz.completed');
    await does(ann, 'page.viewed');
    expect([await statesOf(ann, 'group'), await statesOf(bob, 'group')]).toEqual([['heron'], ['other', 'heron']]);
    // Who comes with the domain of the one that was merged is a colleague at once.
    await does('cas@egret.example', 'quiz.completed');
    await does(ann, 'page.viewed');
    expect(await statesOf('cas@egret.example', 'group')).toEqual(['heron']);

    await does(ann, 'quiz.completed');
    expect(await unmergeAccount(store.db, egret, 'Sanne')).toMatchObject({ kind: 'done' });
    await does(bob, 'page.viewed');
    expect(await statesOf(ann, 'group')).toEqual(['heron', 'watching']);
  });

  it('counts the people of both companies together, and one person with two addresses once', async () => {
    const [one, other] = ['dee@swan.example', 'eli@teal.example'];
    for (const email of [one, other]) await does(email, 'page.viewed');
    await does(one, 'quiz.completed');
    expect(await statesOf(one, 'two')).toEqual(['alone']);
    await mergeAccounts(store.db, await accountOf(other), await accountOf(one), 'Sanne');
    await does(one, 'quiz.completed');
    expect(await statesOf(one, 'two')).toEqual(['alone', 'several']);
    const deps = { db: store.db, secret, absorbing };
    await mergePeople(deps, { from: other, into: one, by: 'both mailboxes', preview: false });
    await does(one, 'quiz.completed');
    expect(await statesOf(one, 'two')).toContain('alone');
    expect((await statesOf(one, 'two')).filter((state) => state === 'several')).toHaveLength(1);
  });

  it('lets colleagues hear what a merged contact does under either address', async () => {
    const [listener, old, kept] = ['fay@rail.example', 'gus@rail.example', 'gus@gmail.com'];
    for (const email of [listener, old, kept]) await does(email, 'page.viewed');
    await mergePeople({ db: store.db, secret, absorbing }, { from: old, into: kept, by: 'Sanne', preview: false });
    await does(listener, 'quiz.completed');
    await does(old, 'page.viewed');
    expect(await statesOf(listener, 'group')).toEqual(['other']);
    await does(listener, 'quiz.completed');
    await does(kept, 'page.viewed');
    expect(await statesOf(listener, 'group')).toEqual(['other', 'other']);
  });
});
