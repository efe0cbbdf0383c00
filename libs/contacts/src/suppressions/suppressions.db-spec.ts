import { Readable } from 'node:stream';
import { testDatabase } from '../../../../test/support';
import { addSuppression, findSuppressions } from '../consent/suppression';
import { exportSuppressions, importSuppressions } from './csv';
import { liftSuppression, listSuppressions, suppressAddress, SUPPRESSION_CURSOR } from './list';

const secret = 'a secret of the tests';

describe('the list of suppressed addresses', () => {
  const store = testDatabase();
  beforeEach(() => store.db.query('DELETE FROM suppression'));

  const take = (text: string) =>
    importSuppressions(store.db, secret, { name: 'list.csv', open: () => Readable.from([Buffer.from(text)]) });
  const exported = async (): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of exportSuppressions(store.db, secret)) lines.push(line.trimEnd());
    return lines;
  };
  const reasonOf = async (email: string) => (await findSuppressions(store.db, secret, [email])).get(email);
  const add = (email: string, reason: 'manual' | 'bounce' | 'erased' | 'complaint', expiresAt: number | null = null) =>
    addSuppression(store.db, secret, { email, reason, expiresAt });
  const SOON = Date.UTC(2999, 0, 1);

  it('takes lists of its own and of others, and says which lines it refuses', async () => {
    const report = await take(
      'Email Address;Type;Expires\nann@example.com;Hard Bounce;\nBob@Example.com;SpamComplaint;\nno address;;\nzoe@example.com;;2999-01-01\nyan@example.com;;soon\n',
    );
    expect(report).toMatchObject({ rows: 5, imported: 3, refused: 2 });
    expect(report.refusals.map(({ line }) => line)).toEqual([4, 6]);
    expect(await reasonOf('ann@example.com')).toBe('bounce');
    expect(await reasonOf('bob@example.com')).toBe('complaint');
    expect(await reasonOf('zoe@example.com')).toBe('manual');
  });

  it('refuses a file that names no address', async () => {
    await expect(take('name,reason\nAnn,bounce\n')).rejects.toMatchObject({ code: 'import-file' });
  });

  it('comes back the same from its own export, erased people by their hash', async () => {
    await add('ann@example.com', 'bounce', SOON);
    await add('gone@example.com', 'erased');
    await suppressAddress(store.db, secret, { email: 'eve@example.com', reason: 'manual', detail: '=1+1, "quoted"' });
    const before = await exported();
    expect(before.join('\n')).not.toContain('gone@example.com');
    expect(before.join('\n')).toContain(`"'=1+1, ""quoted"""`);
    await store.db.query('DELETE FROM suppression');
    expect(await take(before.join('\r\n'))).toMatchObject({ imported: 3, refused: 0 });
    expect(await reasonOf('gone@example.com')).toBe('erased');
    expect((await exported()).map((line) => line.split(',')[1]).sort()).toEqual(
      before.map((line) => line.split(',')[1]).sort(),
    );
  });

  it('is paged, the latest first', async () => {
    for (let n = 1; n <= 5; n++) await add(`p${n}@example.com`, 'manual');
    const first = await listSuppressions(store.db, secret, { limit: 3 });
    expect(first.at(-1)?.cursor).toMatch(SUPPRESSION_CURSOR);
    const rest = await listSuppressions(store.db, secret, { limit: 3, after: first.at(-1)?.cursor });
    expect([...first, ...rest].map(({ email }) => email)).toEqual([5, 4, 3, 2, 1].map((n) => `p${n}@example.com`));
  });

  it.each([
    ['what is for good is not cut short', ['bounce', null], ['bounce', SOON], ['bounce', null]],
    ['a lighter reason replaces no heavier one', ['bounce', null], ['manual', null], ['bounce', null]],
    ['a heavier one replaces a lighter one', ['manual', null], ['bounce', null], ['bounce', null]],
    ['what expires gives way to what is for good', ['bounce', SOON], ['manual', null], ['manual', null]],
    ['nothing replaces a complaint', ['complaint', null], ['erased', null], ['complaint', null]],
  ] as const)('%s', async (_, first, second, left) => {
    await add('ann@example.com', first[0], first[1]);
    await add('ann@example.com', second[0], second[1]);
    const [line] = await listSuppressions(store.db, secret, { email: 'ann@example.com', limit: 1 });
    expect(line?.reason).toBe(left[0]);
    expect(line?.expiresAt === null).toBe(left[1] === null);
  });

  it('lets go of a bounce, and not of what people said', async () => {
    await add('ann@example.com', 'bounce');
    await add('bob@example.com', 'complaint');
    expect(await liftSuppression(store.db, secret, 'Ann@example.com')).toBe('lifted');
    expect(await liftSuppression(store.db, secret, 'ann@example.com')).toBe('unknown');
    expect(await liftSuppression(store.db, secret, 'bob@example.com')).toBe('kept');
  });
});
