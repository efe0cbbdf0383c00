import type { FlowDocument } from '.';
import { Stroll, type StrollOptions } from '../../../../test/reference/stroll';

/** The example of the flow language's description. */
const whitepaper: FlowDocument = {
  id: 'b2b-maturity-whitepaper',
  enrol: { on: 'asset.downloaded', guard: { 'event.asset': 'b2b-maturity-model' }, again: 'never' },
  goal: { on: 'meeting.booked' },
  exit: [{ on: 'contact.unsubscribed' }, { guard: { 'contact.stage': { $in: ['customer', 'disqualified'] } } }],
  conditions: { warm: { 'contact.score': { $gte: 50 } }, prices: { 'event.url': { $contains: '/pricing' } } },
  sending: { topic: 'whitepapers', window: 'office-hours', priority: 5, gap: '3 days' },
  initial: 'sent',
  on: { 'page.viewed': { guard: { $and: ['prices', 'warm'] }, target: 'talk' }, 'handoff.created': 'talk' },
  states: {
    sent: {
      entry: [{ send: 'whitepaper-delivery', immediately: true, kind: 'service' }],
      on: { 'mail.opened': 'deepDive', 'mail.clicked': 'deepDive', 'asset.opened': 'deepDive' },
      after: { '3 days': 'reminder' },
    },
    reminder: {
      entry: [{ send: 'whitepaper-reminder' }],
      on: { 'mail.opened': 'deepDive', 'mail.clicked': 'deepDive', 'asset.opened': 'deepDive' },
      after: { '4 business days': 'cold' },
    },
    deepDive: {
      entry: [{ send: 'whitepaper-deep-dive' }],
      on: { 'mail.clicked': { of: 'state', guard: 'warm', target: 'talk' } },
      after: { '7 days': [{ guard: 'warm', target: 'talk' }, { target: 'cold' }] },
    },
    talk: {
      entry: [{ handoff: { because: 'read the whitepaper, and looks ready to talk' } }],
      on: { 'handoff.recycled': 'resting', 'handoff.won': 'done', 'handoff.lost': 'done', 'handoff.rejected': 'done' },
      after: { '60 days': 'done' },
    },
    resting: { on: { 'page.viewed': {} }, after: { 'at contact.recycleOn': 'back', '400 days': 'done' } },
    back: {
      entry: [{ send: 'whitepaper-follow-up' }],
      on: { 'mail.clicked': { of: 'state', target: 'talk' } },
      after: { '14 days': 'cold' },
    },
    cold: { type: 'final' },
    done: { type: 'final' },
  },
};

function downloads(options: StrollOptions = {}): Stroll {
  return new Stroll(whitepaper, options).on('asset.downloaded', { asset: 'b2b-maturity-model' });
}

const pricing = { url: 'https://example.com/pricing' };
const year = '500 days';

