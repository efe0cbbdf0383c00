import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { knownByMail } from '@nurture/contacts';
import { fieldsOf, type Known, textOf } from '@nurture/site';
import { isDatabaseAway } from '@nurture/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeHeaders, sendPage, visitorOf } from './http';
import { isOwnOrigin, provenMail } from './own-site';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

/** Landing pages: GET shows, POST takes the form and leads on to the thank-you page. */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('p')
export class PagesController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':page')
  async show(@Param('page') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = visitorOf(request);
    const mark = textOf(visitor.query, 'nurture');
    const quiz = this.parts.quizPages.page(name, visitor);
    const page = quiz ?? this.parts.site.page(name, visitor, await this.known(mark));
    if (!page) throw new NotFoundException();
    sendPage(reply, { status: 200, page, secret: false, visit: 'counts' });
  }

  /** The form alone: the snippet puts it on a page of the company's own site. */
  @Get(':page/form')
  form(@Param('page') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const form = this.parts.site.formOnly(name, visitorOf(request));
    if (!form) throw new NotFoundException();
    const { origin } = request.headers;
    if (origin !== undefined && isOwnOrigin(this.parts, origin))
      void reply.header('access-control-allow-origin', origin);
    sendPage(reply, { status: 200, page: form, secret: false });
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
    const waitSeconds = this.parts.limits.waitSeconds('forms', request.ip);
    if (waitSeconds > 0) return this.tooMany(waitSeconds, request, reply);
    const quiz = await this.parts.quizPages.submit(name, body, visitorOf(request));
    if (quiz)
      return sendPage(reply, { status: quiz.complete ? 200 : 422, page: quiz, secret: false, visit: 'counted' });
    const known = await this.known(textOf(fieldsOf(body), 'nurture'));
    const submitted = await this.parts.site.submit(name, body, visitorOf(request), known);
    switch (submitted.kind) {
      case 'not-found':
        throw new NotFoundException();
      case 'errors':
        return sendPage(reply, { status: 422, page: submitted, secret: false, visit: 'counted' });
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

  /** Who came by a link of a mail to them; nobody while the database is away: the page asks for everything then. */
  private async known(mark: string | null): Promise<Known | null> {
    const mail = provenMail(this.parts, mark);
    if (mail === null) return null;
    try {
      return await knownByMail(this.parts.db, mail);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      return null;
    }
  }
}
