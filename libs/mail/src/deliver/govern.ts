import { TRANSPORT } from '@nurture/core/bounce';
import { decide, type GovernedMail, type GovernorRules, type RecentMail, type Verdict } from '@nurture/core/governor';
import type { SendMailTask } from '@nurture/core/task';
import {
  approximateMs,
  type Calendar,
  type Duration,
  type Instant,
  isZone,
  parseDuration,
  parseWindow,
} from '@nurture/core/time';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import type { ContactFacts } from './facts';
import type { SharedFacts } from './held';
import type { MailTask } from './types';

/** The workspace's rules in the governor's terms. */
export function governorRules(settings: WorkspaceSettings): GovernorRules {
  const { cap, gapMs, lessOftenMs, maxWaitMs, quietHours } = settings.sending;
  return { cap, gapMs, lessOftenMs, maxWaitMs, quietHours: quietHours && parseWindow(quietHours) };
}

/** The contact's zone where it is one, else the workspace's; and the days on which no window opens. */
export function calendarOf(
  fields: Readonly<Record<string, unknown>>,
  settings: WorkspaceSettings,
  now: Instant,
): Calendar {
  const zone = fields['timezone'];
  return {
    timezone: typeof zone === 'string' && isZone(zone) ? zone : settings.timezone,
    holidays: holidaysAround(settings, new Date(now).getUTCFullYear()),
  };
}

/** `MM-DD` is a holiday of every year: of this one and the next. */
function holidaysAround({ holidays }: WorkspaceSettings, year: number): string[] {
  return holidays.flatMap(({ date }) => (date.length === 5 ? [`${year}-${date}`, `${year + 1}-${date}`] : [date]));
}

/** A task as the governor sees it. Mails outside flows are service mails that wait for nothing but the switch. */
export function governedMail(task: MailTask, settings: WorkspaceSettings, now: Instant): GovernedMail {
  if (task.queue !== 'send-mail') {
    return {
      kind: 'service',
      flowId: null,
      topic: null,
      immediately: true,
      priority: Infinity,
      gap: null,
      window: null,
      notAfter: null,
      wantedAt: now,
    };
  }
  const { payload } = task;
  return {
    kind: payload.kind,
    flowId: payload.origin.flowId,
    topic: payload.topic,
    immediately: payload.immediately,
    priority: payload.priority,
    gap: gapOf(payload),
    window: windowOf(payload.window, settings),
    notAfter: payload.notAfter,
    wantedAt: payload.wantedAt,
  };
}

const gapOf = ({ gap }: SendMailTask): Duration | null => (gap === null ? null : parseDuration(gap));

/** A window by its name in workspace.json, or spelled out by the flow's author; both passed the workspace's checks. */
function windowOf(window: unknown, settings: WorkspaceSettings): GovernedMail['window'] {
  if (typeof window === 'string') {
    const named = settings.windows[window];
    return named ? parseWindow(named) : null;
  }
  return typeof window === 'object' && window !== null ? parseWindow(window) : null;
}

/** How far back sent mails matter to any of these tasks. */
export function lookBackMs(tasks: readonly MailTask[], settings: WorkspaceSettings): number {
  const { cap, gapMs, lessOftenMs } = settings.sending;
  const gaps = tasks.map((task) => (task.queue === 'send-mail' ? gapOf(task.payload) : null));
  // A calendar's days are up to an hour longer than 24; business days have weekends and holidays between them.
  const longest = gaps.map((gap) => (gap ? approximateMs(gap) * 2 + 3 * 86_400_000 : 0));
  return Math.max(cap?.withinMs ?? 0, gapMs, lessOftenMs, ...longest);
}

/** A task with what is known of whom it is for; null for a notification of colleagues. */
export interface Asking {
  readonly task: MailTask;
  readonly facts: ContactFacts | null;
}

/** What the governor cannot read off the facts. */
export interface GovernSurroundings {
  readonly settings: WorkspaceSettings;
  readonly shared: SharedFacts;
  readonly holdsOf: (facts: ContactFacts) => { flowId: string; priority: number }[];
  readonly speed: {
    blockedUntil: (email: string, now: Instant) => Instant | null;
    spend: (email: string) => void;
  };
}

export interface Answer {
  readonly asking: Asking;
  readonly verdict: Verdict;
}

/**
 * Asks the governor for each task of a batch. Of one contact the higher priority goes first, and each mail that may
 * leave counts at once for the next.
 */
export function govern(askings: readonly Asking[], around: GovernSurroundings): Answer[] {
  const rules = governorRules(around.settings);
  const { now } = around.shared;
  const mails = askings.map((asking) => ({ asking, mail: governedMail(asking.task, around.settings, now) }));
  mails.sort((a, b) => b.mail.priority - a.mail.priority || a.mail.wantedAt - b.mail.wantedAt);
  const leaving = new Map<string, RecentMail[]>();
  return mails.map(({ asking, mail }) => {
    const { facts } = asking;
    if (!facts) return { asking, verdict: forColleague(around) };
    const before = leaving.get(facts.id) ?? [];
    const verdict = decide(mail, {
      now,
      rules,
      calendar: calendarOf(facts.fields, around.settings, now),
      consent: facts.consent,
      suppression: facts.suppression,
      sendingOff: around.shared.sendingOff,
      flowPaused: mail.flowId !== null && around.shared.pausedFlows.has(mail.flowId),
      pauses: (mail.flowId !== null && around.shared.pauses.get(mail.flowId)) || [],
      withSales: facts.withSales,
      recent: [...facts.recent, ...before],
      holds: around.holdsOf(facts),
      alarmUntil: alarmUntil(facts.email, around.shared),
      speedUntil: around.speed.blockedUntil(facts.email, now),
    });
    if (verdict.verdict === 'now') {
      around.speed.spend(facts.email);
      leaving.set(facts.id, [...before, { at: now, kind: mail.kind, flowId: mail.flowId }]);
    }
    return { asking, verdict };
  });
}

function alarmUntil(email: string, { alarms }: SharedFacts): Instant | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const until = Math.max(alarms.get(TRANSPORT) ?? 0, alarms.get(domain) ?? 0);
  return until === 0 ? null : until;
}

/** Colleagues agreed by working here; only the one switch stops what they get. */
function forColleague({ shared }: GovernSurroundings): Verdict {
  return shared.sendingOff
    ? { verdict: 'not-now', reason: 'sending-off', until: shared.now + 60_000 }
    : { verdict: 'now' };
}
