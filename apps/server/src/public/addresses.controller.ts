import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { contactLocale, type ProofSide, type ProofStanding, readProof } from '@nurture/contacts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendPage, visitorOf } from './http';
import { PUBLIC_PARTS, type PublicParts } from './parts';
import { PublicErrorsFilter } from './public-errors.filter';

/** Two addresses of one person: GET shows which two, POST says yes for one mailbox, so that a link scanner joins nobody. */
@ApiExcludeController()
@UseFilters(PublicErrorsFilter)
@Controller('a')
export class AddressesController {
  constructor(@Inject(PUBLIC_PARTS) private readonly parts: PublicParts) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { proofId, side } = this.read(token);
    await this.show(await readProof(this.parts.db, proofId), side, request, reply);
  }

  @Post(':token')
  async prove(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { proofId, side } = this.read(token);
    const standing = await this.parts.proveAddress({ proofId, side, address: visitorOf(request).address });
    await this.show(standing, side, request, reply);
  }

  private read(token: string): { proofId: string; side: ProofSide } {
    const payload = this.parts.tokens.read('a', token);
    if (!payload) throw new NotFoundException();
    return { proofId: payload.proof, side: payload.side === 0 ? 'own' : 'other' };
  }

  private async show(
    standing: ProofStanding | null,
    side: ProofSide,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!standing) throw new NotFoundException();
    const visitor = visitorOf(request, await contactLocale(this.parts.db, standing.contactId));
    const { joined, expired, own, other } = standing;
    const answered = side === 'own' ? standing.ownProved : standing.otherProved;
    const state = {
      joined,
      expired: expired && !joined,
      waiting: answered && !joined && !expired,
      asks: !answered && !joined && !expired,
    };
    const page = this.parts.site.own('address', visitor, { ...state, own, other, action: visitor.path });
    sendPage(reply, { status: 200, page, secret: true });
  }
}