const paths: readonly [promise: string, walk: (options?: StrollOptions) => Stroll, path: string, status: string][] = [
  [
    'opened, then nothing more',
    () => downloads().pass('2 hours').opens().pass(year),
    'sent -> opened -> deepDive -> 7 days -> cold',
    'completed',
  ],
  [
    'clicked without an open',
    () => downloads().pass('2 hours').clicks().pass(year),
    'sent -> clicked -> deepDive -> 7 days -> cold',
    'completed',
  ],
  [
    'fetched the paper untracked',
    () => downloads().pass('5 minutes').on('asset.opened', { asset: 'b2b-maturity-model' }).pass(year),
    'sent -> asset.opened -> deepDive -> 7 days -> cold',
    'completed',
  ],
  [
    'reminded, then opened',
    () => downloads().pass('4 days').opens('whitepaper-reminder').pass(year),
    'sent -> 3 days -> reminder -> opened -> deepDive -> 7 days -> cold',
    'completed',
  ],
  [
    'reminded, then opened the first mail',
    () => downloads().pass('4 days').opens('whitepaper-delivery').pass(year),
    'sent -> 3 days -> reminder -> opened -> deepDive -> 7 days -> cold',
    'completed',
  ],
  [
    'reminded, then clicked',
    () => downloads().pass('4 days').clicks('whitepaper-reminder').pass(year),
    'sent -> 3 days -> reminder -> clicked -> deepDive -> 7 days -> cold',
    'completed',
  ],
  ['never opened', () => downloads().pass(year), 'sent -> 3 days -> reminder -> 4 business days -> cold', 'completed'],
  [
    'clicked the deep dive while warm',
    () =>
      downloads({ contact: { score: 60 } })
        .opens()
        .pass('1 day')
        .clicks()
        .pass(year),
    'sent -> opened -> deepDive -> clicked -> talk -> 60 days -> done',
    'completed',
  ],
  [
    'clicked the deep dive while cool',
    () =>
      downloads({ contact: { score: 49 } })
        .opens()
        .pass('1 day')
        .clicks()
        .pass(year),
    'sent -> opened -> deepDive -> 7 days -> cold',
    'completed',
  ],
  [
    'clicked the first mail while in deepDive and warm',
    () =>
      downloads({ contact: { score: 50 } })
        .opens()
        .clicks('whitepaper-delivery')
        .pass('6 days'),
    'sent -> opened -> deepDive',
    'active',
  ],
  [
    'became warm in deepDive',
    () => downloads().opens().pass('1 day').knows({ score: 50 }).pass(year),
    'sent -> opened -> deepDive -> 7 days -> talk -> 60 days -> done',
    'completed',
  ],
  [
    'looked at the prices while warm',
    () =>
      downloads({ contact: { score: 55 } })
        .on('page.viewed', pricing)
        .pass('1 day')
        .on('handoff.won')
        .pass(year),
    'sent -> page.viewed -> talk -> handoff.won -> done',
    'completed',
  ],
  ['looked at the prices while cool', () => downloads().on('page.viewed', pricing).pass('2 days'), 'sent', 'active'],
  [
    'handed over by points',
    () => downloads().pass('1 day').on('handoff.created').on('handoff.lost').pass(year),
    'sent -> handoff.created -> talk -> handoff.lost -> done',
    'completed',
  ],
  [
    'rejected by sales',
    () => downloads().on('handoff.created').pass('1 day').on('handoff.rejected'),
    'sent -> handoff.created -> talk -> handoff.rejected -> done',
    'completed',
  ],
  [
    'converted by a meeting',
    () => downloads().opens().pass('1 day').on('meeting.booked').pass(year),
    'sent -> opened -> deepDive -> meeting.booked -> goal',
    'converted',
  ],
  [
    'unsubscribed in between',
    () => downloads().pass('4 days').on('contact.unsubscribed').pass(year),
    'sent -> 3 days -> reminder -> contact.unsubscribed -> exit',
    'exited',
  ],
  ['already a customer', () => downloads({ contact: { stage: 'customer' } }).pass(year), 'sent -> exit', 'exited'],
  [
    'became a customer on the way',
    () => downloads().pass('1 day').knows({ stage: 'customer' }).pass(year),
    'sent -> exit',
    'exited',
  ],
  [
    'recycled by sales and back',
    () => {
      const stroll = downloads({ contact: { score: 60 } })
        .pass('1 day')
        .on('page.viewed', pricing)
        .pass('2 days');
      stroll.contact['recycleOn'] = '2027-01-15';
      return stroll.on('handoff.recycled', { until: '2027-01-15' }).pass('1 day').on('page.viewed', pricing).pass(year);
    },
    'sent -> page.viewed -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back -> 14 days -> cold',
    'completed',
  ],
  [
    'recycled, back, and clicked',
    () => {
      const stroll = downloads().on('handoff.created');
      stroll.contact['recycleOn'] = '2027-01-15';
      return stroll.on('handoff.recycled').until('2027-01-16T12:00:00Z').clicks().pass('1 day');
    },
    'sent -> handoff.created -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back -> clicked -> talk',
    'active',
  ],
  [
    'recycled without a date',
    () => downloads().on('handoff.created').on('handoff.recycled').pass(year),
    'sent -> handoff.created -> talk -> handoff.recycled -> resting -> 400 days -> done',
    'completed',
  ],
  [
    'handed over again while resting',
    () => downloads().on('handoff.created').on('handoff.recycled').pass('1 day').on('handoff.created').pass('2 days'),
    'sent -> handoff.created -> talk -> handoff.recycled -> resting -> handoff.created -> talk',
    'active',
  ],
];

