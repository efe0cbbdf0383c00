import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { type ContactsDeps, contactIdentity } from '@nurture/contacts';
import { findMail, listMails, MAIL_VIEW_ID, MAIL_VIEW_STATUSES, resolveDoubt, sendAgain } from '@nurture/mail';
import type { Database } from '@nurture/store';
import { CONTACTS_DEPS, DATABASE } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { oneOf, pageOf, parseId, parsePage, type Query as Given, textOf } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { MailPageDto, MailWithHitsDto, ResolveMailDto } from './mail.dto';

const OUTSIDE_FLOWS = 'No flow sent this mail, so it can’t be sent again from here: whoever wants it asks for it anew.';
const notInDoubt = (status: string): Problem => new Problem('conflict', `The mail is not in doubt: it is ${status}.`);

@ApiController('mails')
export class MailsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
  ) {}

  @Get()
  @Needs('read', 'personal')
  @ApiOperation({
    summary: 'Mails, the latest first; those that wait stand before those that were begun',
    description: 'What waits, was skipped or failed carries its reason, and what is tried again the time of it.',
  })
  @ApiQuery({ name: 'status', required: false, enum: MAIL_VIEW_STATUSES })
  @ApiQuery({ name: 'contact', required: false, type: String, description: 'An address' })
  @ApiQuery({ name: 'flow', required: false, type: String, description: 'Id of a flow' })
  @ApiPaged()
  @ApiOkResponse({ type: MailPageDto })
  async list(@Query() query: Given): Promise<MailPageDto> {
    const { after, limit } = parsePage(query, MAIL_VIEW_ID);
    const status = oneOf(query, 'status', MAIL_VIEW_STATUSES);
    const email = textOf(query, 'contact');
    const contact = email === undefined ? undefined : await contactIdentity(this.db, this.contacts.secret, email);
    if (contact === null) return { items: [], next: null };
    const filter = { status, contactId: contact?.id, flow: textOf(query, 'flow'), after, limit: limit + 1 };
    return pageOf(await listMails(this.db, filter), limit, (mail) => mail.id);
  }

  @Get(':id')
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'One mail, with what its readers did and what came back of it' })
  @ApiOkResponse({ type: MailWithHitsDto })
  @ApiProblems('not-found')
  async find(@Param('id') id: string): Promise<MailWithHitsDto> {
    const mail = await findMail(this.db, parseId(id, MAIL_VIEW_ID));
    if (!mail) throw new Problem('not-found');
    return mail;
  }

  @Write(':id/resolve', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Say what became of a mail in doubt; its flow has gone on already',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: ResolveMailDto })
  @ApiOkResponse({ type: MailWithHitsDto })
  async resolve(@Param('id') id: string, @Body() body: unknown): Promise<MailWithHitsDto> {
    const { arrived } = await parseBody(ResolveMailDto, body);
    const mailId = parseId(id);
    const wasInDoubt = await this.db.transaction((tx) => resolveDoubt(tx, mailId, arrived));
    const mail = await this.find(mailId);
    if (!wasInDoubt) throw notInDoubt(mail.status);
    return mail;
  }

  @Write(':id/send-again', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Send a mail in doubt once more, as it was: if the first did arrive after all, it is there twice',
    problems: ['not-found', 'conflict'],
  })
  @ApiOkResponse({ type: MailWithHitsDto })
  async sendAgain(@Param('id') id: string): Promise<MailWithHitsDto> {
    const mailId = parseId(id);
    const came = await this.db.transaction((tx) => sendAgain(tx, mailId));
    const mail = await this.find(mailId);
    if (came === 'not-in-doubt') throw notInDoubt(mail.status);
    if (came === 'outside-flows') throw new Problem('conflict', OUTSIDE_FLOWS);
    return mail;
  }
}
