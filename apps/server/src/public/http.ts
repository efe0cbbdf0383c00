import { type Rendered, type VisitorRequest, withSnippet } from '@nurture/site';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** No script runs on a page of ours, no other page frames it, and its forms go nowhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' https: data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** But the snippet, on pages that anybody may open. */
const WITH_SNIPPET = `${CONTENT_SECURITY_POLICY}; script-src 'self'; connect-src 'self'`;

/** The visitor behind a request. `locale` is the contact's own, where a link says who it is. */
export function visitorOf(request: FastifyRequest, locale: string | null = null): VisitorRequest {
  return {
    path: request.url.split('?')[0] ?? '/',
    query: isFields(request.query) ? request.query : {},
    acceptLanguage: request.headers['accept-language'],
    referrer: request.headers.referer,
    address: request.ip,
    locale,
  };
}

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export interface PageAnswer {
  readonly status: number;
  readonly page: Rendered;
  /** The address holds a token: nobody is to learn it, and no search engine to keep it. */
  readonly secret: boolean;
  /** Counted as a visit; or counted already, when it was shown first. */
  readonly visit?: 'counts' | 'counted';
}

/** Answers with a page. Nothing of it is kept by caches: forms carry a name that is used once. */
export function sendPage(reply: FastifyReply, { status, page, secret, visit }: PageAnswer): void {
  safeHeaders(reply, secret);
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', page.locale)
    .header('vary', 'accept-language, origin')
    .header('cache-control', 'no-store')
    .header('content-security-policy', visit ? WITH_SNIPPET : CONTENT_SECURITY_POLICY)
    .send(visit ? withSnippet(page.html, visit === 'counted') : page.html);
}

export function safeHeaders(reply: FastifyReply, secret: boolean): void {
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'DENY')
    .header('referrer-policy', secret ? 'no-referrer' : 'strict-origin-when-cross-origin');
  if (secret) void reply.header('x-robots-tag', 'noindex, nofollow');
}

/** Headers of a page that only whoever was sent its link may see. */
export function secretPageHeaders(reply: FastifyReply): void {
  safeHeaders(reply, true);
  void reply.header('cache-control', 'no-store').header('content-security-policy', CONTENT_SECURITY_POLICY);
}
