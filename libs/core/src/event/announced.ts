/** Of what other systems may be told: every handoff, stage change and outcome. */
export const ANNOUNCED = ['handoff.*', 'stage.changed', 'meeting.booked', 'deal.*'] as const;

/** Whether an event is among types or groups of them, such as `handoff.*`. */
export const isAnnouncedBy = (patterns: readonly string[], type: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type));
