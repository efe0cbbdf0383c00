import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { type Asked, askedFor, type Defined, DEFINITIONS } from '@nurture/analytics';
import { dayAfter, periodOf } from '@nurture/core/figures';
import { type Instant, toWall } from '@nurture/core/time';
import { ApiProblems } from '../api-controller';
import { type Query, textOf } from '../paging';
import { Problem } from '../problem/problem';

const USUAL_DAYS = 30;

/** What every figure takes: its days. */
export const ApiPeriod = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'from',
      required: false,
      schema: { type: 'string', format: 'date' },
      description: `The first day; ${USUAL_DAYS} days up to the last, if not given`,
    }),
    ApiQuery({
      name: 'until',
      required: false,
      schema: { type: 'string', format: 'date' },
      description: 'The last day, included; today, if not given',
    }),
    ApiProblems('invalid-input'),
  );

/** The day that it is in a zone. */
export const today = (now: Instant, timezone: string): string =>
  new Date(toWall(now, timezone)).toISOString().slice(0, 10);

/** The days that are asked for, in the company's zone. @throws Problem `invalid-input` */
export function periodIn(query: Query, now: Instant, timezone: string): Asked {
  const until = textOf(query, 'until') ?? today(now, timezone);
  const usual = /^\d{4}-\d{2}-\d{2}$/.test(until) && periodOf(until, until) ? dayAfter(until, 1 - USUAL_DAYS) : until;
  const period = periodOf(textOf(query, 'from') ?? usual, until);
  if (period === null || period.from < '1970-01-02' || period.until > '9998-12-31') {
    const message = 'must be days such as 2027-03-01, the first not after the last';
    throw new Problem('invalid-input', undefined, [{ field: 'from', code: 'invalid', message }]);
  }
  return askedFor(period, timezone);
}

/** What these figures mean. */
export const definitionsOf = (...names: readonly Defined[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, DEFINITIONS[name]]));
