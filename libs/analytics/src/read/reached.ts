/**
 * When each contact first reached each stage, or one beyond it: who goes from lead to SQL at once was an MQL at that
 * moment too. Recycled and disqualified are no stages of the way.
 */
export const REACHED = /* sql */ `
reached AS (
  SELECT contact_id,
         min(at) FILTER (WHERE to_stage IN ('lead', 'mql', 'sql', 'customer')) AS lead_at,
         min(at) FILTER (WHERE to_stage IN ('mql', 'sql', 'customer')) AS mql_at,
         min(at) FILTER (WHERE to_stage IN ('sql', 'customer')) AS sql_at,
         min(at) FILTER (WHERE to_stage = 'customer') AS customer_at
  FROM stage_change GROUP BY contact_id
)`;

/** The amount of a deal.won event in cents; nothing where nobody said one. */
export const DEAL_CENTS = /* sql */ `
CASE WHEN jsonb_typeof(e.properties -> 'amount') = 'number'
     THEN round((e.properties ->> 'amount')::numeric * 100) ELSE 0 END`;
