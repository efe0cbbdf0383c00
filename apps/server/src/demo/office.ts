import { LADDER, PERSPECTIVES, PHASES, type Perspective, type Phase, QUESTIONS } from '@nurture/core/maturity';
import { dayMs, type Instant } from '@nurture/core/time';
import type { Agenda } from './agenda';
import type { Browser } from './browser';
import { Dice } from './dice';
import { ORIGINS, spentIn } from './origins';

type Plan = Agenda<() => Promise<void>>;

interface Deals {
  readonly items: readonly { readonly account: string | null; readonly amount: number | null; readonly at: string }[];
  readonly next: string | null;
}

/** What a customer pays a month, of what the deal was worth; and how many of them leave in a month. */
const MONTHLY_SHARE = 1 / 12;
const LEAVES = 0.03;
/** By which customers who stay pay more each month. */
const GROWS = 1.015;

/** The hour of the day at which colleagues do their paperwork, UTC. */
const PAPERWORK_HOUR_MS = 8 * 3_600_000;

/**
 * What colleagues hand in while the funnel runs: what marketing cost and customers paid, what is set out to be reached,
 * and where they think that they stand.
 */
export class Office {
  constructor(
    private readonly browser: Browser,
    private readonly seed: number,
    /** Who will ask for the paper in a year or less: targets are set a little above what comes. */
    private readonly contacts: number,
  ) {}

  planInto(plan: Plan, begin: Instant, end: Instant): void {
    for (const first of firstDays(begin, end)) {
      const at = first + PAPERWORK_HOUR_MS;
      const month = new Date(first - dayMs).toISOString().slice(0, 7);
      if (first - dayMs >= begin) plan.plan(at, () => this.closeMonth(month));
      if (new Date(first).getUTCMonth() % 3 === 0) plan.plan(at, () => this.setTargets(first, begin));
    }
    // What has been spent in the present month is known by now; so is what this quarter is to bring.
    plan.plan(Math.max(begin, end - PAPERWORK_HOUR_MS), () =>
      this.spend(new Date(end - dayMs).toISOString().slice(0, 7)),
    );
    plan.plan(begin + PAPERWORK_HOUR_MS, () => this.setTargets(firstOfQuarter(begin), begin));
    const length = end - begin;
    for (const [round, share] of [[1, 0.2], [2, 0.85]] as const) plan.plan(begin + share * length, () => this.scan(round)); // prettier-ignore
  }

  private async closeMonth(month: string): Promise<void> {
    await this.spend(month);
    await this.revenue(month);
  }

  private async spend(month: string): Promise<void> {
    const lines = ORIGINS.flatMap((origin) => {
      const spent = spentIn(origin, month);
      const { utm, channel } = origin;
      const id = `demo-${utm.campaign ?? utm.source ?? channel}-${month}`;
      return spent === null ? [] : [{ id, ...spent, channel, ...only(utm) }];
    });
    if (lines.length > 0) await this.browser.tell('/api/v1/spend', lines);
  }

  /** Customers pay from the month after the deal, a little more each month, until they leave. */
  private async revenue(month: string): Promise<void> {
    const deals = await this.browser.ask<Deals>('/api/v1/deals?limit=100');
    const lines = deals.items.flatMap(({ account, amount, at }) => {
      const months = monthsBetween(at.slice(0, 7), month);
      if (account === null || amount === null || months < 1) return [];
      const dice = new Dice(this.seed, 'customer', account);
      const stays = Array.from({ length: months }, () => dice.chance(LEAVES)).every((left) => !left);
      return stays ? [{ account, month, amount: Math.round(amount * MONTHLY_SHARE * GROWS ** months) }] : [];
    });
    const byAccount = new Map(lines.map((line) => [line.account, line]));
    if (byAccount.size > 0) await this.browser.tell('/api/v1/revenue', [...byAccount.values()]);
  }

