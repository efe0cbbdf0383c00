import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../../../../test/support/run-command';

const GOAL = ['--revenue', '10000000', '--marketing-share', '40%', '--order-value', '50000'];
const RATES = 'visitor-lead=35%,lead-mql=45%,mql-sql=30%,sql-customer=15%';

describe('nurture plan funnel', () => {
  it('reckons the golden figures', async () => {
    const run = await runHere('plan', 'funnel', ...GOAL, '--rates', RATES, '--json');
    expect([run.errors, run.code]).toEqual(['', 0]);
    expect(JSON.parse(run.out)).toEqual({
      target: 4_000_000,
      deals: 80,
      sqls: 533,
      mqls: 1776,
      leads: 3946,
      visitors: 11274,
      rates: { visitorLead: 0.35, leadMql: 0.45, mqlSql: 0.3, sqlCustomer: 0.15 },
    });
  });

  it('tells people the same', async () => {
    const { out } = await runHere('plan', 'funnel', ...GOAL, '--rates', RATES);
    expect(out).toMatch(/^deals +80 {2}of 50,000\.00$/m);
    expect(out).toMatch(/^visitors +11,274 {2}35 % become leads$/m);
  });

  it('refuses rates that are missing, misspelt or more than all, with exit code 2', async () => {
    const errors = async (rates: string) => {
      const run = await runHere('plan', 'funnel', ...GOAL, '--rates', rates);
      expect(run.code).toBe(2);
      return run.errors;
    };
    expect(await errors('visitor-lead=35%')).toContain('--rates lacks lead-mql, mql-sql, sql-customer');
    expect(await errors(RATES.replace('lead-mql', 'lead-mqls'))).toContain('not lead-mqls');
    expect(await errors(RATES.replace('35%', '350%'))).toContain('a share such as 35% or 0.35, not 350%');
  });
});

describe('nurture plan campaign', () => {
  it('compares two close rates: 59, 659, a rise of 1016.95 %', async () => {
    const economics = '--leads 100 --close-rate 4% --order-value 100 --cost-per-lead 3.41 --compared-with 10%'.split(
      ' ',
    );
    const run = await runHere('plan', 'campaign', ...economics, '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({
      revenue: 400,
      cost: 341,
      result: 59,
      comparedWith: { revenue: 1000, result: 659, risePercent: 1016.95 },
    });
    const told = await runHere('plan', 'campaign', ...economics);
    expect(told.out).toContain('at 10%: a result of 659.00, 1,016.95 % more');
  });

  it('exits 1 for one that costs at least what it brings in, and 2 where something is left open', async () => {
    const banner = '--impressions 500000 --conversion 5% --lead-value 30'.split(' ');
    const even = await runHere('plan', 'campaign', ...banner, '--price', '1500', '--json');
    expect([even.code, JSON.parse(even.out)]).toEqual([
      1,
      expect.objectContaining({ leads: 50, result: 0, worthIt: false }),
    ]);
    expect((await runHere('plan', 'campaign', ...banner)).code).toBe(2);
    expect((await runHere('plan', 'campaign', ...banner, '--price', '1', '--leads', '3')).code).toBe(2);
  });
});

describe('nurture plan channels', () => {
  let dir: string;
  beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'nurture-plan-'))));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const file = (content: unknown): string => {
    const path = join(dir, 'channels.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const seo = { name: 'SEO', visitorsPerLead: 20, leadValue: 1000, fixedCost: 400, visitorsPerMonth: 20 };
  const social = {
    name: 'Social',
    visitorsPerLead: 10,
    leadValue: 300,
    costPerVisitor: 5,
    fixedCost: 100,
    budget: 400,
  };

  it('tells in which month one overtakes the other', async () => {
    const path = file({ months: 2, channels: [seo, social] });
    const plan = JSON.parse((await runHere('plan', 'channels', path, '--json')).out) as unknown;
    expect(plan).toMatchObject({
      months: 2,
      channels: [{ firstLead: { return: 600 } }, { firstLead: { return: 150 } }],
      overtakings: [{ channel: 'SEO', overtaken: 'Social', month: 2 }],
    });
    const told = await runHere('plan', 'channels', path);
    expect(told.out).toMatch(/^ {2}1 +600\.00 +1,400\.00$/m);
    expect(told.out).toMatch(/^ {2}2 +1,600\.00 +1,400\.00$/m);
    expect(told.out).toContain('SEO overtakes Social in month 2');
  });

  it('says which field of which channel is wrong', async () => {
    const wrong = async (content: unknown) => (await runHere('plan', 'channels', file(content))).errors;
    expect(await wrong({ channels: [{ ...seo, cost: 3 }] })).toContain('channels[0] has no cost');
    expect(await wrong({ channels: [{ ...seo, leadValue: '5' }] })).toContain('leadValue that is no number');
    expect(await wrong({ channels: [seo, { ...social, visitorsPerLead: 0 }] })).toContain(
      'channels[1].visitorsPerLead',
    );
    expect((await runHere('plan', 'channels', file({ channels: [seo] }), '--months', 'x')).code).toBe(2);
  });
});
