import { DatabaseError } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { codeOf, messageOf, StoreError } from '../errors';

/** SQLSTATE classes and codes, and system errors, that mean: no database there for now. */
const AWAY =
  /^(08...|57P0[123]|53300|25006|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND|ENOENT)$/;
/** The driver has no codes for these. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Client was closed|Connection ended)/;
const STATEMENT_TIMEOUT = '57014';

const driverErrorOf = (error: unknown): unknown => (error instanceof QueryFailedError ? error.driverError : error);

function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  // A connection that breaks between two statements of a transaction is taken from it: that is all the next one hears.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  const code = codeOf(error);
  return code !== undefined ? AWAY.test(code) : AWAY_WORDS.test(messageOf(error));
}

/** The server's remarks quote the row that broke a constraint. Errors are logged, and rows are about people. */
function withoutValues(cause: unknown): unknown {
  if (cause instanceof DatabaseError) Object.assign(cause, { detail: undefined, where: undefined });
  return cause;
}

/**
 * What a failed statement is thrown as: a StoreError when the database is away or too slow, else the driver's own error
 * with its SQLSTATE in `code` and the name of a broken constraint in `constraint`. The ORM's wrapper is taken off, as it
 * carries the parameters, which hold personal data and would end up in logs.
 */
export function failureOf(error: unknown): unknown {
  const cause = driverErrorOf(error);
  if (isAway(cause)) {
    return new StoreError('store.database-away', `The database cannot be reached: ${messageOf(cause)}`, { cause });
  }
  if (codeOf(cause) === STATEMENT_TIMEOUT) {
    return new StoreError('store.database-slow', `A statement was given up: ${messageOf(cause)}`, { cause });
  }
  return withoutValues(cause);
}

/** Is the database away (so that trying again later helps)? */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'store.database-away';
