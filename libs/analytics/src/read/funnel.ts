import {
  countedSum,
  countFigure,
  type Figure,
  medianFigure,
  perFigure,
  type Period,
  type Quotient,
  shareFigure,
} from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';
import { countVisitors } from './visitors';

/** The stages on the way, each with the one after it. */
export const WAY = ['lead', 'mql', 'sql', 'customer'] as const;
export type WayStage = (typeof WAY)[number];

export interface FunnelStage {
  readonly stage: WayStage;
  /** People who reached it in the period. */
  readonly entered: Figure;
  /** Share of them who reached the next one by now; null figures for the last stage. */
  readonly conversion: Figure | null;
  /** Days from this stage to the next, of those who reached it. */
  readonly daysToNext: Figure | null;
  /** Share of them who left the way (recycled or disqualified now) without reaching the next. */
  readonly dropOff: Figure | null;
}

export interface FunnelView {
  /** People who viewed a page in the period. */
  readonly visitors: Figure;
  readonly visitorsPerLead: Figure;
  readonly stages: readonly FunnelStage[];
  /** Days from lead to customer, of those who became customers in the period. */
  readonly closeDays: Figure;
}

export interface StageCounts {
  readonly stage: WayStage;
  readonly entered: number;
  readonly reached: number;
  readonly dropped: number;
  readonly days: readonly number[];
}

interface FunnelCounts {
  readonly visitors: number;
  readonly stages: readonly StageCounts[];
  readonly closeDays: readonly number[];
}

const days = (from: string, to: string, condition: string): string =>
  `coalesce(json_agg(date_part('epoch', ${to} - ${from}) / 86400) FILTER (WHERE ${condition}), '[]')`;

/** What is counted of one stage: who reached it in the period, and what became of them. */
function stageColumns(stage: WayStage, next: WayStage | undefined): string {
  const here = `${stage}_at >= $1 AND ${stage}_at < $2`;
  if (next === undefined) return `count(*) FILTER (WHERE ${here})::int AS ${stage}_entered`;
  return [
    `count(*) FILTER (WHERE ${here})::int AS ${stage}_entered`,
    `count(*) FILTER (WHERE ${here} AND ${next}_at IS NOT NULL)::int AS ${stage}_reached`,
    `count(*) FILTER (WHERE ${here} AND ${next}_at IS NULL AND left_way)::int AS ${stage}_dropped`,
    `${days(`${stage}_at`, `${next}_at`, `${here} AND ${next}_at IS NOT NULL`)} AS ${stage}_days`,
  ].join(',\n       ');
}

const STAGES = /* sql */ `
SELECT ${WAY.map((stage, index) => stageColumns(stage, WAY[index + 1])).join(',\n       ')},
       ${days('lead_at', 'customer_at', 'customer_at >= $1 AND customer_at < $2')} AS close_days
FROM figure_contact
WHERE ${WAY.map((stage) => `(${stage}_at >= $1 AND ${stage}_at < $2)`).join(' OR ')}`;

/** Counts one period, without formulas: what the view and the measured rates stand on. */
export async function funnelCounts(tx: Tx, period: Period, timezone: string): Promise<FunnelCounts> {
  const bounds = boundsOf(period, timezone);
  const [row = {}] = await tx.query<Record<string, number | number[]>>(STAGES, bounds);
  const count = (name: string): number => Number(row[name] ?? 0);
  const list = (name: string): number[] => {
    const value = row[name];
    return Array.isArray(value) ? value : [];
  };
  return {
    visitors: await countVisitors(tx, bounds),
    closeDays: list('close_days'),
    stages: WAY.map((stage) => ({
      stage,
      entered: count(`${stage}_entered`),
      reached: count(`${stage}_reached`),
      dropped: count(`${stage}_dropped`),
      days: list(`${stage}_days`),
    })),
  };
}

/** The funnel of a period: who came into each stage, and what became of them by now. */
export async function readFunnel(tx: Tx, asked: Asked): Promise<FunnelView> {
  const { now, earlier } = await forBoth(asked, (period) => funnelCounts(tx, period, asked.timezone));
  const leads = ({ stages }: FunnelCounts): number => stages[0]?.entered ?? 0;
  const perLead = (counts: FunnelCounts): Quotient => ({
    of: countedSum(counts.visitors),
    per: countedSum(leads(counts)),
  });
  return {
    visitors: countFigure(now.visitors, earlier.visitors),
    visitorsPerLead: perFigure(perLead(now), perLead(earlier), leads(now)),
    stages: now.stages.map((stage, index) => stageView(stage, earlier.stages[index] ?? stage)),
    closeDays: medianFigure(now.closeDays, earlier.closeDays),
  };
}

function stageView(now: StageCounts, earlier: StageCounts): FunnelStage {
  const { stage } = now;
  const entered = countFigure(now.entered, earlier.entered);
  if (stage === 'customer') return { stage, entered, conversion: null, daysToNext: null, dropOff: null };
  return {
    stage,
    entered,
    conversion: shareFigure({ hits: now.reached, n: now.entered }, { hits: earlier.reached, n: earlier.entered }),
    daysToNext: medianFigure(now.days, earlier.days),
    dropOff: shareFigure({ hits: now.dropped, n: now.entered }, { hits: earlier.dropped, n: earlier.entered }),
  };
}
