import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeHeaders, sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';
import { VisitorLimit } from './visitor-limit';

/** Landing pages: GET shows, POST takes the form and leads on to the thank-you page. */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('p')
export class PagesController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  private readonly limit = new VisitorLimit(() => performance.now());

  @Get(':page')
  show(@Param('page') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const page = this.parts.site.page(name, visitorOf(request));
    if (!page) throw new NotFoundException();
    sendPage(reply, { status: 200, page, secret: false });
  }

  /** For a form whose workspace has no thank-you page of its own. */
  @Get(':page/thanks')
  thanks(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, { status: 200, page: this.parts.site.own('thanks', visitorOf(request)), secret: false });
  }

  @Post(':page')
  async submit(
    @Param('page') name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const waitSeconds = this.limit.waitSeconds(request.ip);
    if (waitSeconds > 0) return this.tooMany(waitSeconds, request, reply);
    const submitted = await this.parts.site.submit(name, body, visitorOf(request));
    switch (submitted.kind) {
      case 'not-found':
        throw new NotFoundException();
      case 'errors':
        return sendPage(reply, { status: 422, page: submitted, secret: false });
      case 'thanks':
        safeHeaders(reply, false);
        void reply.status(303).header('location', submitted.location).header('cache-control', 'no-store').send('');
    }
  }

  /** Says nothing of any address that was typed: only how many forms came from where this one came from. */
  private tooMany(waitSeconds: number, request: FastifyRequest, reply: FastifyReply): void {
    void reply.header('retry-after', String(waitSeconds));
    sendPage(reply, { status: 429, page: this.parts.site.own('too-many', visitorOf(request)), secret: false });
  }
}
