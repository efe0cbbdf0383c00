import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemDocument } from './api/problem/problem';
import { notFoundPage } from './sales/not-found-page';

/** An address that nothing answers: a page for people, a problem document for programs. */
@Catch(NotFoundException)
export class NotFoundFilter implements ExceptionFilter {
  catch(_: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(404)
      .header('x-content-type-options', 'nosniff');
    if (request.headers.accept?.includes('text/html')) {
      void reply.type('text/html; charset=utf-8').send(notFoundPage());
    } else {
      void reply.type('application/problem+json; charset=utf-8').send(problemDocument('not-found'));
    }
  }
}
