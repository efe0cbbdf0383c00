import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  ApiKeys,
  type Caller,
  findSession,
  isCsrfToken,
  type Refusal,
  refusalOf,
  type RouteAccess,
} from '@nurture/access';
import type { Settings } from '@nurture/core/config';
import type { Database } from '@nurture/store';
import type { FastifyRequest } from 'fastify';
import { DATABASE, SETTINGS } from '../../providers';
import { Problem } from '../problem/problem';
import { judgeOrigin } from './own-origin';
import { ROUTE_ACCESS } from './route-access';
import { sessionTokenOf } from './session-cookie';

/** The caller whom the guard found, as a controller's parameter. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => callerOf(context));

type RequestWithCaller = FastifyRequest & { caller?: Caller };

export function callerOf(context: ExecutionContext): Caller {
  const caller = maybeCallerOf(context);
  if (!caller) throw new Problem('unauthorized');
  return caller;
}

export const maybeCallerOf = (context: ExecutionContext): Caller | undefined =>
  context.switchToHttp().getRequest<RequestWithCaller>().caller;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const isUnsafe = (method: string): boolean => !SAFE.has(method);

const HOW = 'Sign in, or send the header `Authorization: Bearer KEY` with a valid key.';
const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Decides for keys and people alike: finds the caller behind `Authorization: Bearer KEY` or the session's cookie, and
 * holds what they may against what the route declares. An unsafe call of a session must come from a page of ours.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly keys: ApiKeys,
    private readonly reflector: Reflector,
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const route = this.reflector.get<RouteAccess | undefined>(ROUTE_ACCESS, context.getHandler());
    if (route?.needs === 'nothing') return this.assertNotForeign(request);
    const caller = await this.callerBehind(request);
    if (!caller) throw new Problem('unauthorized', HOW);
    const refusal = route ? refusalOf(caller, route) : { why: 'role' as const };
    if (refusal) throw new Problem('forbidden', wordsOf(refusal));
    request.caller = caller;
    return true;
  }

  private async callerBehind(request: FastifyRequest): Promise<Caller | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = /^Bearer ([\x21-\x7e]{8,200})$/.exec(authorization)?.[1];
      return key === undefined ? null : this.keys.find(key);
    }
    const session = sessionTokenOf(request, this.settings.publicUrl);
    const caller = session === null ? null : await findSession(this.db, session);
    if (caller && session !== null && isUnsafe(request.method)) this.assertOwnPage(request, session);
    return caller;
  }

  private assertOwnPage(request: FastifyRequest, session: string): void {
    if (this.originOf(request) !== 'ours') {
      throw new Problem('foreign-request', 'The headers Origin and Sec-Fetch-Site must name this product.');
    }
    if (isCsrfToken(session, request.headers['x-csrf-token'])) return;
    throw new Problem('foreign-request', 'Send the header x-csrf-token with the token of `GET /api/v1/session`.');
  }

  /** Programs, which tell no origin, may sign in too; another site's page may not do it for its visitor. */
  private assertNotForeign(request: FastifyRequest): true {
    if (isUnsafe(request.method) && this.originOf(request) === 'foreign') throw new Problem('foreign-request');
    return true;
  }

  private originOf(request: FastifyRequest): ReturnType<typeof judgeOrigin> {
    const said = { site: headerOf(request, 'sec-fetch-site'), origin: headerOf(request, 'origin') };
    return judgeOrigin(said, [new URL(this.settings.publicUrl).origin, `${request.protocol}://${request.host}`]);
  }
}

function wordsOf(refusal: Refusal): string {
  switch (refusal.why) {
    case 'scope':
      return `It needs the scope \`${refusal.scope}\`.`;
    case 'people-only':
      return 'It is for people who are signed in; a key has no account.';
    case 'role':
      return 'Your role does not see this.';
  }
}
