import { planCampaign, planChannels, planFunnel, planFunnelRange, risePercent } from '.';

const GOAL = { revenue: 10_000_000, marketingShare: 0.4, orderValue: 50_000 };
const RATES = { visitorLead: 0.35, leadMql: 0.45, mqlSql: 0.3, sqlCustomer: 0.15 };

describe('the funnel reckoned backwards', () => {
  it('needs 11,274 visitors for 40 % of ten million in orders of 50,000 (golden figures)', () => {
    expect(planFunnel(GOAL, RATES)).toEqual({
      target: 4_000_000,
      deals: 80,
      sqls: 533,
      mqls: 1776,
      leads: 3946,
      visitors: 11274,
    });
  });

  it('cuts to whole people, and loses none to binary fractions', () => {
    const goal = { revenue: 3, marketingShare: 1, orderValue: 1 };
    const rates = { visitorLead: 1, leadMql: 1, mqlSql: 1, sqlCustomer: 0.1 };
    expect(planFunnel(goal, rates).sqls).toBe(30);
    expect(planFunnel({ ...goal, revenue: 0.3, orderValue: 0.1 }, rates).deals).toBe(3);
  });

  it('lies between the good and the bad end of rates that were measured', () => {
    const around = (rate: number) => ({ low: rate * 0.9, high: Math.min(1, rate * 1.1) });
    const measured = {
      visitorLead: around(0.35),
      leadMql: around(0.45),
      mqlSql: around(0.3),
      sqlCustomer: around(0.15),
    };
    const { best, worst } = planFunnelRange(GOAL, measured);
    expect(best?.visitors).toBeLessThan(11274);
    expect(worst?.visitors).toBeGreaterThan(11274);
    expect(planFunnelRange(GOAL, { ...measured, mqlSql: { low: 0, high: 0.3 } }).worst).toBeNull();
  });

  it('refuses a rate of nothing or of more than all, and names it', () => {
    for (const mqlSql of [0, -0.1, 1.01, Number.NaN]) {
      expect(() => planFunnel(GOAL, { ...RATES, mqlSql })).toThrow('rates.mqlSql must be more than 0 %');
    }
    expect(() => planFunnel({ ...GOAL, orderValue: 0 }, RATES)).toThrow('orderValue');
  });
});

describe('a campaign', () => {
  const leads = { reach: { leads: 100 }, cost: { costPerLead: 3.41 } };
  const worth = (closeRate: number) => ({ worth: { closeRate, orderValue: 100 } });

  it('of 100 leads at 3.41 that close at 4 % brings 59, and at 10 % 659: a rise of 1016.95 % (golden figures)', () => {
    const four = planCampaign({ ...leads, ...worth(0.04) });
    const ten = planCampaign({ ...leads, ...worth(0.1) });
    expect(four).toMatchObject({ leads: 100, customers: 4, revenue: 400, cost: 341, result: 59, worthIt: true });
    expect(ten).toMatchObject({ customers: 10, revenue: 1000, cost: 341, result: 659 });
    expect(risePercent(four.result, ten.result)).toBe(1016.95);
  });

  it('of impressions is worth its price when clicks × conversion × lead value are more', () => {
    const reach = { impressions: 500_000, clickRate: 0.002, conversion: 0.05 };
    const plan = planCampaign({ reach, worth: { leadValue: 30 }, cost: { price: 1_500 } });
    expect(plan).toMatchObject({ clicks: 1000, leads: 50, revenue: 1500, result: 0, roi: 0, worthIt: false });
    expect(planCampaign({ reach, worth: { leadValue: 30.01 }, cost: { price: 1_500 } })).toMatchObject({
      result: 0.5,
      worthIt: true,
      costPerLead: 30,
    });
  });
});

describe('channels', () => {
  const seo = { name: 'SEO', visitorsPerLead: 20, leadValue: 1000, fixedCost: 400, visitorsPerMonth: 20 };
  const social = { name: 'Social', visitorsPerLead: 10, leadValue: 300, costPerVisitor: 5, fixedCost: 100 };

  it('return 600 and 150 on their first lead (golden figures)', () => {
    const { channels } = planChannels([seo, social], 1);
    expect(channels.map(({ firstLead }) => firstLead.return)).toEqual([600, 150]);
    expect(channels.map(({ months }) => months[0]?.return)).toEqual([600, 150]);
  });

  it('cross in month 2: an article keeps giving, a budget is spent once (golden figures)', () => {
    const { channels, overtakings } = planChannels([seo, { ...social, budget: 400 }], 3);
    const [article, ads] = channels.map(({ months }) => months);
    expect(ads?.[0]).toMatchObject({ visitors: 60, leads: 6, revenue: 1800, cost: 400, return: 1400 });
    expect(article?.map(({ cumulative }) => cumulative)).toEqual([600, 1600, 2600]);
    expect(ads?.map(({ cumulative }) => cumulative)).toEqual([1400, 1400, 1400]);
    expect(overtakings).toEqual([{ channel: 'SEO', overtaken: 'Social', month: 2 }]);
  });

  it('carry a part of a lead on to the next month', () => {
    const { channels } = planChannels([{ ...seo, visitorsPerMonth: 30 }], 4);
    expect(channels[0]?.months.map(({ leads }) => leads)).toEqual([1, 2, 1, 2]);
  });

  it('spend a monthly budget each month, and fixed costs of each month out of it', () => {
    const { channels } = planChannels([{ ...social, fixedCostPerMonth: 10, budgetPerMonth: 160 }], 2);
    expect(channels[0]?.months).toMatchObject([
      { visitors: 10, leads: 1, cost: 160 },
      { visitors: 30, leads: 3, cost: 160, return: 740 },
    ]);
  });

  it('that can not be reckoned are refused with the field', () => {
    expect(() => planChannels([{ ...seo, budget: 5 }], 2)).toThrow("channels[0].budget can't stand beside");
    expect(() => planChannels([{ ...social, costPerVisitor: 0, budget: 5 }], 2)).toThrow('costPerVisitor is needed');
    expect(() => planChannels([seo, seo], 2)).toThrow('name of its own');
    expect(() => planChannels([seo], 0)).toThrow('months');
  });
});
