import { Body, Controller, Get, HttpException, Inject, Options, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isVisitorId, recordVisits } from '@nurture/contacts';
import { readVisits, SNIPPET } from '@nurture/site';
import { isDatabaseAway } from '@nurture/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOwnOrigin, provenMail } from './own-site';
import { PUBLIC_PARTS, type PublicParts } from './parts';

/** The snippet for a company's own sites, and what it reports. Sets no cookie and reads none. */
@ApiExcludeController()
@Controller()
export class VisitsController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get('t.js')
  snippet(@Res() reply: FastifyReply): void {
    void reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('x-content-type-options', 'nosniff')
      .send(SNIPPET);
  }

  @Options('t')
  preflight(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const allowed = this.allowOrigin(request, reply);
    void reply.status(allowed ? 204 : 403).send('');
  }

  @Post('t')
  async record(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.allowOrigin(request, reply)) return refuse(reply, 403);
    const waitSeconds = this.parts.limits.waitSeconds('visits', request.ip);
    if (waitSeconds > 0) return refuse(reply.header('retry-after', String(waitSeconds)), 429);
    const read = readVisits(body, this.parts.settings(), this.ownOrigins());
    if (!read || (read.visitor !== null && !isVisitorId(read.visitor))) return refuse(reply, 400);
    const { visitor, visits } = read;
    try {
      const answer = await recordVisits(this.parts.db, { visitor, visits, mailId: provenMail(this.parts, read.proof) });
      void reply.status(202).send(answer);
    } catch (error) {
      if (!isDatabaseAway(error)) throw new HttpException('', 500, { cause: error });
      refuse(reply.header('retry-after', '30'), 503);
    }
  }

  private ownOrigins(): ReadonlySet<string> {
    return new Set([...this.parts.settings().site.origins, new URL(this.parts.publicUrl).origin]);
  }

  /** Pages of the company's own sites may report and read the answer; nobody else's may. */
  private allowOrigin(request: FastifyRequest, reply: FastifyReply): boolean {
    void reply.header('vary', 'origin').header('cache-control', 'no-store');
    const { origin } = request.headers;
    if (origin === undefined || !(isOwnOrigin(this.parts, origin) || isSameHost(request, origin))) return false;
    void reply
      .header('access-control-allow-origin', origin)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type')
      .header('access-control-max-age', '86400');
    return true;
  }
}

/** A page of ours under whatever name this server was asked by. */
const isSameHost = ({ headers: { host } }: FastifyRequest, origin: string): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;

const refuse = (reply: FastifyReply, status: number): void => void reply.status(status).send('');
