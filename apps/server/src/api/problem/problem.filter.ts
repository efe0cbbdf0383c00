import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ContactsError } from '@nurture/contacts';
import { isDatabaseAway, StoreError } from '@nurture/store';
import { LOGGER } from '../../providers';
import { Problem, problemDocument, type ProblemCode, type ProblemDocument } from './problem';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

const BY_FASTIFY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-json',
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isBusy = (error: unknown): boolean =>
  (error instanceof ContactsError && (error.code === 'contact-busy' || error.code === 'receive-contended')) ||
  (error instanceof StoreError && error.code === 'store.database-slow');

/** What the caller is told of an error. Nothing of an unexpected one's text leaves the product. */
export function describeError(error: unknown): ProblemDocument {
  if (error instanceof Problem) return error.document;
  const fastifyCode = BY_FASTIFY_CODE[codeOf(error)];
  if (fastifyCode) return problemDocument(fastifyCode);
  if (error instanceof SyntaxError) return problemDocument('invalid-json');
  if (isBusy(error)) return problemDocument('busy', 'Nothing was changed: send the request again.');
  if (isDatabaseAway(error)) return problemDocument('try-again-later', 'Nothing was lost: send the request again.');
  if (error instanceof HttpException) {
    const known = BY_STATUS[error.getStatus()];
    if (known) return problemDocument(known);
    if (error.getStatus() === 400) return problemDocument('invalid-json', error.message);
  }
  return problemDocument('internal');
}

/** In seconds. */
function retryAfterOf(error: unknown, status: number): number | null {
  if (error instanceof Problem && error.retryAfterSeconds !== undefined) return error.retryAfterSeconds;
  return status === 503 ? 5 : null;
}

/** Turns every error into a problem document, and logs those that are ours. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const document = describeError(error);
    if (document.status >= 500)
      this.log.error({ err: error, method: request.method, url: request.url }, document.title);
    if (document.status === 401) void reply.header('www-authenticate', 'Bearer');
    const retryAfter = retryAfterOf(error, document.status);
    if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
    void reply.status(document.status).header('content-type', 'application/problem+json; charset=utf-8').send(document);
  }
}
