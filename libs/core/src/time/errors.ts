/** What can be wrong with a spelled time: code → meaning. */
export const timeErrors = {
  'time.duration': 'is no length of time',
  'time.moment': 'is no moment to wait for',
  'time.repeat': 'does not say when somebody may come again',
  'time.window': 'is no window of the week',
  'time.zone': 'is no time zone',
} as const;

export type TimeErrorCode = keyof typeof timeErrors;

/** A time that the author wrote and nobody can read. The message quotes it and gives an example. */
export class TimeError extends Error {
  constructor(
    readonly code: TimeErrorCode,
    text: unknown,
    advice: string,
  ) {
    super(`${JSON.stringify(text) ?? 'nothing'} ${timeErrors[code]}: ${advice}`);
    this.name = 'TimeError';
  }
}
