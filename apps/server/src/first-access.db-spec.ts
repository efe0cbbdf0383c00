import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { countApiKeys } from '@nurture/access';
import { openDatabase } from '@nurture/store';
import { pino } from 'pino';
import { createDatabase, dropDatabase, testDatabase } from '../../../test/support';
import { settingsOf } from '../../../test/support/product-settings';
import { ensureFirstAccess } from './first-access';
import { start } from './start';

const NOWHERE = { database: { kind: 'embedded' }, smtp: { kind: 'mailbox' } } as const;

describe('what lets the first person in', () => {
  const store = testDatabase();
  const settings = settingsOf({ ...NOWHERE, apiKey: null, publicUrl: 'https://n.example' });

  it('is left by a worker to a process that answers HTTP, which gives it out once', async () => {
    const none = { newApiKey: null, firstAdminLink: null };
    expect(await ensureFirstAccess(store.db, { ...settings, roles: ['worker'] })).toEqual(none);
    expect(await ensureFirstAccess(store.db, { ...settings, roles: ['api'] })).toEqual({
      newApiKey: expect.stringMatching(/^nk_/) as string,
      firstAdminLink: expect.stringMatching(/^https:\/\/n\.example\/#\/welcome\//) as string,
    });
    expect(await ensureFirstAccess(store.db, { ...settings, roles: ['api'] })).toEqual(none);
  });

  it('is not used up by a start that finds its port taken', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await once(other, 'listening');
    const url = await createDatabase();
    const { port } = other.address() as AddressInfo;
    const taken = start(
      settingsOf({ ...NOWHERE, database: { kind: 'server', url }, apiKey: null, port }),
      pino({ level: 'silent' }),
    );
    await expect(taken).rejects.toThrow('EADDRINUSE');
    const db = await openDatabase({ url, poolSize: 1, applicationName: 'test' });
    expect(await countApiKeys(db)).toBe(0);
    await db.close();
    await dropDatabase(url);
    other.close();
  });
});
