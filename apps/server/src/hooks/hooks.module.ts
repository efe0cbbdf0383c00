import { Inject, Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { LIMITS } from '@nurture/core/bounce';
import type { FastifyInstance } from 'fastify';
import { ProblemFilter } from '../api/problem/problem.filter';
import type { Returns } from '../compose/returns';
import { RETURNS } from '../providers';
import { HooksController } from './hooks.controller';
import { refusalOf } from './refusal';

/** `/hooks/NAME`: bounces and complaints, brought by mail servers and mail services. */
@Module({ controllers: [HooksController], providers: [ProblemFilter] })
export class HooksModule implements NestModule {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(RETURNS) private readonly returns: Returns,
  ) {}

  /** Nest calls it before it registers routes. */
  configure(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    takeMails(fastify);
    refuseStrangers(fastify, this.returns);
  }
}

/** Mails keep their bytes: charsets and line ends are for whoever reads them. */
function takeMails(fastify: FastifyInstance): void {
  if (fastify.hasContentTypeParser('message/rfc822')) return;
  const options = { parseAs: 'buffer', bodyLimit: LIMITS.messageBytes } as const;
  fastify.addContentTypeParser('message/rfc822', options, (_request, body, done) => done(null, body));
}

/** Who may not call is told so before a byte of the body is read: a mail may be large. */
function refuseStrangers(fastify: FastifyInstance, { sources }: Returns): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const [, name] = /^\/hooks\/([a-z]{1,40})(?:[/?]|$)/.exec(request.url) ?? [];
    const refused = request.method === 'POST' && name ? sources.get(name)?.admits(request.headers) : null;
    if (refused?.kind !== 'refused') return done();
    const { document } = refusalOf(refused.problem, refused.message);
    if (document.status === 401) void reply.header('www-authenticate', 'Basic realm="hooks"');
    void reply.status(document.status).type('application/problem+json; charset=utf-8').send(document);
  });
}
