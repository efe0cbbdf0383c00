import { compileModel } from '@nurture/core/absorb';
import { PERSONAS, type Scenario, simulate, type Simulation } from '@nurture/core/simulate';
import { toWall } from '@nurture/core/time';
import fc from 'fast-check';
import {
  referenceFlow,
  removeTempWorkspaces,
  soundFiles,
  tempWorkspace,
} from '../../../../test/support/temp-workspace';
import { compileWorkspace } from '../compile/compile-workspace';
import type { CompiledWorkspace } from '../compile/compiled-workspace';
import type { Finding } from '../finding';
import { loadWorkspace } from '../load/load-workspace';
import { withFlow } from '../load/with-flow';
import { checkWorkspace, isValid } from './validate-workspace';

// Each run looks for new cases; fast-check prints the seed and the path of what it finds.
const FULL = process.env.NURTURE_TEST_FULL === '1';
const DAY_MS = 86_400_000;
const ZONE = 'Europe/Amsterdam';
const START = Date.parse('2026-01-05T10:00:00+01:00');

jest.setTimeout(600_000);
afterAll(removeTempWorkspaces);

type Json = Record<string, unknown>;

const base = (states: Json, more: Json = {}): Json => ({ ...referenceFlow(), on: {}, conditions: {}, states, ...more });

/** A choice, a split, `always`, a stream, dates and stays, all in one. */
function busyFlow(): Json {
  return base(
    {
      sent: {
        entry: [{ send: 'delivery' }],
        after: { 'next tue 10:00': 'which' },
        always: { guard: 'warm', target: 'talk' },
      },
      which: { type: 'choice', branches: [{ guard: { 'contact.country': 'NL' }, target: 'course' }], else: 'half' },
      half: {
        type: 'split',
        branches: [
          { weight: 60, target: 'course' },
          { weight: 40, target: 'rest' },
        ],
      },
      course: {
        entry: [{ sendNext: 'tips' }],
        on: { 'stream.exhausted': 'rest', 'content.rated': { guard: { 'event.rating': { $lte: 2 } }, target: 'rest' } },
        after: {
          '5 days': [{ guard: { 'enrolment.visits.course': { $lt: 3 } }, target: 'course' }, { target: 'rest' }],
        },
      },
      rest: {
        on: { 'page.viewed': [{ guard: 'warm', target: 'talk' }, { actions: [{ tag: 'read' }, { score: 2 }] }] },
        after: { 'at contact.recycleOn': 'course', '2 days': { actions: [{ notify: 'sales' }] }, '90 days': 'done' },
      },
      talk: {
        entry: [{ handoff: true }],
        on: { 'handoff.recycled': 'rest', 'handoff.won': 'done' },
        after: { '60 days': 'done' },
      },
      done: { type: 'final', entry: [{ set: { role: 'reader' } }] },
    },
    { conditions: { warm: { 'contact.score': { $gte: 50 } } }, again: 'always' },
  );
}

/** Everything by time: a webinar with reminders, enrolled per date. */
function webinarFlow(): Json {
  return base(
    {
      sent: {
        entry: [{ send: 'delivery', kind: 'service', immediately: true }],
        after: { '7 days before enrolment.startsAt': 'week', '30 days': 'done' },
      },
      week: {
        entry: [{ send: 'reminder', notAfter: 'enrolment.startsAt' }],
        after: { '1 day before enrolment.startsAt': 'day', '8 days': 'done' },
      },
      day: {
        entry: [{ send: 'follow-up' }],
        on: { 'mail.clicked': 'done', 'mail.opened': {} },
        after: { '1 hour after enrolment.startsAt': 'done', '2 days': 'done' },
      },
      done: { type: 'final' },
    },
    { enrol: { on: 'webinar.registered', key: 'event.webinar', remember: { startsAt: 'event.startsAt' } } },
  );
}

const FLOWS: readonly Json[] = [referenceFlow(), busyFlow(), webinarFlow()];
const settings = { ...(soundFiles()['workspace.json'] as Json), sending: { cap: { mails: 3, within: '7 days' } } };
const loaded = loadWorkspace(
  tempWorkspace({
    'workspace.json': settings,
    'streams/tips.json': [{ mail: 'reminder' }, { mail: 'deep-dive', skip: { 'contact.country': 'BE' } }],
  }),
);

