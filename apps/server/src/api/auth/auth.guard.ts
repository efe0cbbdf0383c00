import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { allows, ApiKeys, type Caller, type Scope } from '@nurture/access';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem';

const NEEDED_SCOPE = 'nurture:scope';

/** Which scope a route asks for. A route below /api/v1 without one is refused to everybody. */
export const Needs = (scope: Scope) => SetMetadata(NEEDED_SCOPE, scope);

/** The caller whom the guard found, as a controller's parameter. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => callerOf(context));

type RequestWithCaller = FastifyRequest & { caller?: Caller };

export function callerOf(context: ExecutionContext): Caller {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw new Problem('unauthorized');
  return caller;
}

/** Finds the caller behind `Authorization: Bearer KEY` and holds the key's scopes against the route's. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly keys: ApiKeys,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const needed = this.reflector.getAllAndOverride<Scope | undefined>(NEEDED_SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const key = /^Bearer ([\x21-\x7e]{8,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const caller = key === undefined ? null : await this.keys.find(key);
    if (!caller) throw new Problem('unauthorized', 'Send the header `Authorization: Bearer KEY` with a valid key.');
    if (!needed || !allows(caller.scopes, needed)) {
      throw new Problem('forbidden', needed ? `The key needs the scope \`${needed}\`.` : undefined);
    }
    request.caller = caller;
    return true;
  }
}
