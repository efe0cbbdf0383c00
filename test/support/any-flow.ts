import type { Condition } from '@nurture/core/condition';
import type { ActionDocument, FlowDocument, StateDocument, TransitionDocument } from '@nurture/core/flow';
import fc from 'fast-check';

// Random flows that compile: every construct of the language, in every place where it may stand.

const NAMES = ['a', 'deepDive', 'end', 'subgraph', 'x-1', 'style_2'] as const;
const EVENTS = ['page.viewed', 'mail.opened', 'mail.clicked', 'handoff.won', 'stream.exhausted', 'trial.started'];
const MOMENTS = ['3 days', '4 business days', 'P1DT2H', '90 minutes', 'at contact.recycleOn', 'next tue 10:00'];
const DATES = [
  '7 days before enrolment.startsAt',
  '1 business day after contact.trialEndsAt',
  'next business day 9:00',
];
const PATHS = [
  'contact.score',
  'contact.tags',
  'contact.consent.mail',
  'account.size',
  'event.url',
  'enrolment.visits.a',
];

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('"quo`ted"', '<b>|x</b>', ']-->', '#quot;'),
);
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const ordered = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant('2026-05-01'));
const operators = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $gt: ordered, $lte: ordered }),
  fc.record({ $gte: ordered }),
  fc.record({ $lt: ordered }),
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $contains: text }),
  fc.record({ $startsWith: text }),
  fc.record({ $within: fc.constantFrom('2 days', '1 hour') }),
  fc.record({ $not: fc.oneof(scalar, fc.record({ $gt: fc.integer() })) }),
);

const history = fc.record(
  {
    event: fc.oneof(fc.constantFrom(...EVENTS), fc.subarray(EVENTS, { minLength: 1 })),
    where: fc.record({ url: operators }),
    atLeast: fc.integer({ min: 1, max: 9 }),
    within: fc.constantFrom('30 days', '2 hours'),
    by: fc.constantFrom('contact' as const, 'account' as const),
    contacts: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['event'] },
);

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('warm', 'prices'),
    fc.tuple(fc.constantFrom(...PATHS), fc.oneof(scalar, operators)).map(([path, match]) => ({ [path]: match })),
    fc.record({ did: history }),
    fc.record({ notDid: history }),
    fc.record({ $and: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ $or: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ $not: tie('condition') }),
  ),
}));

const mailOptions = {
  kind: fc.constantFrom('marketing' as const, 'service' as const),
  immediately: fc.boolean(),
  topic: fc.constantFrom('whitepapers', 'unheard-of'),
  priority: fc.integer({ min: 0, max: 100 }),
  gap: fc.constant('2 days'),
  window: fc.oneof(fc.constant('office-hours'), fc.constant({ days: ['mon', 'wed'], from: '09:00', until: '12:00' })),
  notAfter: fc.constantFrom('2 days', '1 hour before enrolment.startsAt', 'enrolment.startsAt', '2026-05-01'),
};

const anyAction: fc.Arbitrary<ActionDocument> = fc.oneof(
  fc.record({ send: fc.constantFrom('hello', 'bye'), ...mailOptions }, { requiredKeys: ['send'] }),
  fc.record({ send: fc.constant('hello'), variants: fc.constant(['bye', { mail: 'hello', weight: 3 }]) }),
  fc.record({ sendNext: fc.constant('stories'), ...mailOptions }, { requiredKeys: ['sendNext'] }),
  fc.record({ score: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant({ reset: true as const })) }),
  fc.record({ set: fc.dictionary(fc.constantFrom('size', 'role'), scalar, { minKeys: 1 }) }),
  fc.record({ tag: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })) }),
  fc.record({ untag: text }),
  fc.record({ subscribe: fc.constant('newsletter') }),
  fc.record({ unsubscribe: fc.constant('newsletter') }),
  fc.record({ stage: fc.constantFrom('mql', 'customer') }),
  fc.record({ notify: fc.constant('sales'), due: fc.constant('2 business days') }, { requiredKeys: ['notify'] }),
  fc.record({ notify: fc.constant({ team: 'sales', template: 'brief' }) }),
  fc.record({ webhook: fc.constant('https://crm.example.com/x') }),
  fc.record({ webhook: fc.constant({ url: 'https://crm.example.com/x', data: { a: { b: [1] } } }) }),
  fc.record({ handoff: fc.constantFrom(true as const, { because: 'so', team: 'sales' }) }),
  fc.record({ enrol: fc.constant('other') }),
  fc.record({ leave: fc.constant('other') }),
);

