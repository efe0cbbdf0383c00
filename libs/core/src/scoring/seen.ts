import { drives } from '../condition';
import type { HistoryEvent } from '../condition';
import { BUILTIN_EVENTS } from '../event';

/** What a person does themselves, not what is done to them. */
const SEEN = /^(asset|form|page|cta|quiz|content|meeting)\.|^mail\.(opened|clicked|replied)$/;

/** Types of event by which a person is seen. */
export const SEEN_TYPES: readonly string[] = Object.keys(BUILTIN_EVENTS).filter((type) => SEEN.test(type));

/** Was the person themselves seen by this? */
export function isSeen(event: Pick<HistoryEvent, 'type' | 'verdict'>): boolean {
  return SEEN.test(event.type) && drives(event);
}
