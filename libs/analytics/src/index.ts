// Figures on what all of it brings in, read only; and the lines of money that people hand in for them.
export { ANALYTICS_ERRORS, AnalyticsError, type AnalyticsErrorCode } from './errors';
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
export { recordRevenue, recordSpend } from './lines/record';
