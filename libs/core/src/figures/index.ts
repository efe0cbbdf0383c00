// The formulas behind every figure: periods, channels, intervals, and the lines of money that people hand in.
export { CHANNELS, type Channel, channelOf, type Origin } from './channel';
export { dayAfter, type Day, daysBetween, isDay } from './day';
export {
  type GivenRevenue,
  type GivenSpend,
  judgeRevenue,
  judgeSpend,
  type LineProblem,
  type RevenueLine,
  type SpendLine,
} from './lines';
