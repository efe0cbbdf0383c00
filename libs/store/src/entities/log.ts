import type { MailOrigin } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { Column, Entity, Index } from 'typeorm';
import { Json, Moment, Ref, Text } from './columns';

/** The keys of events received in the last 400 days: what makes an event count once. */
@Entity('event_key')
@Index('event_key_received', ['receivedAt'], { type: 'brin' })
export class EventKey {
  @Text({ primary: true })
  source: string;

  @Text({ primary: true })
  id: string;

  @Moment()
  receivedAt: Instant;
}

/** What happened; written once. Only whose it was may be told later, of a visitor. Partitioned by the month of receipt. */
@Entity('event')
@Index('event_contact', ['contactId', 'at'])
@Index('event_visitor', ['visitorId', 'at'], { where: 'visitor_id IS NOT NULL' })
@Index('event_deal', ['at'], { where: `type = 'deal.won'` })
@Index('event_goodbye', ['contactId', 'at'], { where: `type = 'contact.unsubscribed'` })
@Index('event_nameless', ['at'], {
  where: `type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL AND properties ? 'channel'`,
})
export class Event {
  @Moment({ primary: true })
  receivedAt: Instant;

  @Column({ type: 'uuid', primary: true })
  id: string;

  /** The order of receipt. */
  @Ref({ default: () => `nextval('event_position')` })
  position: string;

  /** When it happened, in the words of who reports it. */
  @Moment()
  at: Instant;

  @Text()
  type: string;

  @Ref({ nullable: true })
  contactId: string | null;

  @Text({ nullable: true })
  visitorId: string | null;

  @Text()
  source: string;

  @Text()
  sourceId: string;

  @Json()
  properties: Record<string, unknown>;

  @Json({ nullable: true })
  profile: { fields: Record<string, unknown>; trusted: boolean } | null;

  @Json({ nullable: true })
  origin: MailOrigin | null;
}

/** An event that is still to be absorbed for a contact. */
@Entity('event_pending')
@Index('event_pending_contact', ['contactId'])
export class EventPending {
  @Ref({ primary: true })
  position: string;

  @Ref({ primary: true })
  contactId: string;

  @Column({ type: 'uuid' })
  eventId: string;

  @Moment()
  receivedAt: Instant;
}
