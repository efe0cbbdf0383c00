import { holidayDays } from '@nurture/core/absorb';
import { type Day, lastPeriod, type ReportKind, spanOf } from '@nurture/core/figures';
import { type Instant, toWall } from '@nurture/core/time';
import type { TeamMember, WorkspaceSettings } from '@nurture/core/workspace';
import { type Database, now as readNow, tasks, toTimestamp, type Tx } from '@nurture/store';
import { figuresAsOf } from '../ready/due';
import { gatherReport } from './gather';
import { type ReportMail, reportMail, type ReportReader } from './mail';

/** What reports are made with. */
export interface ReportContext {
  readonly workspace: WorkspaceSettings;
  readonly publicUrl: string;
}

/** At seven in the morning it is there; whoever was away then gets it later, but no old ones. */
const FROM_HOUR_MS = 7 * 3_600_000;
const NOT_AFTER_MS = 7 * 86_400_000;

const ONCE = /* sql */ `
INSERT INTO report_sent (person, kind, from_day, at) VALUES ($1, $2, $3::date, $4) ON CONFLICT DO NOTHING RETURNING person`;

/** Plans the reports that are due, each once for each person and period, however many look. @returns how many */
export async function sendReports(db: Database, context: ReportContext): Promise<number> {
  const now = await readNow(db);
  const due = readersOf(context.workspace).flatMap((person) =>
    person.reports.filter((kind) => isDue(kind, person, now, context)).map((kind) => ({ person, kind })),
  );
  if (due.length === 0 || !(await knowsThePeriod(db, now))) return 0;
  let sent = 0;
  for (const { person, kind } of due) {
    if (await db.transaction((tx) => sendReport(tx, kind, person, now, context))) sent += 1;
  }
  return sent;
}

/** Whoever is in several teams is one reader. */
const readersOf = ({ teams }: WorkspaceSettings): TeamMember[] => [
  ...new Map(Object.values(teams).flatMap(({ members }) => members.map((member) => [member.id, member]))).values(),
];

/** By the reader's clock; the days are the company's. */
function isDue(kind: ReportKind, person: TeamMember, now: Instant, { workspace }: ReportContext): boolean {
  const { end } = spanOf(lastPeriod(kind, dayOf(now, workspace.timezone)), workspace.timezone);
  const zone = zoneOf(person, workspace);
  const morning = spanOf({ from: dayOf(end, zone), until: dayOf(end, zone) }, zone).start + FROM_HOUR_MS;
  return now >= Math.max(morning, end) && now < end + NOT_AFTER_MS;
}

/** Figures that lag behind would tell too little. */
async function knowsThePeriod(tx: Tx, now: Instant): Promise<boolean> {
  const asOf = await figuresAsOf(tx);
  return asOf !== null && Date.parse(asOf) > now - 3_600_000;
}

const zoneOf = ({ hours }: TeamMember, { timezone }: WorkspaceSettings): string =>
  hours && hours.timezone !== 'contact' ? hours.timezone : timezone;

async function sendReport(
  tx: Tx,
  kind: ReportKind,
  person: TeamMember,
  now: Instant,
  context: ReportContext,
): Promise<boolean> {
  const today = dayOf(now, context.workspace.timezone);
  const { from } = lastPeriod(kind, today);
  if ((await tx.query(ONCE, [person.id, kind, from, toTimestamp(now)])).length === 0) return false;
  const reader = readerOf(context, { ...person, timezone: zoneOf(person, context.workspace) });
  const mail = await makeReport(tx, kind, { now, reader }, context);
  await tasks.plan(tx, [
    {
      queue: 'send-notification' as const,
      key: `report:${kind}:${from}:${person.id}`,
      contactId: null,
      dueAt: now,
      payload: { name: `report-${kind}`, to: { name: person.name, email: person.email }, contactId: null, ...mail },
    },
  ]);
  return true;
}

/** To whom a report speaks. */
export const readerOf = (
  { workspace, publicUrl }: ReportContext,
  { name, locale, timezone }: { readonly name: string; readonly locale: string | null; readonly timezone?: string },
): ReportReader => ({
  name,
  locale: locale ?? workspace.locale,
  timezone: timezone ?? workspace.timezone,
  company: workspace.company.name,
  dashboardUrl: publicUrl,
});

/** The report on the last whole week, month or quarter, as a mail. */
export async function makeReport(
  tx: Tx,
  kind: ReportKind,
  { now, reader }: { readonly now: Instant; readonly reader: ReportReader },
  { workspace: { timezone, holidays } }: ReportContext,
): Promise<ReportMail> {
  const days = new Set<Day>(holidayDays(holidays, now));
  return reportMail(await gatherReport(tx, kind, { today: dayOf(now, timezone), timezone, holidays: days }), reader);
}

const dayOf = (at: Instant, timezone: string): Day => new Date(toWall(at, timezone)).toISOString().slice(0, 10);
