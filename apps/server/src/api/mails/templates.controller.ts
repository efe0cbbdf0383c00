import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { ContactsDeps } from '@nurture/contacts';
import type { Settings } from '@nurture/core/config';
import { parseAddress } from '@nurture/core/mail';
import { sendTest } from '@nurture/mail';
import { type Database, now } from '@nurture/store';
import type { RenderedPreview } from '@nurture/workspace';
import type { Logger } from 'pino';
import type { MailLook } from '../../drafts/jobs';
import { DraftThreads } from '../../drafts/threads';
import { CONTACTS_DEPS, DATABASE, LOGGER, SETTINGS } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { beside } from '../flows/beside';
import { type Query as Given, textOf } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { MailPreviewDto, MailTemplateListDto, SendTestDto, TestSentDto } from './template.dto';

/** The workspace's mails, as their authors look at them. */
@ApiController('mails/templates')
export class MailTemplatesController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace' | 'publicUrl' | 'smtp' | 'dkim'>,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
    private readonly threads: DraftThreads,
  ) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: "The workspace's mails by name, with their languages and the flows that send them" })
  @ApiOkResponse({ type: MailTemplateListDto })
  @ApiProblems('busy', 'took-too-long')
  async list(): Promise<MailTemplateListDto> {
    const { workspace } = this.settings;
    return { items: await beside(() => this.threads.prompt.run('mails', { workspace })) };
  }

  @Get(':name')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'A mail as it would be sent, filled with its sample; its links count nowhere' })
  @ApiQuery({ name: 'locale', required: false, type: String, description: "The workspace's own language without it" })
  @ApiOkResponse({ type: MailPreviewDto })
  @ApiProblems('not-found', 'invalid-input', 'busy', 'took-too-long')
  async preview(@Param('name') name: string, @Query() query: Given): Promise<MailPreviewDto> {
    const { locales, rendered } = await this.look(name, textOf(query, 'locale') ?? null);
    return { name, locales, ...rendered.preview };
  }

  @Write(':name/test', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Send a mail to one address as a test: it belongs to nobody, and counts nowhere',
    problems: ['not-found', 'conflict', 'busy', 'took-too-long'],
  })
  @ApiBody({ type: SendTestDto })
  @ApiOkResponse({ type: TestSentDto })
  async test(@Param('name') name: string, @Body() body: unknown): Promise<TestSentDto> {
    const { to, locale } = await parseBody(SendTestDto, body);
    const { preview, message } = (await this.look(name, locale ?? null, to)).rendered;
    const { smtp, dkim } = this.settings;
    const door = { smtp, dkim, logger: this.log, db: () => Promise.resolve(this.db), now: Date.now() };
    const outcome = await sendTest(door, { from: senderOf(preview.headers), to, raw: Buffer.from(message) });
    if (!outcome.sent) throw new Problem('conflict', `The mail server did not take it: ${outcome.reason}`);
    return { to, subject: preview.subject, left: smtp.kind === 'server' };
  }

  /** @throws Problem `not-found`, `invalid-input` where it is not there in that language */
  private async look(
    name: string,
    locale: string | null,
    to?: string,
  ): Promise<{ readonly locales: readonly string[]; readonly rendered: RenderedPreview }> {
    const { workspace, publicUrl } = this.settings;
    const scene = {
      now: await now(this.db),
      publicUrl,
      secret: this.contacts.secret,
      ...(to === undefined ? {} : { to }),
    };
    const look: MailLook | null = await beside(() =>
      this.threads.prompt.run('preview', { workspace, name, locale, scene }),
    );
    if (look === null) throw new Problem('not-found');
    const { locales, rendered } = look;
    if (rendered === null) throw new Problem('invalid-input', undefined, [otherLanguage(locales)]);
    return { locales, rendered };
  }
}

const otherLanguage = (locales: readonly string[]): { field: string; code: string; message: string } => ({
  field: 'locale',
  code: 'unknown',
  message: `the mail is there in ${locales.join(', ')}`,
});

/** The bare address that it is from. */
function senderOf({ From: from = '' }: Readonly<Record<string, string>>): string {
  const bare = /<([^<>]+)>/.exec(from)?.[1] ?? from;
  const parsed = parseAddress(bare);
  return parsed.ok ? parsed.value.address : bare;
}
