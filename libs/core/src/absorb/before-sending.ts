import type { Instant } from '../time';

const JUST_NOW_MS = 60_000;

/**
 * Whether the conditions by which somebody leaves a flow are looked at once more before a mail of it leaves. The very
 * step that wants a mail has just looked at them; only time and imports change facts without a step.
 *
 * @param wantedAt when the step wanted it
 */
export function hasWaited(wantedAt: Instant, now: Instant): boolean {
  return now - wantedAt >= JUST_NOW_MS;
}
