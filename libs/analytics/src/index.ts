// Figures on what all of it brings in, read only; and the lines of money that people hand in for them.
export { ANALYTICS_ERRORS, AnalyticsError, type AnalyticsErrorCode } from './errors';
export { csvOf } from './lines/write-csv';
export { type DealView, listDeals, listRevenue, listSpend, type Placed, type RevenueView } from './lines/list';
export type { Slice, SpendView } from './lines/list';
export {
  type FileLine,
  type GivenDeal,
  type GivenLine,
  LINES_KINDS,
  type LinesKind,
  readLines,
} from './lines/read-csv';
export { recordRevenue, recordSpend, recordTargets } from './lines/record';
export { findScan, type GivenScan, listScans, recordScan, type ScanView } from './maturity/scans';
export { type Asked, askedFor } from './read/asked';
export { ATTRIBUTION_BY, type AttributionBy, type AttributionView, readAttribution } from './read/attribution';
export { type BreakdownBy, type BreakdownRow, BREAKDOWNS, readBreakdown } from './read/breakdown';
export { type CohortsView, type CohortView, readCohorts } from './read/cohorts';
export { type Defined, DEFINITIONS } from './read/definitions';
export { type FunnelStage, type FunnelView, readFunnel } from './read/funnel';
export { type MailFigures, readMails } from './read/mails';
export { type PathsView, readPaths } from './read/paths';
export { type MeasuredRate, measuredRates, type MeasuredRates, usableRates } from './read/rates';
export { readSalespeople, type SalespersonFigures } from './read/salespeople';
export { type CloseTimeDrift, type CloseTimes, readCloseTimes } from './read/close-times';
export { readPace, type TargetView } from './read/pace';