async function check(flow: unknown): Promise<{ findings: readonly Finding[]; compiled: CompiledWorkspace | null }> {
  const posted = withFlow({ ...loaded, workspace: { ...loaded.workspace, flows: [] } }, JSON.stringify(flow));
  const findings = await checkWorkspace(posted);
  return { findings, compiled: isValid(findings) ? await compileWorkspace(posted, findings) : null };
}

// ── Single edits ─────────────────────────────────────────────────────────────────────────────────

type Place = readonly (string | number)[];

function placesOf(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesOf(child, [...here, Array.isArray(value) ? Number(key) : key]),
  );
  return here.length === 0 ? below : [here, ...below];
}

type Change = (value: unknown) => unknown;
const GONE = Symbol('gone');

/** The document with one place changed, its key too where `rename` says so. */
function edit(value: unknown, [first, ...rest]: Place, change: Change, rename: string | null): unknown {
  if (first === undefined) return change(value);
  const inner = (item: unknown): unknown => edit(item, rest, change, rename);
  const keep = ([, item]: [unknown, unknown]): boolean => item !== GONE;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index): [unknown, unknown] => [
      index,
      index === first ? inner(item) : item,
    ]);
    return items.filter(keep).map(([, item]) => item);
  }
  const entries = Object.entries(value as Json).map(([key, item]): [string, unknown] =>
    key === first
      ? [rest.length === 0 && rename !== null ? rename : key, rename !== null && rest.length === 0 ? item : inner(item)]
      : [key, item],
  );
  return Object.fromEntries(entries.filter(keep));
}

/** Words of the language, and what a hand may put in the wrong place. */
const words = fc.constantFrom<unknown>(
  ...[
    'sent',
    'course',
    'rest',
    'talk',
    'done',
    'which',
    'reminder',
    'cold',
    'back',
    'warm',
    'prices',
    'tips',
    'sales',
    'mail.opened',
  ],
  ...[
    '0 days',
    '1 minute',
    '3 days',
    '4 business days',
    'at contact.recycleOn',
    'next mon 09:00',
    'final',
    'choice',
    'forever',
  ],
  ...[
    'state',
    'service',
    true,
    0,
    1,
    50,
    {},
    [],
    { target: 'sent' },
    { guard: 'warm', target: 'talk' },
    { $not: 'warm' },
  ],
  ...[
    { 'contact.score': { $lt: 10 } },
    { send: 'reminder' },
    [{ send: 'follow-up', immediately: true }],
    { '0 seconds': 'sent' },
    GONE,
  ],
);
const keys = fc.constantFrom(
  ...[
    '0 days',
    '2 hours',
    '1 day',
    'at contact.recycleOn',
    'mail.clicked',
    'form.submitted',
    'page.viewed',
    'always',
    'after',
    'on',
  ],
  ...['sent', 'course', 'done', 'guard', 'target', '$or', '$not', 'send', 'handoff'],
);

/** Anything anywhere: most of these are refused. */
const slip = (flow: Json) =>
  fc
    .tuple(fc.constantFrom(...placesOf(flow)), words, fc.option(keys, { freq: 3 }))
    .map(([place, word, key]) => edit(flow, place, () => word, key));

const MAILS = ['delivery', 'reminder', 'deep-dive', 'follow-up'];
const valueAt = (flow: Json, place: Place): unknown =>
  place.reduce<unknown>((value, part) => (value as Json)[String(part)], flow);

/** One of a kind for another: a state, a mail, a number. Many of these are sound, and people walk through them. */
const swap = (flow: Json) => {
  const kinds: readonly (readonly unknown[])[] = [
    Object.keys(flow['states'] as Json),
    MAILS,
    [0, 1, 2, 5, 40, 60, 100],
  ];
  const swaps = placesOf(flow).flatMap((place) => {
    const value = valueAt(flow, place);
    const others = kinds.find((kind) => (typeof value === 'number' ? kind.includes(0) : kind.includes(value)));
    return others === undefined ? [] : [{ place, others }];
  });
  return fc
    .constantFrom(...swaps)
    .chain(({ place, others }) =>
      fc.constantFrom<unknown>(...others).map((other) => edit(flow, place, () => other, null)),
    );
};

