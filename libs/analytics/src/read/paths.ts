import { type FrequentPath, frequentPaths, type Walked } from '@nurture/core/figures';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf } from './asked';
import { labelOf, type LoggedTouch, touchesOf } from './touches';

export interface PathsView {
  /** Leads of the period. */
  readonly people: number;
  /** Of them, those who are customers by now. */
  readonly customers: number;
  readonly paths: readonly FrequentPath[];
}

/** The longest path that is told; later steps are left out. */
const MOST_STEPS = 12;
const MOST_PATHS = 20;

const LEADS = /* sql */ `
WITH lead AS (
  SELECT contact_id, min(at) FILTER (WHERE to_stage IN ('lead', 'mql', 'sql', 'customer')) AS lead_at,
         min(at) FILTER (WHERE to_stage = 'customer') AS customer_at
  FROM stage_change GROUP BY contact_id
)
SELECT contact_id AS id, (extract(epoch FROM customer_at) * 1000)::float8 AS "customerAt"
FROM lead WHERE lead_at >= $1 AND lead_at < $2 ORDER BY contact_id`;

/** The ways on which the leads of a period became customers, and where others on the same way dropped off. */
export async function readPaths(tx: Tx, asked: Asked, now: Date): Promise<PathsView> {
  const leads = await tx.query<{ id: string; customerAt: Instant | null }>(
    LEADS,
    boundsOf(asked.period, asked.timezone),
  );
  const touches = await touchesOf(tx, leads.map(({ id }) => id), now); // prettier-ignore
  const walks = leads.map(({ id, customerAt }) => walkOf(touches.get(id) ?? [], customerAt));
  return {
    people: leads.length,
    customers: leads.filter(({ customerAt }) => customerAt !== null).length,
    paths: frequentPaths(walks, MOST_PATHS),
  };
}

/** What somebody did before they bought, each thing at its first time only. */
function walkOf(touches: readonly LoggedTouch[], customerAt: Instant | null): Walked {
  const before = customerAt === null ? touches : touches.filter(({ at }) => at <= customerAt);
  return { steps: [...new Set(before.map(labelOf))].slice(0, MOST_STEPS), bought: customerAt !== null };
}
