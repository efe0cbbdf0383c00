import { type Instant, instantOf } from '@nurture/core/time';
import { wrongUsage } from '../refusal';

/** What `nurture simulate` may be told, as it stands on the command line. */
export interface SimulateOptions {
  readonly as?: string;
  readonly events?: string;
  readonly contacts?: string;
  readonly rates?: string;
  readonly over?: string;
  readonly start?: string;
  readonly seed?: string;
  readonly json?: boolean;
}

/** @throws Refusal with exit code 2 */
export function seedOf(text = '1'): number {
  if (!/^\d{1,15}$/.test(text)) throw wrongUsage(`--seed wants a whole number, such as 7, not ${text}`);
  return Number(text);
}

/** @throws Refusal with exit code 2 */
export function startOf(text: string, timezone: string): Instant {
  const start = instantOf(text, timezone);
  if (start === null) throw wrongUsage(`--start wants a date such as 2026-11-23T10:00 or 2026-11-23, not ${text}`);
  return start;
}
