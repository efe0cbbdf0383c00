/** What the exit codes of every command mean. */
export const EXIT = {
  ok: 0,
  /** What was asked for does not hold: an invalid flow, a failed test. */
  no: 1,
  /** The command was called wrongly. */
  usage: 2,
} as const;
