import { Body, Delete, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { Caller } from '@nurture/access';
import {
  type ContactIdentity,
  contactIdentity,
  type ContactsDeps,
  contactTouches,
  listContacts,
  setRole,
} from '@nurture/contacts';
import { STAGES } from '@nurture/core/workspace';
import { contactJourney, type ContactJourney } from '@nurture/engine';
import { type HandoffContext, handoffsOfContact, salespersonOf, withTimeLeft } from '@nurture/handoff';
import { listMails } from '@nurture/mail';
import { type Database, log, now } from '@nurture/store';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { mergePeople } from '../../compose/merge';
import { eraseEntry, erasePerson, exportPerson, type PersonalRecord } from '../../compose/personal';
import { CONTACTS_DEPS, DATABASE, HANDOFF_CONTEXT, LOGGER } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { auditedAs, noteTarget } from '../auth/audit.interceptor';
import { CallerOf } from '../auth/auth.guard';
import { isOn, ownDesk } from '../auth/own-desk';
import { Audited, Needs } from '../auth/route-access';
import { absorbDeps } from '../flows/absorb-deps';
import { oneOf, pageOf, parsePage, type Query as Given, textOf } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import {
  type ConsentViewDto,
  ContactDto,
  ContactPageDto,
  ErasedDto,
  PersonalRecordDto,
  TimelineDto,
} from './contact.dto';
import { MergeDto, MergedDto, RoleDto } from './merge.dto';

const SCORE_ENTRIES = 1_000;
const LATEST = 50;

/** Who was heard of a moment ago, and not absorbed yet. */
const NO_JOURNEY: ContactJourney = {
  stage: 'visitor',
  stageSince: null,
  score: 0,
  fit: null,
  fields: {},
  tags: [],
  lastSeenAt: null,
  scoreEntries: [],
  stages: [],
  enrolments: [],
};

@ApiController('contacts')
export class ContactsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
    @Inject(HANDOFF_CONTEXT) private readonly handoff: HandoffContext,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'Contacts, the latest first' })
  @ApiQuery({ name: 'q', required: false, type: String, description: 'Part of an address, a name or a company' })
  @ApiQuery({ name: 'stage', required: false, enum: STAGES })
  @ApiPaged()
  @ApiOkResponse({ type: ContactPageDto })
  async list(@Query() query: Given, @CallerOf() caller: Caller): Promise<ContactPageDto> {
    const { after, limit } = parsePage(query);
    const desk = this.deskOf(caller);
    const filter = { q: textOf(query, 'q'), stage: oneOf(query, 'stage', STAGES), desk, after, limit: limit + 1 };
    return pageOf(await listContacts(this.db, filter), limit, (contact) => contact.id);
  }

  @Get(':email')
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'All that is known of one contact: score explained, where they are in flows and why, timeline' }) // prettier-ignore
  @ApiOkResponse({ type: ContactDto })
  @ApiProblems('not-found')
  async find(@Param('email') email: string, @CallerOf() caller: Caller): Promise<ContactDto> {
    const identity = await this.identity(email, caller);
    const { id } = identity;
    const [at, journey, handoffs, mails, timeline, touches] = await Promise.all([
      now(this.db),
      contactJourney(this.db, id, SCORE_ENTRIES),
      handoffsOfContact(this.db, id),
      listMails(this.db, { contactId: id, limit: LATEST }),
      this.timeline(id, { limit: LATEST }),
      contactTouches(this.db, id),
    ]);
    return {
      ...(journey ?? NO_JOURNEY),
      id,
      email: identity.email,
      createdAt: iso(identity.createdAt),
      source: identity.source,
      touches,
      account: identity.account,
      merged: identity.merged.map(({ email: address, at, by }) => ({ email: address, at: iso(at), by })),
      consent: consentOf(identity),
      handoffs: handoffs.map((handoff) => withTimeLeft(handoff, this.handoff.settings(), at)),
      mails,
      timeline: timeline.items,
      timelineNext: timeline.next,
    };
  }

  @Get(':email/events')
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'What happened around one contact, newest first' })
  @ApiPaged()
  @ApiOkResponse({ type: TimelineDto })
  @ApiProblems('not-found')
  async events(@Param('email') email: string, @Query() query: Given, @CallerOf() caller: Caller): Promise<TimelineDto> {
    const page = parsePage(query, log.TIMELINE_CURSOR);
    return this.timeline((await this.identity(email, caller)).id, page);
  }

  @Get(':email/export')
  @Audited('done')
  @Needs('admin', 'personal')
  @ApiOperation({ summary: 'A person’s whole record: all that is held on them, with the proof of their consent' })
  @ApiOkResponse({ type: PersonalRecordDto })
  @ApiProblems('not-found')
  async export(@Param('email') email: string, @Req() request: FastifyRequest): Promise<PersonalRecord> {
    const record = await exportPerson(this.db, this.contacts.secret, email);
    const identity = record && (await contactIdentity(this.db, this.contacts.secret, email));
    if (identity) noteTarget(request, `contacts/${identity.id}`);
    if (!record) throw new Problem('not-found', 'There is no contact with this address.');
    return record;
  }

  @Delete(':email')
  @Audited('itself')
  @Needs('admin', 'personal')
  @ApiOperation({
    summary: 'Erase a person for good, everywhere; a keyed hash of the address stays, so that they stay unsubscribed',
    description:
      'A mail that is being handed over is waited for, up to 5 seconds; after the answer none begins to leave.',
  })
  @ApiOkResponse({ type: ErasedDto })
  @ApiProblems('not-found')
  async erase(
    @Param('email') email: string,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<ErasedDto> {
    const enter = eraseEntry(auditedAs(caller, request));
    if (!(await erasePerson(this.db, this.contacts.secret, email, enter))) {
      throw new Problem('not-found', 'Nothing is held under this address.');
    }
    return { erased: true };
  }

  @Write(':email/merge', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Make one contact of two who are one person, or preview it. It can’t be undone',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: MergeDto })
  @ApiOkResponse({ type: MergedDto })
  async merge(
    @Param('email') from: string,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<MergedDto> {
    const { into, preview = false } = await parseBody(MergeDto, body);
    const deps = { db: this.db, secret: this.contacts.secret, absorbing: absorbDeps(this.log) };
    const outcome = await mergePeople(deps, { from, into, by: caller.name, preview });
    const kept = outcome.kind === 'refused' ? null : await contactIdentity(this.db, this.contacts.secret, into);
    if (kept) noteTarget(request, `contacts/${kept.id}`);
    if (outcome.kind !== 'refused') return { ...outcome.merged, preview: outcome.kind === 'preview' };
    if (outcome.why === 'same') throw new Problem('conflict', 'Both addresses are of one contact already.');
    const field = { field: 'into', code: 'unknown', message: 'There is no contact with this address.' };
    if (outcome.why === 'unknown-into') throw new Problem('invalid-input', undefined, [field]);
    throw new Problem('not-found', field.message);
  }

  @Write(':email/role', {
    scope: 'sales',
    holds: 'own-leads',
    summary: 'Say which role somebody plays in the buying group; null leaves it to the rules of handoff.json again',
    problems: ['not-found'],
  })
  @ApiBody({ type: RoleDto })
  @ApiOkResponse({ type: RoleDto })
  async role(
    @Param('email') email: string,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<RoleDto> {
    const { role } = await parseBody(RoleDto, body);
    const roles = this.handoff.settings().handoff.buyingGroup.map(({ id }) => id);
    if (role !== null && !roles.includes(role)) {
      const message = `handoff.json declares ${roles.length === 0 ? 'no roles' : roles.join(', ')}`;
      throw new Problem('invalid-input', undefined, [{ field: 'role', code: 'unknown', message }]);
    }
    const { id } = await this.identity(email, caller);
    if (!(await setRole(this.db, email, role, caller.name))) throw new Problem('not-found');
    noteTarget(request, `contacts/${id}`);
    return { role };
  }

  /** Somebody else's lead is, to who sees only their own, nobody's. */
  private async identity(email: string, caller: Caller): Promise<ContactIdentity> {
    const identity = await contactIdentity(this.db, this.contacts.secret, email);
    const desk = this.deskOf(caller);
    const seen = identity && (desk === null || isOn(desk, await salespersonOf(this.db, identity.id)));
    if (!identity || !seen) throw new Problem('not-found', 'There is no contact with this address.');
    return identity;
  }

  private deskOf(caller: Caller): readonly string[] | null {
    return ownDesk(caller, this.handoff.settings().workspace.teams);
  }

  private async timeline(id: string, { after, limit }: { after?: string; limit: number }): Promise<TimelineDto> {
    const { items, next } = pageOf(
      await log.timeline(this.db, id, { after, limit: limit + 1 }),
      limit,
      (e) => e.cursor,
    );
    return {
      items: items.map(({ at, receivedAt, type, source, properties }) => ({
        at,
        receivedAt,
        type,
        source,
        properties,
      })),
      next,
    };
  }
}

const iso = (at: number): string => new Date(at).toISOString();

function consentOf({ consent }: ContactIdentity): ConsentViewDto {
  const { mail, tracking, topicsOff, lessOften, complained, suppressed, ledger } = consent;
  return {
    mail,
    tracking,
    topicsOff,
    lessOften,
    complained,
    suppressed,
    ledger: ledger.map((line) => ({ ...line, at: iso(line.at) })),
  };
}
