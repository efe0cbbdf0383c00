import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { ContactsError } from '@nurture/contacts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '@nurture/store';
import { sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';

/** A visitor gets a page, in their language, whatever goes wrong; nothing of the error itself. */
@Catch()
export class PublicErrorsFilter implements ExceptionFilter {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    if (status === 500)
      this.parts.log.error({ err: error, method: request.method, route: routeOf(request) }, 'a page failed');
    if (status === 429) void reply.header('retry-after', '60');
    if (status === 503) void reply.header('retry-after', '30');
    const name = status === 404 ? 'not-found' : 'problem';
    sendPage(reply, { status, page: this.parts.site.own(name, visitorOf(request)), secret: true });
  }
}

/** The route, not the address: tokens don't belong in a log. */
const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? '';

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof ContactsError && error.code !== 'unknown-contact') return 503;
  return isDatabaseAway(error) ? 503 : 500;
}
