import { type FlowHistory, type MailHistory, ratesFrom } from './index';

const mail = (name: string, changes: Partial<MailHistory> = {}): MailHistory => ({
  mail: name,
  sent: 100,
  tracked: 80,
  opened: 40,
  clicked: 8,
  unsubscribed: 2,
  replied: 0,
  bounced: 0,
  complained: 0,
  ...changes,
});
const history = (changes: Partial<FlowHistory> = {}): FlowHistory => ({
  mails: [mail('delivery')],
  people: 100,
  events: [],
  handoffs: [],
  ...changes,
});

describe('measured rates', () => {
  it('are shares of tracked mails for openings and clicks, of all mails sent otherwise, with how many stand behind', () => {
    const measured = ratesFrom(history());
    if (!measured.enough) throw new Error('too little');
    expect(measured.rates).toMatchObject({
      mails: { delivery: { open: 0.5, click: 0.1, unsubscribe: 0.02 } },
      tracking: 0.8,
    });
    expect(measured.measured).toContainEqual({
      name: 'delivery.open',
      share: 0.5,
      of: 80,
      what: 'tracked mails',
      ofAllMails: false,
    });
  });

  it('of a mail with too little history are those of all mails, and say so', () => {
    const rare = mail('reminder', { sent: 12, tracked: 10, opened: 10, clicked: 0, unsubscribed: 0 });
    const measured = ratesFrom(history({ mails: [mail('delivery'), rare] }));
    if (!measured.enough) throw new Error('too little');
    expect(measured.rates.mails['reminder']?.open).toBeCloseTo(50 / 90);
    expect(measured.measured.find(({ name }) => name === 'reminder.open')).toMatchObject({ of: 90, ofAllMails: true });
  });

  it('of events are the people who did it, as often as they did', () => {
    const viewed = { type: 'page.viewed', people: 25, times: [1, 4], properties: [{ url: '/services' }] };
    const measured = ratesFrom(history({ events: [viewed] }));
    if (!measured.enough) throw new Error('too little');
    expect(measured.rates.events).toEqual([
      { type: 'page.viewed', share: 0.25, times: [1, 4], properties: [{ url: '/services' }] },
    ]);
  });

  it('of sales are their answers to enough handoffs, and none to fewer', () => {
    const answered = (handoffs: number): FlowHistory['handoffs'] => [
      { status: 'recycled', handoffs },
      { status: null, handoffs },
    ];
    const enough = ratesFrom(history({ handoffs: answered(20) }));
    expect(enough.enough && enough.rates.events).toEqual([{ type: 'handoff.recycled', share: 0.5, properties: [] }]);
    const few = ratesFrom(history({ handoffs: answered(10) }));
    expect(few.enough && few.rates.events).toEqual([]);
  });

  it.each([
    ['mails', history({ mails: [] }), 0],
    ['tracked mails', history({ mails: [mail('delivery', { tracked: 29, opened: 9 })] }), 29],
    ['people', history({ people: 12 }), 12],
  ])('are none where there are too few %s', (what, given, of) => {
    expect(ratesFrom(given)).toEqual({ enough: false, what, of });
  });
});
