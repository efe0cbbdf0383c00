import type { RevenueLine, SpendLine, Target } from '@nurture/core/figures';
import { decimalText } from '@nurture/core/money';
import type { Tx } from '@nurture/store';

const RECORD_SPEND = /* sql */ `
INSERT INTO spend (id, from_day, until_day, channel, source, campaign, amount, recorded_at)
SELECT id, from_day, until_day, channel, source, campaign, amount, nurture_now()
FROM unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[], $7::numeric[])
  AS given (id, from_day, until_day, channel, source, campaign, amount)
ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  from_day = excluded.from_day, until_day = excluded.until_day, channel = excluded.channel, source = excluded.source,
  campaign = excluded.campaign, amount = excluded.amount, recorded_at = excluded.recorded_at`;

const RECORD_REVENUE = /* sql */ `
INSERT INTO account_revenue (account, month, amount, recorded_at)
SELECT account, month, amount, nurture_now()
FROM unnest($1::text[], $2::date[], $3::numeric[]) AS given (account, month, amount)
ORDER BY account, month
ON CONFLICT (account, month) DO UPDATE SET amount = excluded.amount, recorded_at = excluded.recorded_at`;

/** Writes lines of spend; one whose id is known is corrected. Of two with one id the later counts. */
export async function recordSpend(tx: Tx, lines: readonly SpendLine[]): Promise<number> {
  const last = lastOfEach(lines, ({ id }) => id);
  await tx.query(RECORD_SPEND, [
    last.map(({ id }) => id),
    last.map(({ from }) => from),
    last.map(({ until }) => until),
    last.map(({ channel }) => channel),
    last.map(({ source }) => source),
    last.map(({ campaign }) => campaign),
    last.map(({ amount }) => decimalText(amount)),
  ]);
  return last.length;
}

/** Writes what accounts paid per month; a month that is known is corrected. */
export async function recordRevenue(tx: Tx, lines: readonly RevenueLine[]): Promise<number> {
  const last = lastOfEach(lines, ({ account, month }) => `${account} ${month}`);
  await tx.query(RECORD_REVENUE, [
    last.map(({ account }) => account),
    last.map(({ month }) => month),
    last.map(({ amount }) => decimalText(amount)),
  ]);
  return last.length;
}

const RECORD_TARGETS = /* sql */ `
INSERT INTO target (id, metric, amount, owner, from_day, until_day, why, recorded_at)
SELECT id, metric, amount, owner, from_day, until_day, why, nurture_now()
FROM unnest($1::text[], $2::text[], $3::numeric[], $4::text[], $5::date[], $6::date[], $7::text[])
  AS given (id, metric, amount, owner, from_day, until_day, why)
ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  metric = excluded.metric, amount = excluded.amount, owner = excluded.owner, from_day = excluded.from_day,
  until_day = excluded.until_day, why = excluded.why, recorded_at = excluded.recorded_at`;

/** Writes targets; one whose id is known is changed. */
export async function recordTargets(tx: Tx, targets: readonly Target[]): Promise<number> {
  const last = lastOfEach(targets, ({ id }) => id);
  await tx.query(RECORD_TARGETS, [
    last.map(({ id }) => id),
    last.map(({ metric }) => metric),
    last.map(({ amount }) => decimalText(amount)),
    last.map(({ owner }) => owner),
    last.map(({ from }) => from),
    last.map(({ until }) => until),
    last.map(({ why }) => why),
  ]);
  return last.length;
}

const lastOfEach = <T>(lines: readonly T[], keyOf: (line: T) => string): T[] => [
  ...new Map(lines.map((line) => [keyOf(line), line])).values(),
];
