import { Body, Delete, Get, HttpCode, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { type Caller, changePassword, endSession, endSessions, findUser, setLocale, signIn } from '@nurture/access';
import type { Settings } from '@nurture/core/config';
import type { Database } from '@nurture/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DATABASE, SETTINGS } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { CallerOf } from '../auth/auth.guard';
import { Needs } from '../auth/route-access';
import { dropSession, sessionTokenOf } from '../auth/session-cookie';
import { oneOf, type Query as Given } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { begun, originOf, sessionDto, tooMany, unfitPassword } from './begun';
import { LanguageDto, PasswordChangeDto, SessionDto, SignInDto } from './session.dto';

/** Somebody signs in, and out, and changes their own password. */
@ApiController('session')
export class SessionController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get()
  @Needs('signed-in', 'own-account')
  @ApiOperation({ summary: 'Who is signed in, and the token that their writes must carry' })
  @ApiOkResponse({ type: SessionDto })
  async find(
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const token = sessionTokenOf(request, this.settings.publicUrl);
    const user = await findUser(this.db, caller.id);
    if (token === null || !user) throw new Problem('unauthorized');
    return sessionDto(reply, token, user);
  }

  @Write('', {
    scope: 'nothing',
    holds: 'own-account',
    audit: 'itself',
    summary: 'Sign in: the answer sets the cookie of the session',
    problems: ['sign-in-refused', 'foreign-request', 'too-many-attempts'],
    secret: true,
  })
  @ApiBody({ type: SignInDto })
  @ApiOkResponse({ type: SessionDto })
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const result = await signIn(this.db, await parseBody(SignInDto, body), originOf(request));
    switch (result.kind) {
      case 'signed-in':
        return begun(reply, result.session, this.settings.publicUrl);
      case 'refused':
        throw new Problem('sign-in-refused');
      case 'too-many':
        throw tooMany(result.waitSeconds);
    }
  }

  @Delete()
  @HttpCode(204)
  @Needs('signed-in', 'own-account')
  @ApiOperation({ summary: 'Sign out here, or with `everywhere=true` at every browser' })
  @ApiQuery({ name: 'everywhere', required: false, enum: ['true', 'false'] })
  @ApiNoContentResponse()
  @ApiProblems('foreign-request', 'invalid-input')
  async signOut(
    @CallerOf() caller: Caller,
    @Query() query: Given,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = sessionTokenOf(request, this.settings.publicUrl);
    if (oneOf(query, 'everywhere', ['true', 'false']) === 'true') await endSessions(this.db, caller.id);
    else if (token !== null) await endSession(this.db, token);
    dropSession(reply, this.settings.publicUrl);
  }

  @Write('password', {
    scope: 'signed-in',
    holds: 'own-account',
    audit: 'itself',
    summary: 'Change one’s own password: ends every session, and begins a new one here',
    problems: ['foreign-request', 'too-many-attempts'],
    secret: true,
  })
  @ApiBody({ type: PasswordChangeDto })
  @ApiOkResponse({ type: SessionDto })
  async password(
    @Body() body: unknown,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const given = await parseBody(PasswordChangeDto, body);
    const result = await changePassword(this.db, caller.id, given, originOf(request));
    switch (result.kind) {
      case 'changed':
        return begun(reply, result.session, this.settings.publicUrl);
      case 'wrong':
        throw new Problem('invalid-input', undefined, [
          { field: 'current', code: 'password.wrong', message: 'is not your password' },
        ]);
      case 'unfit':
        throw unfitPassword('next', result.fault);
      case 'too-many':
        throw tooMany(result.waitSeconds);
    }
  }

  @Write('language', {
    scope: 'signed-in',
    holds: 'own-account',
    status: 204,
    summary: 'Choose one’s own language',
    problems: ['foreign-request'],
  })
  @ApiBody({ type: LanguageDto })
  @ApiNoContentResponse()
  async language(@Body() body: unknown, @CallerOf() caller: Caller): Promise<void> {
    const { locale } = await parseBody(LanguageDto, body);
    await setLocale(this.db, caller.id, locale);
  }
}
