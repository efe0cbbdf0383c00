import { type Calibration, calibrate, type ClosedLead, judgeRules, type RuleLift } from '@nurture/core/calibration';
import { channelOf, type Origin, type Period } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { boundsOf } from './asked';

/** How often sales gave a reason for a no, beside what it concerns. */
export interface ReasonCount {
  readonly answer: 'rejected' | 'lost';
  readonly reason: string;
  readonly leads: number;
}

/** What sales' answers say of the score. */
export interface CalibrationView extends Calibration {
  readonly rules: readonly (RuleLift & { readonly reasons: readonly ReasonCount[] })[];
  readonly sources: readonly { readonly source: string; readonly reasons: readonly ReasonCount[] }[];
}

/** Recycled leads have no end yet: their next handoff says. The score is the one that sales was shown. */
const CLOSED = /* sql */ `
SELECT h.status, coalesce((h.brief ->> 'score')::float8, 0) AS score, c.source,
       coalesce((SELECT a.reason FROM handoff_answer a WHERE a.handoff_id = h.id ORDER BY a.at DESC, a.id DESC LIMIT 1), '') AS reason,
       coalesce((SELECT array_agg(DISTINCT s.rule) FROM score_entry s
                 WHERE s.contact_id = h.contact_id AND s.at <= h.created_at AND s.kind = 'earned' AND s.event_id IS NOT NULL), '{}') AS rules
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE h.closed_at >= $1 AND h.closed_at < $2 AND h.status IN ('won', 'lost', 'rejected')`;

interface Row {
  readonly status: 'won' | 'lost' | 'rejected';
  readonly score: number;
  readonly source: Origin;
  readonly reason: string;
  readonly rules: readonly string[];
}

/** Whether leads of more points close easier, which rules predict, and why sales says no, per rule and source. */
export async function readCalibration(tx: Tx, period: Period, timezone: string): Promise<CalibrationView> {
  const rows = await tx.query<Row>(CLOSED, boundsOf(period, timezone));
  const leads = rows.map(({ score, status, rules }): ClosedLead => ({ score, won: status === 'won', rules }));
  const rules = [...new Set(rows.flatMap((row) => row.rules))];
  return {
    ...calibrate(leads),
    rules: judgeRules(leads, rules).map((rule) => ({
      ...rule,
      reasons: reasonsOf(rows.filter((row) => row.rules.includes(rule.rule))),
    })),
    sources: [...new Set(rows.map(({ source }) => channelOf(source)))].sort().map((source) => ({
      source,
      reasons: reasonsOf(rows.filter((row) => channelOf(row.source) === source)),
    })),
  };
}

/** The most frequent first. */
function reasonsOf(rows: readonly Row[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const { status, reason } of rows) {
    if (status === 'won') continue;
    const known = counts.get(`${status} ${reason}`);
    counts.set(`${status} ${reason}`, { answer: status, reason, leads: (known?.leads ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.leads - a.leads);
}