const mutant = fc.constantFrom(...FLOWS).chain((flow) => fc.oneof({ weight: 2, arbitrary: slip(flow) }, swap(flow)));

// ── People who walk ──────────────────────────────────────────────────────────────────────────────

const eventTypes = [
  'form.submitted',
  'page.viewed',
  'quiz.completed',
  'content.rated',
  'mail.clicked',
  'mail.opened',
  'handoff.recycled',
];
const events = fc.array(
  fc.record({
    days: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })),
    minutes: fc.integer({ min: 0, max: 90 }),
    type: fc.constantFrom(...eventTypes),
  }),
  { maxLength: 16 },
);
const scenario = fc
  .tuple(
    events,
    fc.option(fc.constantFrom(...PERSONAS)),
    fc.record({ score: fc.constantFrom(0, 60), country: fc.constantFrom('NL', 'BE') }),
  )
  .map(([list, persona, contact]): Scenario => {
    const given = { contact, trigger: undefined };
    if (persona !== null) return { ...given, persona };
    const scripted = list.map(({ days, minutes, type }) => ({
      at: `+${days * 1440 + minutes} minutes`,
      type,
      properties: propertiesOf(type),
    }));
    return { ...given, events: scripted };
  });

function propertiesOf(type: string): Json {
  if (type === 'content.rated') return { rating: 2 };
  return type === 'page.viewed' ? { url: 'https://example.com/pricing' } : {};
}

function walk(compiled: CompiledWorkspace, how: Scenario, seed: number, capped: boolean): Simulation | null {
  const [flow] = compiled.flows;
  if (flow === undefined) return null;
  const { settings: all, scoring, handoff } = compiled;
  const model = compileModel({ workspace: all.content, scoring: scoring.content, handoff: handoff.content });
  const content = capped ? all.content : { ...all.content, sending: { ...all.content.sending, cap: null } };
  const webinar = flow.compiled.enrolsOn.has('webinar.registered');
  const startsAt = new Date(START + 10 * DAY_MS).toISOString();
  const trigger = webinar ? { trigger: { type: 'webinar.registered', properties: { webinar: 'w', startsAt } } } : {};
  const world = { model, settings: content, flows: [flow.compiled] };
  return simulate(world, flow.compiled, { ...how, ...trigger }, { start: START, seed });
}

describe('a sound flow with one thing changed', () => {
  it('begins sound', async () => {
    for (const flow of FLOWS) {
      const { findings, compiled } = await check(flow);
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(compiled === null ? null : walk(compiled, { persona: 'clicker' }, 1, true)?.outcome).not.toBe(
        'not-enrolled',
      );
    }
  });

  it('comes to rest in a state whose date is the very moment at which it is entered again', async () => {
    const { compiled } = await check(busyFlow());
    const how = { contact: { score: 0, country: 'NL' }, events: [{ at: '+0 minutes', type: 'handoff.recycled' }] };
    const results = [0, 1, 2, 3].map((seed) => (compiled === null ? null : walk(compiled, how, seed, true)));
    expect(results.map((result) => (result?.steps.length ?? 5000) < 500)).toEqual([true, true, true, true]);
  });

  it('is refused, or runs to its end without an error', async () => {
    const outcomes = { refused: 0, ran: 0 };
    await fc.assert(
      fc.asyncProperty(mutant, fc.array(scenario, { minLength: 4, maxLength: 4 }), async (flow, scenarios) => {
        const { findings, compiled } = await check(flow);
        if (compiled === null) {
          outcomes.refused++;
          return expect(findings.length).toBeGreaterThan(0);
        }
        outcomes.ran++;
        expect(compiled.refused).toEqual([]);
        scenarios.forEach((how, seed) => {
          const result = walk(compiled, how, seed, true);
          expect([result?.setAside, (result?.steps.length ?? 0) < 5000]).toEqual([null, true]);
        });
      }),
      { numRuns: FULL ? 500 : 250 },
    );
    expect(Math.min(outcomes.refused, outcomes.ran)).toBeGreaterThan(10);
  });
});

// ── Random flows ─────────────────────────────────────────────────────────────────────────────────

