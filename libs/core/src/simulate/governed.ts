import { decide } from '../governor';
import type { GovernorFacts, GovernorRules, RecentMail, SalesTime, Verdict } from '../governor';
import type { SendMailTask } from '../task';
import { parseDuration, parseWindow } from '../time';
import type { Calendar, Instant, Window, WindowText } from '../time';
import type { WorkspaceSettings } from '../workspace';

/** What the governor is told in a simulation: one contact, a transport as fast as one likes, nothing switched off. */
export interface SendingFacts {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly consentMail: boolean;
  readonly topicsOff: readonly string[];
  readonly recent: readonly RecentMail[];
  readonly withSales: readonly SalesTime[];
  readonly holds: GovernorFacts['holds'];
}

/** Asks the product's own governor whether a planned mail may leave now. */
export function askGovernor(task: SendMailTask, settings: WorkspaceSettings, facts: SendingFacts): Verdict {
  const { kind, topic, immediately, priority, notAfter, wantedAt, origin } = task;
  return decide(
    {
      kind,
      topic,
      immediately,
      priority,
      notAfter,
      wantedAt,
      flowId: origin.flowId,
      gap: task.gap === null ? null : parseDuration(task.gap),
      window: windowOf(task.window, settings),
    },
    {
      now: facts.now,
      rules: rulesOf(settings),
      calendar: facts.calendar,
      consent: { mail: facts.consentMail ? 'given' : 'withdrawn', topicsOff: facts.topicsOff, complained: false },
      suppression: null,
      sendingOff: false,
      flowPaused: false,
      withSales: facts.withSales,
      recent: facts.recent,
      holds: facts.holds,
      alarmUntil: null,
      speedUntil: null,
    },
  );
}

function rulesOf({ sending }: WorkspaceSettings): GovernorRules {
  const { cap, gapMs, maxWaitMs, quietHours } = sending;
  return { cap, gapMs, maxWaitMs, quietHours: quietHours && parseWindow(quietHours) };
}

function windowOf(window: unknown, settings: WorkspaceSettings): Window | null {
  if (typeof window === 'string') {
    const named = settings.windows[window];
    return named ? parseWindow(named) : null;
  }
  return isWindowText(window) ? parseWindow(window) : null;
}

function isWindowText(value: unknown): value is WindowText {
  return typeof value === 'object' && value !== null;
}
