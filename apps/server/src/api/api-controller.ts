import {
  applyDecorators,
  Controller,
  HttpCode,
  Post,
  SetMetadata,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Holds, RouteAccess } from '@nurture/access';
import { AuditInterceptor } from './auth/audit.interceptor';
import { AuthGuard } from './auth/auth.guard';
import { IdempotencyInterceptor, KEPT_ANSWER } from './auth/idempotency.interceptor';
import { Audited, type AuditMode, Needs } from './auth/route-access';
import { PROBLEMS, type ProblemCode } from './problem/problem';
import { ProblemDto } from './problem/problem.dto';
import { ProblemFilter } from './problem/problem.filter';

/** The most that a call may send, in bytes: a thousand events of 2 kB. */
export const API_BODY_LIMIT = 2 * 1024 * 1024;

/** The most that a CSV file may have, in bytes: a hundred thousand addresses. */
export const CSV_BODY_LIMIT = 4 * 1024 * 1024;

const said = (code: ProblemCode): string => `\`${code}\`: ${PROBLEMS[code][1]}`;

/** Documents the problems that a route answers with, one response per HTTP status. */
export function ApiProblems(...codes: readonly ProblemCode[]): MethodDecorator & ClassDecorator {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code][0]))];
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: codes
          .filter((code) => PROBLEMS[code][0] === status)
          .map(said)
          .join('; '),
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
      }),
    ),
  );
}

/** A controller below /api/v1: behind the guard, what changes something in the audit log, its errors problem documents, its writes repeatable. */
export function ApiController(name: string): ClassDecorator {
  return applyDecorators(
    Controller(`api/v1/${name}`),
    UseGuards(AuthGuard),
    UseInterceptors(IdempotencyInterceptor, AuditInterceptor),
    UseFilters(ProblemFilter),
    ApiTags(name),
    ApiProblems('unauthorized', 'forbidden', 'internal', 'try-again-later', 'busy'),
  );
}

const WRITE_PROBLEMS = [
  'invalid-json',
  'body-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
  'request-running',
  'invalid-input',
] as const;

export interface WriteOptions {
  readonly scope: RouteAccess['needs'];
  /** What of people it takes or answers. */
  readonly holds: Holds;
  readonly summary: string;
  /** 200, if not given. */
  readonly status?: number;
  /** What it may answer beyond what every write may. */
  readonly problems?: readonly ProblemCode[];
  /** The answer holds a secret: it is given once and kept nowhere, so `Idempotency-Key` is not taken. */
  readonly secret?: boolean;
  /** `done`, if not given. */
  readonly audit?: AuditMode;
}

const IDEMPOTENCY_HEADER = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: 'Repeated with the same key within a day, the call takes effect once and gets the first answer',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
});

const isScope = (needs: RouteAccess['needs']): boolean => needs !== 'nothing' && needs !== 'signed-in';

/** A write: which scope it needs, what it does, and that it may be repeated under an `Idempotency-Key`. */
export function Write(
  path: string,
  { scope, holds, summary, status = 200, problems = [], secret = false, audit = 'done' }: WriteOptions,
): MethodDecorator {
  return applyDecorators(
    SetMetadata(KEPT_ANSWER, !secret),
    Post(path),
    HttpCode(status),
    Needs(scope, holds),
    Audited(audit),
    ApiOperation({ summary, ...(isScope(scope) ? { description: `Needs the scope \`${scope}\`.` } : {}) }),
    ...(secret ? [] : [IDEMPOTENCY_HEADER]),
    ApiProblems(...WRITE_PROBLEMS, ...problems),
  );
}

/** What every list takes. */
export function ApiPaged(): MethodDecorator {
  return applyDecorators(
    ApiQuery({ name: 'after', required: false, type: String, description: 'The `next` of the page before' }),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
      description: 'How many at most',
    }),
    ApiProblems('invalid-input'),
  );
}
