import { Body, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { acceptInvitation, findInvitation } from '@nurture/access';
import type { Settings } from '@nurture/core/config';
import type { Database } from '@nurture/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DATABASE, SETTINGS } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { begun, originOf, unfitPassword } from './begun';
import { AcceptInvitationDto, InvitationDto, SessionDto } from './session.dto';

const gone = (): Problem =>
  new Problem('not-found', 'This link was used, replaced or is too old. An admin makes a new one under Users.');

/** What a link of an invitation opens, for whoever has it. */
@ApiController('invitations')
export class InvitationsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get(':token')
  @Needs('nothing', 'own-account')
  @ApiOperation({ summary: 'Whom a link is for' })
  @ApiOkResponse({ type: InvitationDto })
  @ApiProblems('not-found')
  async find(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<InvitationDto> {
    const invited = await findInvitation(this.db, token);
    if (!invited) throw gone();
    void reply.header('cache-control', 'no-store');
    return invited;
  }

  @Write(':token', {
    scope: 'nothing',
    holds: 'own-account',
    audit: 'itself',
    summary: 'Set name and password with a link, once, and sign in: the answer sets the cookie of the session',
    problems: ['not-found', 'foreign-request'],
    secret: true,
  })
  @ApiBody({ type: AcceptInvitationDto })
  @ApiOkResponse({ type: SessionDto })
  async accept(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const given = await parseBody(AcceptInvitationDto, body);
    const result = await acceptInvitation(this.db, token, given, originOf(request));
    switch (result.kind) {
      case 'accepted':
        return begun(reply, result.session, this.settings.publicUrl);
      case 'unknown':
        throw gone();
      case 'email-needed':
        throw new Problem('invalid-input', undefined, [
          { field: 'email', code: 'isEmail', message: 'is needed: with it the first admin signs in' },
        ]);
      case 'unfit':
        throw unfitPassword('password', result.fault);
    }
  }
}
