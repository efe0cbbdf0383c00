import { wilson } from '../figures';
import type { ClosedLead } from './lead';

export const RULE_VERDICTS = ['predicts', 'against', 'does-not-predict', 'too-few'] as const;
export type RuleVerdict = (typeof RULE_VERDICTS)[number];

/** What a rule says of who buys. */
export interface RuleLift {
  readonly rule: string;
  /** Closed leads that the rule gave points, and how many of them bought. */
  readonly n: number;
  readonly won: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Close rate with the rule ÷ without it; null where nobody with it, or nobody without it, bought. */
  readonly lift: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly verdict: RuleVerdict;
}

const FEWEST = 30;
const Z = 1.959963984540054;

interface Share {
  readonly won: number;
  readonly n: number;
}

/** The lift of each rule, the strongest first. */
export function judgeRules(leads: readonly ClosedLead[], rules: readonly string[]): RuleLift[] {
  return rules
    .map((rule) => liftOf(rule, leads))
    .sort((a, b) => (b.lift?.value ?? 0) - (a.lift?.value ?? 0) || (a.rule < b.rule ? -1 : 1));
}

function liftOf(rule: string, leads: readonly ClosedLead[]): RuleLift {
  const having = shareOf(leads.filter((lead) => lead.rules.includes(rule)));
  const others = shareOf(leads.filter((lead) => !lead.rules.includes(rule)));
  const { won, n } = having;
  const interval = wilson(won, n) ?? { low: 0, high: 1 };
  const lift = ratio(having, others);
  const verdict = n < FEWEST || others.n < FEWEST ? 'too-few' : verdictOf(lift);
  return { rule, n, won, rate: n === 0 ? 0 : won / n, ...interval, lift, verdict };
}

function shareOf(leads: readonly ClosedLead[]): Share {
  return { won: leads.filter((lead) => lead.won).length, n: leads.length };
}

function verdictOf(lift: RuleLift['lift']): RuleVerdict {
  if (lift === null) return 'too-few';
  if (lift.low > 1) return 'predicts';
  return lift.high < 1 ? 'against' : 'does-not-predict';
}

/**
 * The ratio of two shares, with its interval on the scale of its logarithm.
 * @see Katz et al. (1978): Obtaining confidence intervals for the risk ratio in cohort studies
 */
function ratio(one: Share, other: Share): RuleLift['lift'] {
  if (one.won === 0 || other.won === 0) return null;
  const value = one.won / one.n / (other.won / other.n);
  const spread = Z * Math.sqrt(1 / one.won - 1 / one.n + 1 / other.won - 1 / other.n);
  return { value, low: value * Math.exp(-spread), high: value * Math.exp(spread) };
}
