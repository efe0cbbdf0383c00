import { type Day, dayAfter } from './day';
import { monthAfter, type Period } from './period';

/** How often somebody wants a report. */
export const REPORT_KINDS = ['weekly', 'monthly', 'quarterly'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** The last week (Monday to Sunday), month or quarter that is over. */
export function lastPeriod(kind: ReportKind, today: Day): Period {
  if (kind === 'weekly') {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    return { from: dayAfter(today, -weekday - 7), until: dayAfter(today, -weekday - 1) };
  }
  const month = `${today.slice(0, 7)}-01`;
  const months = kind === 'monthly' ? 1 : 3;
  const over = kind === 'monthly' ? 0 : (Number(today.slice(5, 7)) - 1) % 3;
  const end = monthAfter(month, -over);
  return { from: monthAfter(end, -months), until: dayAfter(end, -1) };
}
