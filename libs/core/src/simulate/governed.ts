import { decide } from '../governor';
import type { GovernorFacts, GovernorRules, Verdict } from '../governor';
import type { SendMailTask } from '../task';
import { parseDuration, parseWindow } from '../time';
import type { Calendar, Duration, Instant, Window, WindowText } from '../time';
import type { WorkspaceSettings } from '../workspace';
import type { Standing } from './standing';

/** What the governor is told in a simulation: one contact, a transport as fast as one likes, nothing switched off. */
export interface SendingFacts {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly consentMail: boolean;
  readonly standing: Standing;
  readonly holds: GovernorFacts['holds'];
}

/** Asks the product's own governor whether a planned mail may leave now. */
export function askGovernor(task: SendMailTask, settings: WorkspaceSettings, facts: SendingFacts): Verdict {
  const { kind, topic, immediately, priority, notAfter, wantedAt, origin } = task;
  const { topicsOff, complained, suppression, withSales, recent } = facts.standing;
  return decide(
    {
      kind,
      topic,
      immediately,
      priority,
      notAfter,
      wantedAt,
      flowId: origin.flowId,
      gap: task.gap === null ? null : parsedGap(task.gap),
      window: windowOf(task.window, settings),
    },
    {
      now: facts.now,
      rules: rulesOf(settings),
      calendar: facts.calendar,
      consent: { mail: facts.consentMail ? 'given' : 'withdrawn', topicsOff, complained, lessOften: false },
      suppression,
      sendingOff: false,
      flowPaused: false,
      withSales,
      recent,
      holds: facts.holds,
      alarmUntil: null,
      speedUntil: null,
    },
  );
}

function rulesOf({ sending }: WorkspaceSettings): GovernorRules {
  const { cap, gapMs, lessOftenMs, maxWaitMs, quietHours } = sending;
  return { cap, gapMs, lessOftenMs, maxWaitMs, quietHours: quietHours && parsedOnce(quietHours) };
}

function windowOf(window: unknown, settings: WorkspaceSettings): Window | null {
  const text = typeof window === 'string' ? settings.windows[window] : window;
  return isWindowText(text) ? parsedOnce(text) : null;
}

/** A simulation asks thousands of times by the same few windows and gaps, those of a workspace's flows. */
const parsedWindows = new WeakMap<WindowText, Window>();

function parsedOnce(text: WindowText): Window {
  const kept = parsedWindows.get(text) ?? parseWindow(text);
  parsedWindows.set(text, kept);
  return kept;
}

const parsedGaps = new Map<string, Duration>();

function parsedGap(text: string): Duration {
  const kept = parsedGaps.get(text) ?? parseDuration(text);
  parsedGaps.set(text, kept);
  return kept;
}

function isWindowText(value: unknown): value is WindowText {
  return typeof value === 'object' && value !== null;
}
