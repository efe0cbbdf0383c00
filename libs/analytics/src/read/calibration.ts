import { type Calibration, calibrate, type ClosedLead, judgeRules, type RuleLift } from '@nurture/core/calibration';
import type { Period } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';

/** How often sales gave a reason for a no, beside what it concerns. */
export interface ReasonCount {
  readonly answer: 'rejected' | 'lost';
  readonly reason: string;
  readonly leads: number;
}

/** What sales' answers say of the score. */
export interface CalibrationView extends Calibration {
  /** The verdict of the period before. */
  readonly earlier: Pick<Calibration, 'verdict' | 'leads' | 'won' | 'ranks'>;
  readonly rules: readonly (RuleLift & { readonly reasons: readonly ReasonCount[] })[];
  readonly sources: readonly { readonly source: string; readonly reasons: readonly ReasonCount[] }[];
}

/** Recycled leads have no end yet: their next handoff says. The score is the one that sales was shown. */
const CLOSED = /* sql */ `
SELECT h.status, coalesce((h.brief ->> 'score')::float8, 0) AS score, coalesce(o.channel, '') AS source,
       coalesce((SELECT a.reason FROM handoff_answer a WHERE a.handoff_id = h.id ORDER BY a.at DESC, a.id DESC LIMIT 1), '') AS reason,
       coalesce((SELECT array_agg(DISTINCT s.rule) FROM score_entry s
                 WHERE s.contact_id = h.contact_id AND s.at <= h.created_at AND s.kind = 'earned' AND s.event_id IS NOT NULL), '{}') AS rules
FROM handoff h LEFT JOIN figure_contact c ON c.contact_id = h.contact_id LEFT JOIN figure_origin o ON o.id = c.origin_id
WHERE h.closed_at >= $1 AND h.closed_at < $2 AND h.status IN ('won', 'lost', 'rejected')`;

interface Row {
  readonly status: 'won' | 'lost' | 'rejected';
  readonly score: number;
  /** The channel that the lead came from. */
  readonly source: string;
  readonly reason: string;
  readonly rules: readonly string[];
}

type Refusal = Row & { readonly status: 'lost' | 'rejected' };
const isRefusal = (row: Row): row is Refusal => row.status !== 'won';

/** Whether leads of more points close easier, which rules predict, and why sales says no, per rule and source. */
export async function readCalibration(tx: Tx, asked: Asked): Promise<CalibrationView> {
  const read = (period: Period): Promise<Row[]> => tx.query<Row>(CLOSED, boundsOf(period, asked.timezone));
  const { now: rows, earlier } = await forBoth(asked, read);
  const { verdict, leads: before, won, ranks } = calibrate(leadsOf(earlier));
  const leads = leadsOf(rows);
  const refusals = rows.filter(isRefusal);
  const rules = judgeRules(leads, [...new Set(rows.flatMap((row) => row.rules))]);
  return {
    ...calibrate(leads),
    earlier: { verdict, leads: before, won, ranks },
    rules: rules.map((rule) => ({
      ...rule,
      reasons: reasonsOf(refusals.filter((row) => row.rules.includes(rule.rule))),
    })),
    sources: [...new Set(rows.map(({ source }) => source))].sort().map((source) => ({
      source,
      reasons: reasonsOf(refusals.filter((row) => row.source === source)),
    })),
  };
}

const leadsOf = (rows: readonly Row[]): ClosedLead[] =>
  rows.map(({ score, status, rules }) => ({ score, won: status === 'won', rules }));

/** The most frequent first. */
function reasonsOf(rows: readonly Refusal[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const { status, reason } of rows) {
    const known = counts.get(`${status} ${reason}`);
    counts.set(`${status} ${reason}`, { answer: status, reason, leads: (known?.leads ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.leads - a.leads);
}
