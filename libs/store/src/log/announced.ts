/**
 * Of what other systems may be told: every handoff, stage change and outcome; the same as `ANNOUNCED` of core/event,
 * which a test holds against it. (What migrates a database runs before modules of other libs can be found.)
 */
export const isAnnounced = (type: string): boolean =>
  /^(handoff|deal)\./.test(type) || type === 'stage.changed' || type === 'meeting.booked';