const stateNames = ['sent', 'b', 'c', 'd', 'e'];
const target = fc.constantFrom(...stateNames);
const marketingMail = fc.record(
  {
    send: fc.constantFrom('reminder', 'follow-up'),
    immediately: fc.nat(5).map((n) => n === 0),
    gap: fc.constantFrom('30 hours', '57 hours', '4 days'),
  },
  { requiredKeys: ['send'] },
);
const serviceMail = fc.record({ send: fc.constant('delivery'), kind: fc.constant('service') });
const mailAction = fc.oneof({ weight: 4, arbitrary: marketingMail }, { weight: 1, arbitrary: serviceMail });
const mailsOrNone = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(mailAction, { minLength: 1, maxLength: 2 }) },
);
const guarded = fc.record({ guard: fc.constantFrom('warm', 'cold'), target, actions: mailsOrNone });
const staying = fc.record({ actions: mailsOrNone });
const heard = fc.constantFrom('mail.accepted', 'form.submitted', 'page.viewed', 'quiz.completed');
// Without business days: the walk takes them at their shortest, and over a weekend they come closer to what follows.
const timerKeys = ['5 hours', '1 day', 'next tue 10:00', 'next business day 09:00', '3 days', 'P4D'];
const alwaysGuarded = fc.record({ always: fc.record({ guard: fc.constantFrom('warm', 'cold'), target }) });
/** Whoever does nothing comes by every state in turn, so that all can be reached. */
const stateBefore = (next: string): fc.Arbitrary<Json> =>
  fc
    .record({
      entry: mailsOrNone,
      on: fc.dictionary(heard, fc.oneof(target, guarded, staying), { maxKeys: 2 }),
      after: fc.dictionary(fc.constantFrom(...timerKeys), fc.oneof(guarded, staying), { maxKeys: 2 }),
      always: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: alwaysGuarded }),
      last: fc.constantFrom('8 days', '9 days'),
    })
    .map(({ entry, on, after, always, last }) => ({
      entry,
      on,
      after: { ...after, [last]: next },
      ...always,
    }));
const randomFlow = fc
  .record({
    sent: stateBefore('b'),
    b: stateBefore('c'),
    c: stateBefore('d'),
    d: stateBefore('e'),
    gap: fc.constantFrom('1 hour', '1 day', '55 hours', '57 hours'),
  })
  .map(({ gap, ...states }) => {
    const conditions = { warm: { 'contact.score': { $gte: 50 } }, cold: { 'contact.score': { $lt: 50 } } };
    const more = { conditions, sending: { topic: 'whitepapers', gap } };
    return base({ ...states, e: { type: 'final', entry: [{ send: 'deep-dive' }] } }, more);
  });

/**
 * The most marketing mails in any 7 days. Days are days of the calendar, and hours are hours, so in the week in which
 * the clocks change 7 days are over when both the clock on the wall and the one in the pocket say so.
 */
function mostInAWeek({ mails }: Simulation): number {
  const times = mails.filter(({ mail }) => mail !== 'delivery').map(({ at }) => ({ at, wall: toWall(at, ZONE) }));
  const within = (from: (typeof times)[number]): number =>
    times.filter(({ at, wall }) => at >= from.at && Math.max(at - from.at, wall - from.wall) < 7 * DAY_MS).length;
  return Math.max(0, ...times.map(within));
}

/** Circles would go on for years; this is long enough to see the clocks change. */
function endingInSpring(how: Scenario): Scenario {
  return { ...how, events: [...(how.events ?? []), { at: '+100 days', type: 'contact.unsubscribed' }] };
}

describe('a flow of which nothing is said about the cap', () => {
  it('never sends anybody more than that in 7 days, whatever happens, even if nothing stopped it', async () => {
    let proved = 0;
    await fc.assert(
      fc.asyncProperty(randomFlow, fc.array(scenario, { minLength: 3, maxLength: 3 }), async (flow, scenarios) => {
        const { findings, compiled } = await check(flow);
        if (compiled === null || findings.some(({ rule }) => rule.startsWith('cap-'))) return;
        proved++;
        scenarios.forEach((how, seed) => {
          const result = walk(compiled, endingInSpring(how), seed, false);
          expect(result === null ? 0 : mostInAWeek(result)).toBeLessThanOrEqual(3);
        });
      }),
      // The full run looks at other flows each time; the small one says the same on every machine.
      FULL ? { numRuns: 3_000 } : { numRuns: 100, seed: 20_261_201 },
    );
    expect(proved).toBeGreaterThan(0);
  });
});
