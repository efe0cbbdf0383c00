// The formulas behind every figure: periods, intervals, channels, attribution, paths, cohorts; and lines of money.
export { type Arrivals, arrivalsOf, type StageStep } from './arrivals';
export { attribute, ATTRIBUTION_MODELS, type AttributionModel, type Journey, type Touch } from './attribution';
export { CHANNELS, type Channel, channelOf, REFERRING_SITE, sourceOf, type Origin } from './channel';
export { type Cohort, cohortsOf, lifetimeValue, type Paid, type Retention, retentionOf } from './cohorts';
export { flatRow, safeCell, cellText } from './csv-cell';
export { type Day, dayAfter, daysBetween, isDay } from './day';
export { type Drift, FEWEST_FOR_DRIFT, findDrifts } from './drift';
export {
  countFigure,
  type Figure,
  meanFigure,
  medianFigure,
  moneyFigure,
  perFigure,
  type Quotient,
  returnFigure,
  shareFigure,
} from './figure';
export {
  countedSum,
  type Interval,
  knownSum,
  type Median,
  meanOf,
  medianOf,
  quotientInterval,
  type Sum,
  wilson,
} from './interval';
export {
  judgeRevenue,
  judgeSpend,
  judgeTarget,
  type Target,
  type LineProblem,
  type RevenueLine,
  type SpendLine,
} from './lines';
export type { GivenRevenue, GivenSpend, GivenTarget } from './lines';
export { type FrequentPath, pathOf, type PathStep, type PathWalked } from './paths';
export { type Measured, type Pace, paceOf, TARGET_METRICS, type TargetMetric } from './pace';
export { daysOf, monthAfter, type Period, periodBefore, periodOf, type Span, spanOf } from './period';
export { lastPeriod, REPORT_KINDS, type ReportKind } from './report-period';
