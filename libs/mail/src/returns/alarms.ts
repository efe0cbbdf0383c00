import { ALARM_WINDOW_MS, type SenderAlarm, senderAlarms, type SenderReturn } from '@nurture/core/bounce';
import { now as readNow, type Tx } from '@nurture/store';
import type { ReturnsContext } from './types';

/** Receivers that refuse us, for people to see. Times are ISO 8601. */
export interface AlarmView {
  /** `transport`, or a receiving domain. */
  readonly scope: string;
  readonly reason: string;
  /** Mails refused in the day before it was raised. */
  readonly returns: number;
  readonly since: string;
  /** When marketing mail goes on by itself. */
  readonly until: string;
}

/** Refusals of the window; those before the end of an alarm have had their effect. */
const REFUSALS = /* sql */ `
SELECT r.domain, r.reason FROM mail_return r
LEFT JOIN sending_alarm d ON d.scope = r.domain
LEFT JOIN sending_alarm t ON t.scope = 'transport'
WHERE r.kind = 'sender' AND r.at > nurture_now() - $1 * interval '1 millisecond'
  AND r.at > greatest(coalesce(d.until, '-infinity'), coalesce(t.until, '-infinity'))`;

const SENT = /* sql */ `
SELECT lower(split_part(recipient, '@', 2)) AS domain, count(*)::int AS n FROM mail
WHERE status IN ('sent', 'in-doubt') AND settled_at > nurture_now() - $1 * interval '1 millisecond' GROUP BY 1`;

const RAISE = /* sql */ `
INSERT INTO sending_alarm AS a (scope, reason, returns, since, until) VALUES ($1, $2, $3, nurture_now(), to_timestamp($4::float8 / 1000))
ON CONFLICT (scope) DO UPDATE SET reason = excluded.reason, returns = excluded.returns, since = excluded.since, until = excluded.until
WHERE a.until <= nurture_now()`;

/** Looks whether the refusals of the last day are too many, and has marketing mail wait if so. */
export async function raiseAlarms({ db, logger }: Pick<ReturnsContext, 'db' | 'logger'>): Promise<SenderAlarm[]> {
  const alarms = await db.transaction(async (tx) => {
    const refusals = await tx.query<SenderReturn>(REFUSALS, [ALARM_WINDOW_MS]);
    const now = await readNow(tx);
    // Counting a day's mails is dear: only where so many refusals could be enough.
    if (senderAlarms(refusals, new Map(), now).length === 0) return [];
    const sent = await tx.query<{ domain: string; n: number }>(SENT, [ALARM_WINDOW_MS]);
    const raised = senderAlarms(refusals, new Map(sent.map(({ domain, n }) => [domain, n])), now);
    for (const { scope, reason, returns, until } of raised) await tx.query(RAISE, [scope, reason, returns, until]);
    return raised;
  });
  for (const alarm of alarms) {
    logger.error(alarm, 'receivers refuse our mail: marketing mail waits; mend the cause, then resume sending');
  }
  return alarms;
}

/** Alarms that hold mail back now. */
export const openAlarms = (tx: Tx): Promise<AlarmView[]> =>
  tx.query<AlarmView>(
    `SELECT scope, reason, returns, to_jsonb(since) AS since, to_jsonb(until) AS until
     FROM sending_alarm WHERE until > nurture_now() ORDER BY since, scope`,
  );

/** A person has seen to it: what waited goes on. */
export const liftAlarms = async (tx: Tx): Promise<void> => {
  await tx.query('UPDATE sending_alarm SET until = nurture_now() WHERE until > nurture_now()');
};
