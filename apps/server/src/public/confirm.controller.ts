import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { confirm, contactIdentityById, contactLocale } from '@nurture/contacts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

/** Double opt-in: GET asks, POST confirms, so that a link scanner consents for nobody. */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('v')
export class ConfirmController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { email, visitor } = await this.person(token, request);
    const page = this.parts.site.own('confirm', visitor, { email, action: visitor.path });
    sendPage(reply, { status: 200, page, secret: true });
  }

  @Post(':token')
  async confirm(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, email, visitor } = await this.person(token, request);
    const result = await confirm(this.parts.db, id, { source: 'mail:double-opt-in', address: visitor.address });
    if (!result.known) throw new NotFoundException();
    const given = result.changed || result.state.mail === 'given';
    const preferences = `/u/${this.parts.tokens.make('u', { contact: id })}`;
    const page = this.parts.site.own('confirmed', visitor, { email, given, preferences });
    sendPage(reply, { status: 200, page, secret: true });
  }

  private async person(token: string, request: FastifyRequest) {
    const payload = this.parts.tokens.read('v', token);
    const found = payload && (await contactIdentityById(this.parts.db, this.parts.secret, payload.contact));
    if (!found) throw new NotFoundException();
    const visitor = visitorOf(request, await contactLocale(this.parts.db, found.id));
    return { id: found.id, email: found.email, visitor };
  }
}
