/** Flows as large as the checks let in, each made to be slow in its own way. All fit `soundFiles()`. */
type Json = Record<string, unknown>;

const EVENTS = [
  ...['form.submitted', 'page.viewed', 'quiz.completed', 'cta.clicked', 'content.rated', 'asset.opened'],
  ...['mail.opened', 'mail.clicked', 'mail.replied', 'handoff.created', 'stage.changed', 'score.changed'],
];

function flowOf(count: number, stateAt: (at: number, name: (at: number) => string) => Json, more: Json = {}): Json {
  const name = (at: number): string => `s${at % count}`;
  const states = Array.from({ length: count }, (_, at) => [name(at), stateAt(at, name)]);
  return {
    id: 'reference',
    name: 'Large',
    enrol: { on: 'asset.downloaded' },
    goal: { on: 'meeting.booked' },
    exit: [{ on: 'contact.unsubscribed' }],
    sending: { topic: 'whitepapers' },
    initial: 's0',
    ...more,
    states: { ...(Object.fromEntries(states) as Json), end: { type: 'final' } },
  };
}

const next = (at: number, count: number): string => (at + 1 < count ? `s${at + 1}` : 'end');
const several = <T>(count: number, each: (k: number) => T): T[] => Array.from({ length: count }, (_, k) => each(k));

/** Every name calls the one before it so many times. */
export const namesCallingNames = (times: number): Json =>
  flowOf(2, (at) => ({ on: { 'page.viewed': { guard: 'c29', target: 'end' } }, after: { '3 days': next(at, 2) } }), {
    conditions: Object.fromEntries(
      several(30, (k) => [
        `c${k}`,
        k === 0 ? { 'contact.score': { $gt: 1 } } : { $and: several(times, () => `c${k - 1}`) },
      ]),
    ),
  });

/** Twelve mails in each state; they overtake each other in as many orders as they have different gaps. */
export const mailsOvertaking = (gaps: number, mails = 12): Json =>
  flowOf(199, (at) => ({
    entry: several(mails, (k) => ({ send: 'follow-up', gap: `${((at + k * 7) % gaps) + 60} hours` })),
    on: { 'form.submitted': `s${(at * 3) % 199}` },
    after: { '1 day': next(at, 199) },
  }));

/** Choices that lead round in more ways than can be counted; guards that exclude each other end each. */
export const choicesRound = (): Json =>
  flowOf(199, (at, name) => ({
    type: 'choice',
    branches: several(8, (k) => ({ guard: { 'contact.score': at * 100 + k }, target: name(at + k + 1) })),
    else: 'end',
  }));

/** So many transitions for one event. */
export const guardsBehindEachOther = (count: number): Json =>
  flowOf(4, (at) => ({
    on: {
      'page.viewed': several(count, (k) => ({
        guard: { 'contact.score': k, 'contact.country': 'NL' },
        target: 'end',
      })),
    },
    after: { '3 days': next(at, 4) },
  }));

/** Each of 199 states hears twelve events, that lead anywhere. */
export const everywhere = (): Json =>
  flowOf(
    199,
    (at, name) => ({
      entry: [{ send: 'reminder' }],
      on: Object.fromEntries(
        EVENTS.map((event, k) => [
          event,
          { guard: { 'contact.score': { $gte: (at * k) % 90 } }, target: name(at * (k + 2) + k + 1) },
        ]),
      ),
      after: { '3 days': next(at, 199) },
    }),
    { sending: { topic: 'whitepapers', gap: '3 days' } },
  );
