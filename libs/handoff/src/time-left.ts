import { salesCalendar } from '@nurture/core/handoff';
import { type Instant, workedMs } from '@nurture/core/time';
import type { SalesSettings } from './context';
import type { HandoffView } from './views';

const MINUTE_MS = 60_000;

/** A handoff with how much time there is. */
export interface TimedHandoff extends HandoffView {
  readonly minutesLeft: number | null;
}

export const withTimeLeft = (handoff: HandoffView, settings: SalesSettings, now: Instant): TimedHandoff => ({
  ...handoff,
  minutesLeft: minutesLeft(handoff, settings, now),
});

/**
 * Minutes at work that are left to accept a lead, or to contact one that was accepted: whole ones, below 0 where the time
 * has passed. Null where no clock runs: it has no deadline, nobody has it, or its salesperson is no more in a team.
 */
function minutesLeft(handoff: HandoffView, { workspace, handoff: rules }: SalesSettings, now: Instant): number | null {
  // prettier-ignore
  const due = { new: handoff.acceptBy, accepted: handoff.contactBy }[handoff.status as string] ?? null;
  const team = Object.values(workspace.teams).find(({ members }) =>
    members.some(({ id }) => id === handoff.salesperson),
  );
  const member = team?.members.find(({ id }) => id === handoff.salesperson);
  if (due === null || !team || !member) return null;
  const calendar = salesCalendar(member, team, workspace, rules.sla);
  const at = Date.parse(due);
  return Math.floor((workedMs(calendar, now, at) - workedMs(calendar, at, now)) / MINUTE_MS);
}
