import { compareVariants, ruleOf } from '@nurture/core/experiment';
import type { Metric, WinnerDocument } from '@nurture/core/flow';
import type { Instant } from '@nurture/core/time';
import { now as databaseNow } from '@nurture/store';
import type { Tx } from '@nurture/store';
import { EngineError } from '../errors';
import { readDecided } from './decided';
import { figuresOf, NOBODY, type TestFigures, type VariantFigures } from './figures';
import { type RunningTest, runningTests } from './running';

/** One test of a flow, in numbers. Rates and differences are shares of 1. */
export interface ExperimentView {
  /** Where it stands: `STATE.ACTION`, or the name of a split. */
  readonly place: string;
  readonly kind: 'mail' | 'branch';
  /** What the differences are of. */
  readonly by: Metric;
  readonly withinMs: number;
  readonly risk: number;
  /** When the first one came to the test: everything counts from then on. */
  readonly since: string | null;
  readonly variants: readonly (VariantFigures & { readonly name: string; readonly share: number })[];
  readonly comparisons: readonly ComparisonView[];
  /** `no-rule`: nothing was fixed beforehand, so there are numbers and no verdict. */
  readonly verdict: 'no-rule' | 'undecided' | 'winner';
  /** The winning mail, or the state behind the winning branch. */
  readonly winner: string | null;
  readonly decidedAt: string | null;
}

/** The difference of two variants, with an interval that stays true however often one looks. */
export interface ComparisonView {
  readonly first: string;
  readonly second: string;
  /** People of each who were compared: their time is over, and they have a counterpart. */
  readonly pairs: number;
  /** The second's rate minus the first's; null without anybody. */
  readonly difference: number | null;
  readonly lower: number;
  readonly upper: number;
}

/** Without a rule a mail is looked at by its clicks, a branch by what it leads to. */
const ruleWithout = (test: RunningTest): WinnerDocument => (test.action === null ? 'conversions' : 'clicks');

/**
 * The tests of a flow's version in force.
 * @throws EngineError `engine.flow-unknown`
 */
export async function flowExperiments(tx: Tx, flowId: string): Promise<readonly ExperimentView[]> {
  const tests = await runningTests(tx, flowId);
  if (tests === null) throw new EngineError('engine.flow-unknown', flowId);
  const decided = await readDecided(tx);
  const views: ExperimentView[] = [];
  for (const test of tests) {
    const own = decided.find((one) => one.flowId === flowId && one.fingerprint === test.fingerprint);
    views.push(await viewOf(tx, test, own ?? null));
  }
  return views;
}

async function viewOf(
  tx: Tx,
  test: RunningTest,
  decided: { readonly winner: number; readonly decidedAt: number } | null,
): Promise<ExperimentView> {
  const rule = ruleOf(test.winner ?? ruleWithout(test));
  const figures = await figuresOf(tx, test, rule, await databaseNow(tx));
  return {
    place: test.place,
    kind: test.action === null ? 'branch' : 'mail',
    ...rule,
    since: timeOf(figures.since),
    variants: test.variants.map((variant, i) => ({ ...variant, ...(figures.variants[i] ?? NOBODY) })),
    comparisons: comparisonsOf(test, figures, rule.risk),
    verdict: decided !== null ? 'winner' : test.winner === null ? 'no-rule' : 'undecided',
    winner: decided === null ? null : (test.variants[decided.winner]?.name ?? null),
    decidedAt: timeOf(decided?.decidedAt ?? null),
  };
}

const timeOf = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

function comparisonsOf(test: RunningTest, { pairs }: TestFigures, risk: number): readonly ComparisonView[] {
  const nameOf = (variant: number): string => test.variants[variant]?.name ?? String(variant);
  return compareVariants(pairs, risk).map((one) => ({ ...one, first: nameOf(one.first), second: nameOf(one.second) }));
}
