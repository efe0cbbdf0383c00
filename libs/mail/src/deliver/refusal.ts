/** The database took a row not, and said why. */
export interface Refusal {
  readonly code: string;
  readonly constraint?: string;
}

/** SQLSTATE classes 22 and 23: a value that doesn't fit, a constraint that is broken. Nothing is wrong with the database. */
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^2[23]\w{3}$/.test(error.code);
