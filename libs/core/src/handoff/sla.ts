import { addWorkingHours, type Instant, parseWindow, workedMs, type WorkCalendar } from '../time';
import type { ServiceLevels, Team, TeamMember, WorkspaceSettings } from '../workspace';

/** What the agreement says of one lead on one person's desk. Null: never, or not agreed on. */
export interface SlaTimes {
  readonly acceptBy: Instant | null;
  readonly contactBy: Instant | null;
  readonly remindAt: Instant | null;
  readonly escalateAt: Instant | null;
  readonly reassignAt: Instant | null;
}

/** When a salesperson works: their own hours, else the agreement's, else the team's; less holidays and absences. */
export function salesCalendar(
  member: TeamMember,
  team: Team,
  workspace: Pick<WorkspaceSettings, 'timezone' | 'holidays'>,
  sla: Pick<ServiceLevels, 'hours'>,
): WorkCalendar {
  const holidays = member.holidays ?? workspace.holidays.map(({ date }) => date);
  return {
    window: parseWindow(member.hours ?? sla.hours ?? team.hours),
    timezone: workspace.timezone,
    closed: [...holidays.map((day) => ({ from: day, until: day })), ...member.absences],
  };
}

/** The times that follow from the agreement for a lead that came at a moment. Hours are the person's working hours. */
export function slaTimes(sla: ServiceLevels, calendar: WorkCalendar, at: Instant): SlaTimes {
  const after = (hours: number | null): Instant | null =>
    hours === null ? null : addWorkingHours(calendar, at, hours);
  return {
    acceptBy: after(sla.acceptHours),
    contactBy: after(sla.contactHours),
    remindAt: after(sla.remindHours),
    escalateAt: after(sla.escalate?.afterHours ?? null),
    reassignAt: after(sla.reassignAfterHours),
  };
}

/** Whole minutes at work from a lead's coming to an answer. */
export const minutesTaken = (calendar: WorkCalendar, from: Instant, until: Instant): number =>
  Math.floor(workedMs(calendar, from, until) / 60_000);

/** A lead on somebody's desk, as far as the clock goes. */
export interface Pending extends SlaTimes {
  readonly accepted: boolean;
  readonly contacted: boolean;
  /** What was done about it already. */
  readonly done: ReadonlySet<SlaStep>;
}

/** What the clock brings about, each once per lead and desk. */
export const SLA_STEPS = ['reassignment', 'reminder', 'escalation', 'contact-overdue'] as const;
export type SlaStep = (typeof SLA_STEPS)[number];

const momentOf = (pending: Pending, step: SlaStep): Instant | null => {
  if (pending.done.has(step)) return null;
  if (step === 'contact-overdue') return pending.contacted ? null : pending.contactBy;
  if (pending.accepted) return null;
  return { reassignment: pending.reassignAt, reminder: pending.remindAt, escalation: pending.escalateAt }[step];
};

/** The steps that are due, in the order in which they are taken. */
export function dueSteps(pending: Pending, now: Instant): SlaStep[] {
  return SLA_STEPS.filter((step) => {
    const moment = momentOf(pending, step);
    return moment !== null && moment <= now;
  });
}

/** When the next step will be due; null where none is. */
export function nextStepAt(pending: Pending): Instant | null {
  const moments = SLA_STEPS.map((step) => momentOf(pending, step)).filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}
