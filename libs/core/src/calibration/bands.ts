import { wilson } from '../figures';
import type { ClosedLead } from './lead';

/** Leads of about the same score, and which share of them closed. */
export interface ScoreBand {
  readonly from: number;
  readonly until: number;
  readonly n: number;
  readonly won: number;
  readonly rate: number;
  /** Where the true rate lies, in 95 of 100 such samples. */
  readonly low: number;
  readonly high: number;
}

const MOST_BANDS = 5;
/** Fewer than this say nothing together. */
const FEWEST_IN_BAND = 10;

/** Cuts leads into at most five bands of about equal size; leads of one score stay together. */
export function bandsOf(leads: readonly ClosedLead[]): ScoreBand[] {
  const sorted = [...leads].sort((a, b) => a.score - b.score);
  const size = Math.max(FEWEST_IN_BAND, Math.ceil(sorted.length / MOST_BANDS));
  const bands: ClosedLead[][] = [];
  for (const lead of sorted) {
    const band = bands[bands.length - 1];
    if (band && (band.length < size || band[band.length - 1]?.score === lead.score)) band.push(lead);
    else bands.push([lead]);
  }
  return bands.map(bandOf);
}

function bandOf(sorted: readonly ClosedLead[]): ScoreBand {
  const n = sorted.length;
  const won = sorted.filter((lead) => lead.won).length;
  const interval = wilson(won, n) ?? { low: 0, high: 1 };
  return { from: sorted[0]?.score ?? 0, until: sorted[n - 1]?.score ?? 0, n, won, rate: won / n, ...interval };
}
