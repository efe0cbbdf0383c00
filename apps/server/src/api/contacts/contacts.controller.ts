import { Delete, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import {
  type ContactIdentity,
  contactIdentity,
  type ContactsDeps,
  contactTouches,
  listContacts,
} from '@nurture/contacts';
import { STAGES } from '@nurture/core/workspace';
import { contactJourney, type ContactJourney } from '@nurture/engine';
import { type HandoffContext, handoffsOfContact, withTimeLeft } from '@nurture/handoff';
import { listMails } from '@nurture/mail';
import { type Database, log, now } from '@nurture/store';
import { erasePerson, exportPerson, type PersonalRecord } from '../../compose/personal';
import { CONTACTS_DEPS, DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiPaged, ApiProblems } from '../api-controller';
import { Needs } from '../auth/auth.guard';
import { oneOf, pageOf, parsePage, type Query as Given, textOf } from '../paging';
import { Problem } from '../problem/problem';
import {
  type ConsentViewDto,
  ContactDto,
  ContactPageDto,
  ErasedDto,
  PersonalRecordDto,
  TimelineDto,
} from './contact.dto';

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
    @Inject(HANDOFF_CONTEXT) private readonly sales: HandoffContext,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'Contacts, the latest first' })
  @ApiQuery({ name: 'q', required: false, type: String, description: 'Part of an address, a name or a company' })
  @ApiQuery({ name: 'stage', required: false, enum: STAGES })
  @ApiPaged()
  @ApiOkResponse({ type: ContactPageDto })
  async list(@Query() query: Given): Promise<ContactPageDto> {
    const { after, limit } = parsePage(query);
    const filter = { q: textOf(query, 'q'), stage: oneOf(query, 'stage', STAGES), after, limit: limit + 1 };
    return pageOf(await listContacts(this.db, filter), limit, (contact) => contact.id);
  }

  @Get(':email')
  @Needs('read')
  @ApiOperation({ summary: 'All that is known of one contact: score explained, where they are in flows and why, timeline' }) // prettier-ignore
  @ApiOkResponse({ type: ContactDto })
  @ApiProblems('not-found')
  async find(@Param('email') email: string): Promise<ContactDto> {
    const identity = await this.identity(email);
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
      consent: consentOf(identity),
      handoffs: handoffs.map((handoff) => withTimeLeft(handoff, this.sales.settings(), at)),
      mails,
      timeline: timeline.items,
      timelineNext: timeline.next,
    };
  }

  @Get(':email/events')
  @Needs('read')
  @ApiOperation({ summary: 'What happened around one contact, newest first' })
  @ApiPaged()
  @ApiOkResponse({ type: TimelineDto })
  @ApiProblems('not-found')
  async events(@Param('email') email: string, @Query() query: Given): Promise<TimelineDto> {
    const page = parsePage(query, log.TIMELINE_CURSOR);
    return this.timeline((await this.identity(email)).id, page);
  }

  @Get(':email/export')
  @Needs('admin')
  @ApiOperation({ summary: 'A person’s whole record: all that is held on them, with the proof of their consent' })
  @ApiOkResponse({ type: PersonalRecordDto })
  @ApiProblems('not-found')
  async export(@Param('email') email: string): Promise<PersonalRecord> {
    const record = await exportPerson(this.db, this.contacts.secret, email);
    if (!record) throw new Problem('not-found', 'There is no contact with this address.');
    return record;
  }

  @Delete(':email')
  @Needs('admin')
  @ApiOperation({
    summary: 'Erase a person for good, everywhere; a keyed hash of the address stays, so that they stay unsubscribed',
    description:
      'A mail that is being handed over is waited for, up to 5 seconds; after the answer none begins to leave.',
  })
  @ApiOkResponse({ type: ErasedDto })
  @ApiProblems('not-found')
  async erase(@Param('email') email: string): Promise<ErasedDto> {
    if (!(await erasePerson(this.db, this.contacts.secret, email))) {
      throw new Problem('not-found', 'Nothing is held under this address.');
    }
    return { erased: true };
  }

  private async identity(email: string): Promise<ContactIdentity> {
    const identity = await contactIdentity(this.db, this.contacts.secret, email);
    if (!identity) throw new Problem('not-found', 'There is no contact with this address.');
    return identity;
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
