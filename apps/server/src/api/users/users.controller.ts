import { Body, Get, Inject, Param, Patch, Query, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Caller, changeUser, type InviteContext, inviteAgain, inviteUser, listUsers } from '@nurture/access';
import type { HandoffContext } from '@nurture/handoff';
import type { Database } from '@nurture/store';
import type { FastifyRequest } from 'fastify';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { auditedAs } from '../auth/audit.interceptor';
import { CallerOf } from '../auth/auth.guard';
import { Needs } from '../auth/route-access';
import { pageOf, parseId, parsePage, type Query as Given } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { InvitedUserDto, NewUserDto, UserChangeDto, UserDto, UserPageDto } from './user.dto';

/** People who log in, kept by admins. */
@ApiController('users')
export class UsersController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly product: HandoffContext,
  ) {}

  @Get()
  @Needs('admin', 'personal')
  @ApiOperation({ summary: 'People who log in, the latest first, those who are gone too' })
  @ApiPaged()
  @ApiOkResponse({ type: UserPageDto })
  async list(@Query() query: Given): Promise<UserPageDto> {
    const { after, limit } = parsePage(query);
    return pageOf(await listUsers(this.db, { after, limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Write('', {
    scope: 'admin',
    holds: 'personal',
    audit: 'itself',
    status: 201,
    summary: 'Invite somebody: they are mailed a link with which they set a password',
    problems: ['conflict'],
    secret: true,
  })
  @ApiBody({ type: NewUserDto })
  @ApiCreatedResponse({ type: InvitedUserDto })
  async invite(
    @Body() body: unknown,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<InvitedUserDto> {
    const { locale = 'en', ...given } = await parseBody(NewUserDto, body);
    const invited = await inviteUser(this.db, { ...given, locale }, this.contextOf(caller, request));
    if (!invited) throw new Problem('conflict', 'Somebody with this address is there already.');
    return invited;
  }

  @Patch(':id')
  @Needs('admin', 'personal')
  @ApiOperation({
    summary: 'Change somebody’s name, role or language, or put them out and let them in again',
    description: 'Needs the scope `admin`. The last admin stays one.',
  })
  @ApiBody({ type: UserChangeDto })
  @ApiOkResponse({ type: UserDto })
  @ApiProblems('invalid-json', 'invalid-input', 'not-found', 'conflict')
  async change(@Param('id') id: string, @Body() body: unknown): Promise<UserDto> {
    const changed = await changeUser(this.db, parseId(id), await parseBody(UserChangeDto, body));
    switch (changed.kind) {
      case 'changed':
        return changed.user;
      case 'unknown':
        throw new Problem('not-found');
      case 'last-admin':
        throw new Problem('conflict', 'They are the last admin: make somebody else one first.');
    }
  }

  @Write(':id/invitation', {
    scope: 'admin',
    holds: 'personal',
    audit: 'itself',
    summary: 'Mail somebody a new link, with which they set a new password; earlier links end',
    problems: ['not-found'],
    secret: true,
  })
  @ApiOkResponse({ type: InvitedUserDto })
  async inviteAgain(
    @Param('id') id: string,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<InvitedUserDto> {
    const invited = await inviteAgain(this.db, parseId(id), this.contextOf(caller, request));
    if (!invited) throw new Problem('not-found', 'There is nobody with this number who may sign in.');
    return invited;
  }

  private contextOf(caller: Caller, request: FastifyRequest): InviteContext {
    const { publicUrl, settings } = this.product;
    return { publicUrl, company: settings().workspace.company.name, entry: auditedAs(caller, request) };
  }
}