describe('the reference flow', () => {
  it.each(paths)('walks its path: %s', (_, walk, path, status) => {
    const stroll = walk();
    expect(stroll.path).toBe(path);
    expect(stroll.status).toBe(status);
  });

  it('reminds three days after acceptance at the same wall-clock time, and gives up after four business days', () => {
    const stroll = downloads({ holidays: ['2026-11-30'] });
    expect(stroll.timers).toBe('3 days: 2026-11-26T09:00:00.000Z');
    stroll.pass('3 days');
    // Thursday; Friday 27th, Monday 30th is a holiday, then 1, 2 and 3 December.
    expect(stroll.timers).toBe('4 business days: 2026-12-03T09:00:00.000Z');
    expect(stroll.mails).toBe('whitepaper-delivery, whitepaper-reminder');
  });

  it('comes back at the first moment of the recycling day in the contact’s zone', () => {
    const stroll = downloads({ contact: { timezone: 'America/New_York' } }).on('handoff.created');
    stroll.contact['recycleOn'] = '2027-01-15';
    stroll.on('handoff.recycled');
    expect(stroll.timers).toContain('at contact.recycleOn: 2027-01-15T05:00:00.000Z');
    stroll.knows({ recycleOn: '2027-02-01' });
    expect(stroll.timers).toContain('at contact.recycleOn: 2027-02-01T05:00:00.000Z');
  });

  it('plans its mails with what the flow says of sending, and the delivery as a service', () => {
    const stroll = downloads().opens();
    expect(stroll.sends).toMatchObject([
      { key: 'entry.0', state: 'sent', visit: 1, kind: 'service', immediately: true, topic: null, again: null },
      {
        key: 'entry.0',
        state: 'deepDive',
        kind: 'marketing',
        topic: 'whitepapers',
        gap: '3 days',
        priority: 5,
        window: 'office-hours',
      },
    ]);
  });

  it('sends the download again when it is asked for again, but not within an hour, and enrols nobody twice', () => {
    const stroll = downloads();
    const asked = { asset: 'b2b-maturity-model' };
    expect(stroll.pass('59 minutes').on('asset.downloaded', asked).mails).toBe('whitepaper-delivery');
    expect(stroll.pass('1 minute').on('asset.downloaded', asked).mails).toBe(
      'whitepaper-delivery, whitepaper-delivery',
    );
    expect(stroll.sends.at(-1)).toMatchObject({ key: 'entry.0', state: 'sent', visit: 1, again: stroll.seq - 1 });
    expect(stroll.pass('30 minutes').on('asset.downloaded', asked).sends).toHaveLength(2);
    expect(stroll.pass(year).on('asset.downloaded', asked).sends.at(-1)).toMatchObject({ mail: 'whitepaper-delivery' });
    expect(stroll.enrolments).toHaveLength(1);
  });

  it('says beforehand what it listens to and needs', () => {
    const { flow } = downloads();
    expect(flow.listens.has('page.viewed')).toBe(true);
    expect(flow.listens.has('quiz.completed')).toBe(false);
    expect(flow.enrolsOn).toEqual(new Set(['asset.downloaded']));
    expect(flow).toMatchObject({ checks: true, hasSegment: false, usesStreams: false, history: [] });
    expect(flow.accountListens.size).toBe(0);
  });
});
