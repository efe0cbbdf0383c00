import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf, listSpend } from '@nurture/analytics';
import { setClock } from '@nurture/store';
import { makeHistory, writeHistory } from '../../../../test/analytics/history';
import { testDatabase } from '../../../../test/support';
import { runHere } from '../../../../test/support/run-command';

// The workspace is published first, and the mail compiler takes its time on a busy machine.
jest.setTimeout(60_000);

const store = testDatabase();
const dir = mkdtempSync(join(tmpdir(), 'nurture-money-'));
beforeAll(async () => {
  process.env['DATABASE_URL'] = store.url;
  process.env['NURTURE_DATA'] = join(dir, 'data');
  await setClock(store.db, Date.UTC(2026, 10, 1));
});
afterAll(() => {
  delete process.env['DATABASE_URL'];
  delete process.env['NURTURE_DATA'];
  rmSync(dir, { recursive: true });
});

const file = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};
const spend = async () => (await listSpend(store.db, { limit: 100 })).map(({ item }) => item);

describe('nurture import of money', () => {
  it('takes spend, and what was exported comes back as it was', async () => {
    const lines = [
      'id;from;until;source;medium;campaign;amount',
      '\'=1+1;2026-01-01;2026-01-31;google;cpc;"a; b";310.50',
      'fair;2026-02-03;;;event;;1200',
    ];
    const run = await runHere('import', file('ads.csv', lines.join('\r\n')), '--of', 'spend', '--json');
    expect([run.errors, JSON.parse(run.out)]).toEqual(['', { lines: 2, recorded: 2, duplicates: 0 }]);
    const before = await spend();
    expect(before.map(({ id, channel, amount }) => [id, channel, amount])).toEqual([
      ['=1+1', 'paid-search', 310.5],
      ['fair', 'event', 1200],
    ]);
    const exported = file('out.csv', csvOf(before));
    await store.db.query('DELETE FROM spend');
    expect((await runHere('import', exported, '--of', 'spend')).code).toBe(0);
    expect(await spend()).toEqual(before);
  });

  it('takes deals once each, and revenue of accounts', async () => {
    const deals = file(
      'deals.csv',
      'id,email,amount,at\nd1,ann@example.com,100.5,2026-10-02T10:00:00Z\nd2,bob@example.com,7,\n',
    );
    expect(JSON.parse((await runHere('import', deals, '--of', 'deals', '--json')).out)).toMatchObject({ recorded: 2 });
    expect((await runHere('import', deals, '--of', 'deals')).out).toContain(
      'imported 0 of 2 lines of deals, 2 were known',
    );
    const revenue = file('revenue.csv', '﻿account,month,amount\nexample.com,2026-09,10\n');
    expect((await runHere('import', revenue, '--of', 'revenue')).out).toBe('imported 1 of 1 lines of revenue\n');
  });

  it('takes nothing of a file with a wrong line, and names each', async () => {
    const before = await spend();
    const wrong = file('wrong.csv', 'id,from,amount\nok,2026-01-01,1\nx,2026-13-01,1\ny,2026-01-01,"1,5"\n');
    const run = await runHere('import', wrong, '--of', 'spend');
    expect([run.code, await spend()]).toEqual([1, before]);
    expect(run.errors).toContain('line 3: from must be a day');
    expect(run.errors).toContain('line 4: amount must be a number');
    const headless = await runHere('import', file('no.csv', 'id,amount\n1,2\n'), '--of', 'spend');
    expect(headless.errors).toContain('a file of spend needs the column from');
    const badDeal = await runHere('import', file('bad.csv', 'id,email,amount\n1,nobody,2\n'), '--of', 'deals');
    expect([badDeal.code, badDeal.errors]).toEqual([1, expect.stringContaining('line 2: email')]);
    expect((await runHere('import', wrong, '--of', 'stars')).code).toBe(2);
  });
});

describe('nurture plan funnel with measured rates', () => {
  const plan = (...more: string[]) =>
    runHere('plan', 'funnel', '--revenue', '1000000', '--order-value', '10000', '--rates', 'measured', ...more);

  it('says which rates there are none of, and takes the workspace’s own once there are', async () => {
    const without = await plan();
    expect([without.code, without.errors]).toEqual([1, expect.stringContaining('visitor-lead')]);
    await store.db.query('TRUNCATE contact, event CASCADE');
    await writeHistory(store.db, { ...makeHistory(5, 200), spend: [], paid: [] });
    const told = JSON.parse((await plan('--json')).out) as Record<string, unknown>;
    expect(told).toMatchObject({ deals: 100, measured: { leadMql: { n: expect.any(Number) as number } } });
    expect((await plan()).out).toMatch(/The rates were measured: [\d,]+ visitors at their best, [\d,]+ at their worst/);
  });
});
