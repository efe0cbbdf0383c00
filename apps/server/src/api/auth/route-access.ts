import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Holds, RouteAccess } from '@nurture/access';

export const ROUTE_ACCESS = 'nurture:access';

/** Names in the document under which it says who may call a route, and what of a person the route holds. */
export const NEEDS_EXTENSION = 'x-needs';
export const HOLDS_EXTENSION = 'x-holds';

/**
 * Who may call a route, and what of people it holds: neither can be left out. A route below /api/v1 without this is
 * refused to everybody. The document carries both, so that what each role may follows from it.
 */
export const Needs = (needs: RouteAccess['needs'], holds: Holds): MethodDecorator =>
  applyDecorators(
    SetMetadata(ROUTE_ACCESS, { needs, holds } satisfies RouteAccess),
    ApiExtension(NEEDS_EXTENSION, needs),
    ApiExtension(HOLDS_EXTENSION, holds),
    ...(needs === 'nothing' ? [] : [ApiCookieAuth('session')]),
    ...(needs === 'nothing' || needs === 'signed-in' ? [] : [ApiBearerAuth()]),
  );

/**
 * What of a call goes into the audit log. `done`: it was done, told after it; `people`: the same, where somebody who is
 * signed in did it; `itself`: what it calls enters it in its own transaction; `none`: it changes nothing.
 */
export type AuditMode = 'done' | 'people' | 'itself' | 'none';

export const AUDIT_MODE = 'nurture:audit';
export const Audited = (mode: AuditMode): MethodDecorator => SetMetadata(AUDIT_MODE, mode);