const isMail = ({ send, sendNext }: ActionDocument): boolean => send !== undefined || sendNext !== undefined;
const anyActions = fc.array(anyAction, { maxLength: 3 });

/** Transitions between the states that there are. */
function transitionsTo(states: readonly string[]): fc.Arbitrary<TransitionDocument | string | TransitionDocument[]> {
  const transition = fc.record(
    {
      of: fc.constantFrom('state' as const, 'enrolment' as const, 'contact' as const, 'account' as const),
      guard: anyCondition,
      target: fc.constantFrom(...states),
      actions: anyActions,
    },
    { requiredKeys: [] },
  );
  return fc.oneof(fc.constantFrom(...states), transition, fc.array(transition, { minLength: 1, maxLength: 3 }));
}

function stateAmong(states: readonly string[]): fc.Arbitrary<StateDocument> {
  const target = fc.constantFrom(...states);
  const ways = transitionsTo(states);
  const on = fc.dictionary(fc.constantFrom(...EVENTS), ways, { maxKeys: 3 });
  const after = fc.dictionary(fc.constantFrom(...MOMENTS, ...DATES), ways, { minKeys: 1, maxKeys: 3 });
  const weight = fc.constantFrom(20, 30, 50);
  const rest = { target, actions: anyActions };
  return fc.oneof(
    fc.record({ entry: anyActions, on, after, always: ways, note: text }, { requiredKeys: [] }),
    fc.record({ type: fc.constant('final' as const), entry: anyActions }, { requiredKeys: ['type'] }),
    fc.record({
      type: fc.constant('split' as const),
      branches: fc.array(fc.record({ weight, ...rest }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('choice' as const),
      branches: fc.array(fc.record({ guard: anyCondition, ...rest }), { minLength: 1, maxLength: 3 }),
      else: target,
    }),
  );
}

const anyTrigger = fc.oneof(
  fc.record(
    {
      on: fc.oneof(
        fc.constantFrom('asset.downloaded', 'trial.started'),
        fc.constant(['page.viewed', 'form.submitted']),
      ),
      guard: anyCondition,
      again: fc.constantFrom('never', 'always', 'after 90 days'),
      key: fc.constant('event.webinar'),
      remember: fc.constant({ startsAt: 'event.startsAt' }),
    },
    { requiredKeys: ['on'] },
  ),
  fc.record({ segment: anyCondition }),
);

const anyEnd = fc.oneof(
  fc.record(
    {
      on: fc.constantFrom(...EVENTS),
      guard: anyCondition,
      actions: anyActions.map((all) => all.filter((one) => !isMail(one))),
    },
    { requiredKeys: ['on'] },
  ),
  fc.record({ guard: anyCondition }),
);

/** Any flow that compiles, with the stream `stories` and the conditions `warm` and `prices`. */
export const anyFlow: fc.Arbitrary<FlowDocument> = fc
  .uniqueArray(fc.constantFrom<string>(...NAMES), { minLength: 1, maxLength: 5 })
  .chain((states) =>
    fc.record(
      {
        id: fc.constant('any-flow'),
        name: text,
        note: text,
        enrol: fc.oneof(anyTrigger, fc.array(anyTrigger, { minLength: 1, maxLength: 2 })),
        goal: anyEnd,
        exit: fc.array(anyEnd, { maxLength: 2 }),
        conditions: fc.constant({
          warm: { 'contact.score': { $gte: 50 } },
          prices: { 'event.url': { $contains: '/p' } },
        }),
        sending: fc.record(
          {
            topic: mailOptions.topic,
            window: mailOptions.window,
            priority: mailOptions.priority,
            gap: mailOptions.gap,
            holds: fc.constant('lower' as const),
          },
          { requiredKeys: [] },
        ),
        initial: fc.constantFrom(...states),
        on: fc.dictionary(fc.constantFrom(...EVENTS), transitionsTo(states), { maxKeys: 2 }),
        states: fc
          .tuple(...states.map(() => stateAmong(states)))
          .map((all) => Object.fromEntries(states.map((name, i) => [name, all[i]]))),
      },
      { requiredKeys: ['id', 'conditions', 'initial', 'states'] },
    ),
  ) as fc.Arbitrary<FlowDocument>;

/** What such a flow needs of its workspace to compile. */
export const anyFlowStreams = { stories: [{ mail: 'story-1' }, { mail: 'story-2' }] };
