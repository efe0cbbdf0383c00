import { Body, Controller, Get, Header, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Answer, ANSWERS } from '@nurture/core/handoff';
import type { Tokens } from '@nurture/core/token';
import { answerHandoff, briefPage, findHandoff, type HandoffContext, type HandoffErrorCode } from '@nurture/handoff';
import { activeFlows } from '@nurture/engine';
import type { Database } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { DATABASE, HANDOFF_CONTEXT, TOKENS } from '../providers';
import { secretPageHeaders } from '../public';
import { notFoundPage } from './not-found-page';

type Fields = Readonly<Record<string, string>>;

const isAnswer = (value: unknown): value is Answer => ANSWERS.some((answer) => answer === value);

/** A form's fields as text; whatever else was posted is left out. */
function fieldsOf(body: unknown): Fields {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const amountOf = (text: string | undefined): number | null => {
  const plain = text?.trim().replace(/[\s€]/g, '').replace(',', '.');
  return plain && /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
};

/** The salesperson's page: reads with GET, answers with POST, so that no link scanner answers for anybody. */
@ApiExcludeController()
@Controller('h')
export class BriefController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(TOKENS) private readonly tokens: Tokens,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get(':token')
  @Header('content-type', 'text/html; charset=utf-8')
  async show(
    @Param('token') token: string,
    @Query('answer') asked: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    secretPageHeaders(reply);
    const chosen = asked ?? this.tokens.read('h', token)?.answer;
    return this.render(token, { chosen: isAnswer(chosen) ? chosen : null, values: {}, error: null }, reply);
  }

  @Post(':token')
  @Header('content-type', 'text/html; charset=utf-8')
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    secretPageHeaders(reply);
    const payload = this.tokens.read('h', token);
    const fields = fieldsOf(body);
    const answer = fields['answer'];
    const flows = await activeFlows(this.db);
    if (!payload || !isAnswer(answer)) return this.missing(reply);
    const outcome = await answerHandoff(
      this.db,
      payload.handoff,
      {
        answer,
        reason: fields['reason'] || null,
        note: fields['note']?.trim().slice(0, 2_000) || null,
        until: fields['until'] || null,
        flow: flows.find(({ id }) => id === fields['flow'])?.id ?? null,
        amount: amountOf(fields['amount']),
        person: payload.person ?? 'sales',
        via: 'mail',
      },
      this.context,
    );
    if (outcome.kind !== 'refused') {
      void reply.status(303).header('location', `/h/${token}?answer=none`);
      return '';
    }
    void reply.status(outcome.code === 'handoff.closed' ? 409 : 422);
    return this.render(token, { chosen: answer, values: fields, error: outcome.code }, reply);
  }

  private async render(
    token: string,
    form: { chosen: Answer | null; values: Fields; error: HandoffErrorCode | null },
    reply: FastifyReply,
  ): Promise<string> {
    const payload = this.tokens.read('h', token);
    const handoff = payload && (await findHandoff(this.db, payload.handoff));
    if (!handoff) return this.missing(reply);
    const flows = await activeFlows(this.db);
    return briefPage({ handoff, flows, ...form, action: `/h/${token}`, settings: this.context.settings() });
  }

  private missing(reply: FastifyReply): string {
    void reply.status(404);
    return notFoundPage();
  }
}
