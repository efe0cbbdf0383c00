import fc from 'fast-check';
import type { FlowDocument } from '@nurture/core/flow';

/** Random small flows, valid as the language wants them: every state has a way on. */
const resting = ['s0', 's1', 's2', 's3'];
const all = [...resting, 'pick', 'deal', 'fin'];
export const eventTypes = ['thing.a', 'thing.b', 'mail.opened', 'mail.clicked', 'mail.accepted', 'meeting.booked'];

const target = fc.constantFrom(...all);
const guard = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<unknown>('hot', 'first') },
  fc.integer({ min: 0, max: 100 }).map((score) => ({ 'contact.score': { $gte: score } })),
  fc.constantFrom<unknown>(
    { 'event.n': 1 },
    { 'event.n': { $ne: 1 } },
    { $not: 'hot' },
    { $or: ['first', { 'contact.score': { $lt: 20 } }] },
    { 'enrolment.visits.s1': { $gte: 2 } },
    { 'enrolment.visits.s2': { $lt: 1 } },
  ),
);

const send = fc.record(
  { send: fc.constantFrom('m1', 'm2', 'm3'), kind: fc.constantFrom('service', 'marketing'), immediately: fc.boolean() },
  { requiredKeys: ['send'] },
);
const deed = fc.oneof(
  fc.constantFrom<unknown>({ score: 5 }, { score: { reset: true } }, { handoff: { because: 'warm' } }),
  send,
);
const endDeed = fc.constantFrom<unknown>({ score: 5 }, { handoff: true });
const actions = fc.oneof(deed, fc.array(deed, { maxLength: 2 }));
const of = fc.constantFrom('state', 'enrolment', 'contact', 'account');

const transition = fc.oneof(
  target,
  fc.constant({}),
  fc.record({ of, guard, target, actions }, { requiredKeys: [] }),
  fc.record({ guard, target, actions }, { requiredKeys: ['guard', 'target'] }),
);
const transitions = fc.oneof(transition, fc.array(transition, { minLength: 1, maxLength: 3 }));
const on = fc.dictionary(fc.constantFrom(...eventTypes, 'contact.unsubscribed'), transitions, { maxKeys: 3 });
const timed = fc.record({ guard, target, actions }, { requiredKeys: [] });
const after = fc
  .tuple(
    fc.option(timed, { nil: undefined }),
    fc.option(timed, { nil: undefined }),
    fc.integer({ min: 3, max: 6 }),
    target,
  )
  .map(([first, date, days, last]) => ({
    ...(first && { '2 days': first }),
    ...(date && { 'at contact.day': date }),
    [`${days} days`]: last,
  }));
// Guarded always, and rare, so that not every flow is a circle.
const always = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ guard, target, actions }, { requiredKeys: ['guard'] }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
);
const state = fc.record(
  { entry: fc.oneof(send, fc.array(deed, { maxLength: 2 })), on, after, always },
  { requiredKeys: ['after'] },
);
const branches = fc.array(fc.record({ guard, target }), { minLength: 1, maxLength: 2 });
const weights = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 60 }), target }), {
  minLength: 1,
  maxLength: 3,
});
const ends = fc.array(
  fc.oneof(
    fc.record(
      {
        on: fc.constantFrom('meeting.booked', 'contact.unsubscribed', ['thing.b', 'mail.clicked']),
        of,
        guard,
        actions: endDeed,
      },
      { requiredKeys: ['on'] },
    ),
    fc.record({ guard: fc.constant({ 'contact.score': { $gt: 95 } }), actions: endDeed }, { requiredKeys: ['guard'] }),
  ),
  { maxLength: 2 },
);

export const flowDocument: fc.Arbitrary<FlowDocument> = fc
  .record({
    goal: ends,
    exit: ends,
    on,
    s0: state,
    s1: state,
    s2: state,
    s3: state,
    choice: branches,
    otherwise: fc.constantFrom(...resting),
    split: weights,
    initial: fc.constantFrom('s0', 's0', 's0', 'pick', 'deal'),
  })
  .map(({ goal, exit, on: root, s0, s1, s2, s3, choice, otherwise, split, initial }) => {
    const document = {
      id: 'random',
      enrol: { on: 'start.now' },
      conditions: { hot: { 'contact.score': { $gte: 50 } }, first: { 'event.n': 0 } },
      sending: { topic: 'news' },
      goal,
      exit,
      on: root,
      initial,
      states: {
        s0,
        s1,
        s2,
        s3,
        pick: { type: 'choice', branches: choice, else: otherwise },
        deal: { type: 'split', branches: split },
        fin: { type: 'final', entry: { send: 'm9' } },
      },
    };
    // Through JSON, so that no two places share an object, as in a file.
    return JSON.parse(JSON.stringify(document)) as FlowDocument;
  });

/** What happens to somebody: time passes, then one thing comes. */
export interface Happening {
  hours: number;
  type: string;
  n: number;
  /** Which mail a mail event is about. */
  mail: number;
  whose: 'mine' | 'other' | 'colleague';
  /** Hours by which `at` lies before its arrival. */
  late: number;
  machine: boolean;
  score: number | null;
  topic: string | null;
}

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    hours: fc.constantFrom(0, 1, 5, 24, 30, 60, 100),
    type: fc.constantFrom(
      ...eventTypes,
      'mail.accepted',
      'mail.failed',
      'contact.unsubscribed',
      'nobody.listens',
      'check',
    ),
    n: fc.integer({ min: 0, max: 2 }),
    mail: fc.nat({ max: 20 }),
    whose: fc.constantFrom('mine', 'mine', 'mine', 'mine', 'other', 'colleague'),
    late: fc.constantFrom(0, 0, 0, 0, 2, 50, 200),
    machine: fc.constantFrom(false, false, false, true),
    score: fc.option(fc.integer({ min: 0, max: 97 }), { nil: null }),
    topic: fc.constantFrom(null, null, 'news', 'other'),
  }),
  { maxLength: 14 },
);
