import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type AuditEntry, type Caller, recordAudit } from '@nurture/access';
import type { Database } from '@nurture/store';
import type { FastifyRequest } from 'fastify';
import { from, type Observable, switchMap } from 'rxjs';
import { DATABASE } from '../../providers';
import { operationIdOf } from '../openapi/operation-id';
import { isUnsafe, maybeCallerOf } from './auth.guard';
import { AUDIT_MODE, type AuditMode } from './route-access';

type Audible = FastifyRequest & { auditTarget?: string };

/** Tells the audit log what a call is about, where its address has a person's and not a number. */
export const noteTarget = (request: FastifyRequest, target: string): void => {
  (request as Audible).auditTarget = target;
};

/** Who it was and from where, for what enters itself. */
export const auditedAs = (caller: Caller, request: FastifyRequest): Pick<AuditEntry, 'actor' | 'address'> => ({
  actor: { kind: caller.kind, id: caller.id },
  address: request.ip,
});

/** Enters every unsafe call that succeeded, before it is answered. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const caller = maybeCallerOf(context);
    if (!caller || !this.isEntered(context, caller)) return next.handle();
    return next.handle().pipe(switchMap((body: unknown) => from(this.enter(context, caller, body))));
  }

  private isEntered(context: ExecutionContext, caller: Caller): boolean {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    const declared = this.reflector.get<AuditMode | undefined>(AUDIT_MODE, context.getHandler());
    const mode = declared ?? (isUnsafe(method) ? 'done' : 'none');
    return mode === 'done' || (mode === 'people' && caller.kind === 'user');
  }

  private async enter(context: ExecutionContext, caller: Caller, body: unknown): Promise<unknown> {
    const request = context.switchToHttp().getRequest<Audible>();
    const action = operationIdOf(context.getClass().name, context.getHandler().name);
    const target = request.auditTarget ?? targetOf(action, request.params, body);
    await recordAudit(this.db, { ...auditedAs(caller, request), action, target, outcome: 'done' });
    return body;
  }
}

const textIn = (value: unknown, name: string): string | null => {
  if (typeof value !== 'object' || value === null || !(name in value)) return null;
  const text: unknown = (value as Record<string, unknown>)[name];
  return typeof text === 'string' ? text : null;
};

/** The id in the address, or that of what was made. Addresses of people are no ids, and never stand here. */
function targetOf(action: string, params: unknown, body: unknown): string | null {
  const id = textIn(params, 'id') ?? textIn(body, 'id');
  return id === null ? null : `${action.split('.')[0]}/${id}`;
}
