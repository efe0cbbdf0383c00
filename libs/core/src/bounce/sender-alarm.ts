import type { Instant } from '../time';
import type { Reason } from './verdict';

/** A mail that a receiver refused for what the sender is or does. */
export interface SenderReturn {
  /** Of the recipient. */
  readonly domain: string;
  readonly reason: Reason;
}

/** Receivers refuse us: marketing mail waits, over the whole transport or to one domain. */
export interface SenderAlarm {
  /** `transport`, or a receiving domain. */
  readonly scope: string;
  /** The commonest one. */
  readonly reason: Reason;
  readonly returns: number;
  readonly until: Instant;
}

export const TRANSPORT = 'transport';
/** How far back refusals count. */
export const ALARM_WINDOW_MS = 86_400_000;

const HOUR_MS = 3_600_000;
const DOMAIN_REST_MS = 4 * HOUR_MS;
const TRANSPORT_REST_MS = 12 * HOUR_MS;
const DOMAIN_RETURNS = 3;
const TRANSPORT_RETURNS = 5;
const TRANSPORT_DOMAINS = 3;
/** One refusal in twenty is a fault of ours; fewer are a few strict servers. */
const SHARE = 0.05;

/** What is held against the sender wherever it sends, not against one mail or one rate. */
const EVERYWHERE: ReadonlySet<Reason> = new Set<Reason>([
  'sender on a blocklist',
  'sender has a bad reputation',
  'authentication failed',
  'reverse name missing',
]);

/**
 * Which alarms the refusals of the last day raise.
 *
 * @param returns the refusals of ALARM_WINDOW_MS, those before an earlier alarm's end left out
 * @param sent mails that left in that time, by receiving domain
 */
export function senderAlarms(
  returns: readonly SenderReturn[],
  sent: ReadonlyMap<string, number>,
  now: Instant,
): SenderAlarm[] {
  const alarms: SenderAlarm[] = [];
  const general = returns.filter(({ reason }) => EVERYWHERE.has(reason));
  const domains = new Set(general.map(({ domain }) => domain));
  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  if (general.length >= TRANSPORT_RETURNS && domains.size >= TRANSPORT_DOMAINS && general.length >= SHARE * total) {
    alarms.push(alarm(TRANSPORT, general, now + TRANSPORT_REST_MS));
  }
  for (const domain of new Set(returns.map((one) => one.domain))) {
    const own = returns.filter((one) => one.domain === domain);
    if (own.length >= DOMAIN_RETURNS && own.length >= SHARE * (sent.get(domain) ?? 0)) {
      alarms.push(alarm(domain, own, now + DOMAIN_REST_MS));
    }
  }
  return alarms;
}

function alarm(scope: string, returns: readonly SenderReturn[], until: Instant): SenderAlarm {
  const counts = new Map<Reason, number>();
  for (const { reason } of returns) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [[reason] = ['sender refused' as const]] = [...counts].sort((a, b) => b[1] - a[1]);
  return { scope, reason, returns: returns.length, until };
}
