import { Body, Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { rateContent } from '@nurture/contacts';
import type { TokenPayloads } from '@nurture/core/token';
import { chooseLocale, fieldsOf, type Rendered, textOf, type VisitorRequest } from '@nurture/site';
import { textIn } from '@nurture/core/workspace';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** A mail asks how somebody liked what they read: GET shows the choice that was clicked, POST counts it. */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('r')
export class RatingController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':token')
  ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const payload = this.read(token);
    sendPage(reply, { status: 200, page: this.page(payload, visitorOf(request), payload.rating), secret: true });
  }

  @Post(':token')
  async rate(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const payload = this.read(token);
    const visitor = visitorOf(request);
    const rating = RATINGS.find((one) => String(one) === textOf(fieldsOf(body), 'rating'));
    if (rating === undefined)
      return sendPage(reply, { status: 422, page: this.page(payload, visitor, 0), secret: true });
    const { mail: mailId, content } = payload;
    const rated = await rateContent(this.parts.db, { mailId, content, rating });
    if (!rated) throw new NotFoundException();
    const title = this.titleOf(content, visitor);
    const page = this.parts.site.own('rated', visitor, { title, counted: rated.counted, rating });
    sendPage(reply, { status: 200, page, secret: true });
  }

  private read(token: string): TokenPayloads['r'] {
    const payload = this.parts.tokens.read('r', token);
    if (!payload) throw new NotFoundException();
    return payload;
  }

  private page({ content }: TokenPayloads['r'], visitor: VisitorRequest, chosen: number): Rendered {
    const choices = RATINGS.map((value) => ({ value, chosen: value === chosen }));
    const title = this.titleOf(content, visitor);
    return this.parts.site.own('rate', visitor, { title, choices, action: visitor.path });
  }

  /** An asset is known by its title; a mail's own name says nothing to whom it went. */
  private titleOf(content: string, visitor: VisitorRequest): string | null {
    const settings = this.parts.settings();
    const asset = Object.hasOwn(settings.assets, content) ? settings.assets[content] : undefined;
    return asset ? textIn(asset.title, chooseLocale(visitor, settings), settings.locale) : null;
  }
}
