import { All, Controller, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { RequestFacts, Tracker, TrackReply } from '@nurture/mail';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TRACKER } from '../providers';

const factsOf = (request: FastifyRequest): RequestFacts => ({
  method: request.method,
  headers: request.headers,
  address: request.ip,
});

const allowed = (request: FastifyRequest): boolean => request.method === 'GET' || request.method === 'HEAD';

/** Pixels and redirects of mails. They always answer: the token carries all that an answer needs. */
@ApiExcludeController()
@Controller()
export class TrackingController {
  constructor(@Inject(TRACKER) private readonly tracker: Tracker) {}

  @All('o/:token')
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!allowed(request)) return this.refuse(reply);
    await send(reply, await this.tracker.recordOpen(token, factsOf(request)));
  }

  @All('c/:token')
  async click(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!allowed(request)) return this.refuse(reply);
    await send(reply, await this.tracker.recordClick(token, factsOf(request)));
  }

  private async refuse(reply: FastifyReply): Promise<void> {
    await reply.status(405).header('allow', 'GET, HEAD').send();
  }
}

async function send(reply: FastifyReply, { status, headers, body }: TrackReply): Promise<void> {
  await reply
    .status(status)
    .headers({ ...headers })
    .send(body ?? '');
}
