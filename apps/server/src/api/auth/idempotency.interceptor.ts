import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { callerRef, fingerprint, Idempotency } from '@nurture/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, type Observable, of, switchMap, throwError } from 'rxjs';
import { assertKeepable } from '../problem/keepable';
import { Problem } from '../problem/problem';
import { callerOf } from './auth.guard';

/** False on a route whose answer holds a secret. */
export const KEPT_ANSWER = 'nurture:kept-answer';

/** Writes that carry an `Idempotency-Key` take effect once; repeated, they get the first answer again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    // Before anything walks the body: digests, validators and the database stand on it.
    assertKeepable(request.body);
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (this.reflector.get<boolean | undefined>(KEPT_ANSWER, context.getHandler()) === false) {
      throw new Problem(
        'invalid-input',
        'This call takes no Idempotency-Key: what it answers is shown once and not kept.',
      );
    }
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new Problem('invalid-input', 'Idempotency-Key takes 1 to 200 printable characters, for example a UUID.');
    }
    const caller = callerRef(callerOf(context));
    const replay = await this.idempotency.begin(caller, key, fingerprint(request.method, request.url, request.body));
    switch (replay.kind) {
      case 'answered':
        void reply.status(replay.status).header('idempotent-replayed', 'true');
        return of(replay.body);
      case 'running':
        throw new Problem('request-running');
      case 'different':
        throw new Problem('idempotency-key-reused');
      case 'first':
        return this.remember(caller, key, reply, next);
    }
  }

  private remember(caller: string, key: string, reply: FastifyReply, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      switchMap((body: unknown) =>
        from(this.idempotency.finish(caller, key, reply.statusCode, body).then((): unknown => body)),
      ),
      catchError((error: unknown) =>
        // With the database away the key can't be freed now; it is free again after a minute by itself.
        from(this.idempotency.abandon(caller, key)).pipe(
          catchError(() => of(undefined)),
          switchMap(() => throwError(() => error)),
        ),
      ),
    );
  }
}