  private async setTargets(first: Instant, begin: Instant): Promise<void> {
    const from = new Date(first).toISOString().slice(0, 10);
    const lastDay = new Date(first);
    lastDay.setUTCMonth(lastDay.getUTCMonth() + 3, 0);
    const until = lastDay.toISOString().slice(0, 10);
    // Of the first quarter only a part is lived through.
    const share = (lastDay.getTime() + dayMs - Math.max(first, begin)) / (lastDay.getTime() + dayMs - first);
    const leads = Math.ceil(this.contacts * 0.27 * share);
    const customers = Math.ceil(leads / 20);
    const targets = [
      { metric: 'leads', amount: leads, owner: 'sanne', why: 'Enough leads for the deals that the plan counts on' },
      { metric: 'sqls', amount: Math.ceil(leads / 6), owner: 'sanne', why: 'What marketing promised sales' },
      { metric: 'customers', amount: customers, owner: 'mark', why: 'What sales makes of them' },
      { metric: 'revenue', amount: customers * 30_000, owner: 'mark', why: 'Marketing’s share of the year’s revenue' },
    ];
    for (const target of targets)
      await this.browser.tell('/api/v1/targets', { id: `demo-${target.metric}-${from}`, ...target, from, until });
  }

  /** Marketing is kinder to itself than sales is; half a year on the weak phases are better. */
  private async scan(round: 1 | 2): Promise<void> {
    const answers = PEOPLE.flatMap(
      ([person, perspective]) =>
      PHASES.flatMap((phase) => QUESTIONS.map((question) => ({ person, perspective, phase, question, score: this.score(round, person, perspective, phase, question) }))), // prettier-ignore
    );
    const name = round === 1 ? 'Where we began' : 'After the agreement with sales';
    await this.browser.tell('/api/v1/maturity', {
      id: `demo-${round}`,
      name,
      answers,
      inOrder: LADDER.slice(0, round + 1),
    });
  }

  private score(round: 1 | 2, person: string, perspective: Perspective, phase: Phase, question: string): number {
    const dice = new Dice(this.seed, 'scan', person, phase, question);
    const kindness = perspective === PERSPECTIVES[0] ? 0.7 : 0;
    const level = LEVELS[phase] + (round === 2 ? GAINS[phase] : 0) + kindness + dice.between(-0.8, 0.8);
    return Math.max(1, Math.min(5, Math.round(level)));
  }
}

const PEOPLE: readonly (readonly [string, Perspective])[] = [
  ['sanne', 'marketing'],
  ['mark', 'sales'],
  ['leila', 'sales'],
  ['femke', 'customer-success'],
];
const LEVELS: Readonly<Record<Phase, number>> = { aware: 3, understand: 2.8, judge: 2, decide: 2.6, onboard: 1.4, retain: 2 }; // prettier-ignore
const GAINS: Readonly<Record<Phase, number>> = { aware: 0.2, understand: 0.3, judge: 0.8, decide: 0.5, onboard: 0.6, retain: 0.2 }; // prettier-ignore

const only = ({ source, medium, campaign }: { source?: string; medium?: string; campaign?: string }): object => ({
  ...(source === undefined ? {} : { source }),
  ...(medium === undefined ? {} : { medium }),
  ...(campaign === undefined ? {} : { campaign }),
});

/** The first day of each month that begins between two moments. */
function firstDays(begin: Instant, end: Instant): Instant[] {
  const days: Instant[] = [];
  const day = new Date(begin);
  for (day.setUTCDate(1); day.getTime() < end; day.setUTCMonth(day.getUTCMonth() + 1))
    if (day.getTime() >= begin) days.push(day.getTime());
  return days;
}

function firstOfQuarter(at: Instant): Instant {
  const day = new Date(at);
  return Date.UTC(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) * 3, 1);
}

const monthsBetween = (earlier: string, later: string): number => {
  const [a = 0, b = 0] = [earlier, later].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
  return b - a;
};
