import type { FastifyError, FastifyInstance } from 'fastify';
import { describeError } from './problem.filter';

/**
 * Bodies that can't be read are refused before Nest sees the request, so no filter of a controller hears of them:
 * every route below /api/v1 and /hooks gets an error handler of its own. Call before routes are registered.
 */
export function answerParserProblems(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (!/^\/(?:api\/v1|hooks)\//.test(route.url)) return;
    route.errorHandler = (error: FastifyError, _request, reply) => {
      const document = describeError(error);
      void reply.status(document.status).type('application/problem+json; charset=utf-8').send(document);
    };
  });
}
