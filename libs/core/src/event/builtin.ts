/** What a property of an event, or a field of a contact, may hold. `time` is an ISO 8601 moment or a day. */
export type FieldType = 'text' | 'number' | 'boolean' | 'time' | 'list';

/** An event type as the product knows it. */
export interface EventType {
  properties: Readonly<Record<string, FieldType>>;
  /** May an API key post it? The product's own verdicts (`mail.*`, `consent.*` …) never come from outside. */
  fromOutside: boolean;
}

const outside = (properties: Record<string, FieldType>): EventType => ({ properties, fromOutside: true });
const inside = (properties: Record<string, FieldType>): EventType => ({ properties, fromOutside: false });

/** Where a visit or form came from; the channel by the workspace's rules. */
const touch = {
  channel: 'text',
  source: 'text',
  medium: 'text',
  campaign: 'text',
  term: 'text',
  content: 'text',
  referrer: 'text',
  click: 'text',
  clickId: 'text',
} as const;

const aboutMail = { mail: 'text', link: 'text', reason: 'text' } as const;
const aboutHandoff = { reason: 'text', person: 'text' } as const;

/** Every event that the product itself knows; a workspace declares further ones. */
export const BUILTIN_EVENTS: Readonly<Record<string, EventType>> = {
  'asset.downloaded': outside({ asset: 'text', page: 'text' }),
  'asset.opened': outside({ asset: 'text' }),
  'form.submitted': outside({ form: 'text', page: 'text' }),
  'page.viewed': outside({ url: 'text', title: 'text', seconds: 'number', ...touch }),
  // An article was left: how long it was looked at, and how much of it came by, in percent.
  'content.read': outside({ content: 'text', url: 'text', seconds: 'number', depth: 'number' }),
  'cta.viewed': outside({ cta: 'text', url: 'text' }),
  'cta.clicked': outside({ cta: 'text', url: 'text' }),
  'quiz.completed': outside({ quiz: 'text', result: 'text', score: 'number', weakest: 'text' }),
  'content.rated': outside({ content: 'text', rating: 'number' }),
  'meeting.booked': outside({}),
  'deal.won': outside({ amount: 'number' }),
  'deal.lost': outside({ amount: 'number' }),
  'mail.accepted': inside(aboutMail),
  'mail.opened': inside(aboutMail),
  'mail.clicked': inside(aboutMail),
  'mail.replied': inside(aboutMail),
  'mail.failed': inside(aboutMail),
  'mail.skipped': inside(aboutMail),
  'mail.bounced': inside(aboutMail),
  'mail.complained': inside(aboutMail),
  // The one outcome that SMTP leaves open: the body was sent, its answer never came. It starts a visit's clock too.
  'mail.doubted': inside(aboutMail),
  'contact.created': inside({}),
  // Two contacts turned out to be one person: `from` is the address of the one that is no more.
  'contact.merged': inside({ from: 'text' }),
  'contact.subscribed': inside({ topic: 'text' }),
  'contact.unsubscribed': inside({ topic: 'text' }),
  'consent.given': inside({ kind: 'text' }),
  'consent.withdrawn': inside({ kind: 'text' }),
  'stage.changed': inside({ from: 'text', to: 'text' }),
  'score.changed': inside({ score: 'number' }),
  'handoff.created': inside(aboutHandoff),
  'handoff.assigned': inside(aboutHandoff),
  'handoff.accepted': inside(aboutHandoff),
  'handoff.contacted': inside(aboutHandoff),
  'handoff.recycled': inside({ ...aboutHandoff, until: 'time', flow: 'text' }),
  'handoff.rejected': inside(aboutHandoff),
  'handoff.won': inside(aboutHandoff),
  'handoff.lost': inside(aboutHandoff),
  // A hit that was taken for a person's was a machine's: `event` is the one that it caused.
  'evidence.revised': inside({ event: 'text', type: 'text', mail: 'text', reason: 'text' }),
  // Found by a sweep: this contact belongs to a segment of that flow.
  'segment.matched': inside({ flow: 'text' }),
  // Of no contact: a test of variants has a winner.
  'experiment.decided': inside({ flow: 'text', place: 'text', winner: 'text' }),
  'stream.exhausted': inside({ stream: 'text' }),
};
