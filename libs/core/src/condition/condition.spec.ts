import fc from 'fast-check';
import { plainlyHolds } from '../../../../test/reference/condition';
import { patience, runs } from '../../../../test/reference/runs';
import {
  compileCondition,
  ConditionError,
  type Condition,
  type ConditionContext,
  type HistoryEvent,
  type Scope,
} from '.';

const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const day = 24 * hour;

function scope(over: Partial<Scope> = {}): Scope {
  const contact = {
    score: 50,
    fit: null,
    stage: 'lead',
    country: 'NL',
    tags: ['vip', 'beta'],
    face: '\u{1F600}',
    consent: { tracking: false },
    lastSeen: now - 10 * day,
    renewalOn: '2026-12-01',
    trialEnds: '2026-11-30T12:00:00+01:00',
  };
  const event = viewed('e9', now, { url: 'https://example.com/pricing', n: 3, endsAt: '2026-11-25T00:00:00Z' });
  const enrolment = { visits: { sent: 2 }, startsAt: '2026-11-24T09:00:00Z' };
  return { now, contactId: 'ann', contact, account: { name: 'Example' }, enrolment, event, history: [], ...over };
}

function viewed(id: string, at: number, properties = {}, contactId = 'ann', type = 'page.viewed'): HistoryEvent {
  return { id, type, at, contactId, properties };
}

const context: ConditionContext = {
  names: {
    warm: { 'contact.score': { $gte: 50 } },
    prices: { 'event.url': { $contains: '/pricing' } },
    both: { $and: ['warm', 'prices'] },
  },
  types: {
    contact: { renewalOn: 'date', trialEnds: 'time' },
    events: { 'trial.started': { endsAt: 'time' } },
    enrolment: { startsAt: 'time' },
  },
};

function holds(condition: Condition, over: Partial<Scope> = {}): boolean {
  return compileCondition(condition, context).holds(scope(over));
}

describe('a condition', () => {
  const table: readonly [Condition, boolean][] = [
    [{ 'contact.stage': 'lead' }, true],
    [{ 'contact.stage': 'mql' }, false],
    [{ 'contact.stage': { $eq: 'lead' } }, true],
    [{ 'contact.stage': { $ne: 'lead' } }, false],
    [{ 'contact.missing': null }, true],
    [{ 'contact.fit': null }, true],
    [{ 'contact.missing': { $ne: 'x' } }, true],
    [{ 'contact.missing': { $ne: null } }, false],
    [{ 'contact.missing': { $nin: ['x'] } }, true],
    [{ 'contact.missing': { $nin: ['x', null] } }, false],
    [{ 'contact.missing': { $in: ['x', null] } }, true],
    [{ 'contact.missing': { $in: ['x'] } }, false],
    [{ 'contact.missing': { $gte: 0 } }, false],
    [{ 'contact.missing': { $lt: 100 } }, false],
    [{ 'contact.missing': { $not: { $lt: 100 } } }, true],
    [{ 'contact.missing': { $exists: false } }, true],
    [{ 'contact.fit': { $exists: true } }, false],
    [{ 'contact.stage': { $exists: true } }, true],
    [{ 'contact.score': { $gt: 49, $lt: 51 } }, true],
    [{ 'contact.score': { $gt: 50 } }, false],
    [{ 'contact.score': { $gte: 50 } }, true],
    [{ 'contact.score': { $lte: 49 } }, false],
    [{ 'contact.score': { $gte: '5' } }, false],
    [{ 'contact.stage': { $gt: 'a' } }, true],
    [{ 'contact.stage': { $startsWith: 'le' } }, true],
    [{ 'contact.stage': { $contains: 'ea' } }, true],
    [{ 'contact.stage': { $contains: 'EA' } }, false],
    // By code points: U+1F600 comes after U+FB01, though its first UTF-16 unit is the lower one.
    [{ 'contact.face': { $gt: '\ufb01' } }, true],
    [{ 'contact.face': { $lte: '\u{1F600}' } }, true],
    [{ 'contact.tags.0': null }, true],
    [{ 'contact.tags.length': { $exists: false } }, true],
    [{ 'contact.tags': 'vip' }, true],
    [{ 'contact.tags': { $contains: 'vip' } }, true],
    [{ 'contact.tags': { $contains: 'vi' } }, false],
    [{ 'contact.tags': { $in: ['x', 'beta'] } }, true],
    [{ 'contact.tags': { $nin: ['x', 'beta'] } }, false],
    [{ 'contact.tags': { $ne: 'vip' } }, false],
    [{ 'contact.consent.tracking': false }, true],
    [{ 'contact.consent.tracking.deeper': null }, true],
    [{ 'contact.constructor': { $exists: true } }, false],
    [{ 'account.name': 'Example' }, true],
    [{ 'event.n': 3 }, true],
    [{ 'enrolment.visits.sent': 2 }, true],
    [{ 'enrolment.visits.never': { $lt: 1 } }, true],
    [{ $and: ['warm', { 'contact.country': 'NL' }] }, true],
    [{ $or: [{ 'contact.country': 'BE' }, 'prices'] }, true],
    [{ $or: [] }, false],
    [{ $and: [] }, true],
    [{ $not: 'warm' }, false],
    ['both', true],
    [{ 'contact.country': 'NL', 'contact.stage': 'mql' }, false],
    [{}, true],
  ];

  it.each(table)('%j is %s', (condition, expected) => expect(holds(condition)).toBe(expected));

  const times: readonly [Condition, boolean][] = [
    [{ 'contact.lastSeen': { $within: '10 days' } }, true],
    [{ 'contact.lastSeen': { $within: '9 days' } }, false],
    [{ 'contact.renewalOn': { $within: '8 days' } }, true],
    [{ 'contact.renewalOn': { $within: '7 days' } }, false],
    [{ 'contact.missing': { $within: '7 days' } }, false],
    [{ 'contact.trialEnds': { $gt: '2026-11-30T10:59:59Z' } }, true],
    [{ 'contact.trialEnds': '2026-11-30T11:00:00Z' }, true],
    [{ 'contact.trialEnds': { $in: ['2026-11-30T11:00:00.000Z'] } }, true],
    [{ 'contact.renewalOn': { $gte: '2026-12-01T00:00:00Z' } }, true],
    [{ 'contact.lastSeen': { $lt: '2026-11-14' } }, true],
    [{ 'event.endsAt': { $lt: '2026-11-25T01:00:00+02:00' } }, false],
    [{ 'enrolment.startsAt': { $within: '1 day' } }, true],
  ];

  it.each(times)('compares declared times as moments: %j is %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });

  it('looks at nothing where there is no event, account or enrolment', () => {
    const none = { event: null, account: null, enrolment: null };
    expect(holds('prices', none)).toBe(false);
    expect(holds({ 'account.name': null, 'event.url': null, 'enrolment.visits.sent': null }, none)).toBe(true);
  });

  it('says which values it saw', () => {
    const compiled = compileCondition(
      { $or: ['warm', { did: { event: 'page.viewed' } }, { 'contact.no': 1 }] },
      context,
    );
    expect(compiled.values(scope())).toEqual({ 'contact.score': 50, 'did page.viewed': 1, 'contact.no': null });
  });

  const broken: readonly [Condition, string][] = [
    ['hot', 'condition.name'],
    [{ score: 5 }, 'condition.path'],
    [{ 'contact.score': { $over: 5 } }, 'condition.operator'],
    [{ $nor: [] }, 'condition.operator'],
    [{ 'contact.score': { $in: 5 } }, 'condition.value'],
    [{ 'contact.score': ['a'] }, 'condition.form'],
    [{ 'contact.score': {} }, 'condition.form'],
    [{ 'contact.x': 'a\0' }, 'condition.form'],
    [{ 'contact.x': { $gt: '\ud83d' } }, 'condition.value'],
    [{ 'contact.\0': 1 }, 'condition.path'],
    [{ did: {} } as unknown as Condition, 'condition.form'],
    [[] as unknown as Condition, 'condition.form'],
    [{ $and: 'warm' } as unknown as Condition, 'condition.value'],
  ];

  it.each(broken)('is refused where it is none: %j (%s)', (condition, code) => {
    expect(() => compileCondition(condition, context)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('is refused where names lean on each other in a circle', () => {
    const names = { a: { $not: 'b' }, b: { $or: ['a'] } };
    expect(() => compileCondition('a', { names })).toThrow(new ConditionError('condition.cycle', 'a → b → a'));
  });
});

describe('history', () => {
  const history = [
    viewed('1', now - 40 * day, { url: '/cases/1' }),
    viewed('2', now - 20 * day, { url: '/cases/2' }),
    viewed('3', now - 10 * day, { url: '/cases/3' }, 'bob'),
    viewed('4', now - 5 * day, { url: '/blog' }),
    { ...viewed('5', now - day, {}, 'ann', 'mail.opened'), verdict: 'machine' as const },
  ];
  const cases = { url: { $contains: '/cases' } };
  const table: readonly [Condition, boolean][] = [
    [{ did: { event: 'page.viewed' } }, true],
    [{ did: { event: 'page.viewed', where: cases, atLeast: 2 } }, true],
    [{ did: { event: 'page.viewed', where: cases, atLeast: 3 } }, false],
    [{ did: { event: 'page.viewed', where: cases, atLeast: 3, by: 'account' } }, true],
    [{ did: { event: 'page.viewed', where: cases, within: '20 days' } }, true],
    [{ did: { event: 'page.viewed', where: cases, within: '19 days' } }, false],
    [{ notDid: { event: 'page.viewed', where: cases, within: '19 days' } }, true],
    [{ did: { event: ['quiz.completed', 'page.viewed'], atLeast: 4 } }, true],
    [{ did: { event: 'page.viewed', by: 'account', contacts: 2 } }, true],
    [{ did: { event: 'page.viewed', by: 'account', contacts: 3 } }, false],
    [{ did: { event: 'page.viewed', by: 'account', contacts: 2, within: '6 days' } }, false],
    [{ did: { event: 'mail.opened' } }, false],
    [{ did: { event: 'page.viewed', where: { 'contact.stage': 'lead', 'event.url': '/blog' } } }, true],
    [{ did: { event: 'page.viewed', where: 'prices' } }, true],
  ];

  it.each(table)('%j is %s', (condition, expected) => expect(holds(condition, { history })).toBe(expected));

  it('counts the event of the step once, whether or not the history has it', () => {
    const event = viewed('6', now, { url: '/x' });
    const thrice = { did: { event: 'page.viewed', atLeast: 4 } };
    expect(holds(thrice, { history, event })).toBe(true);
    expect(holds(thrice, { history: [...history, event], event })).toBe(true);
    expect(holds({ did: { event: 'page.viewed', atLeast: 5 } }, { history: [...history, event], event })).toBe(false);
  });

  it('is asked for beforehand, each kind once, with the longest reach', () => {
    const condition = {
      $or: [
        { did: { event: 'page.viewed', within: '3 days' } },
        { notDid: { event: ['page.viewed', 'quiz.completed'], within: '5 days' } },
        { did: { event: 'page.viewed', by: 'account' as const } },
      ],
    };
    expect(compileCondition(condition).history).toEqual([
      { event: 'page.viewed', withinMs: 5 * day, by: 'contact' },
      { event: 'quiz.completed', withinMs: 5 * day, by: 'contact' },
      { event: 'page.viewed', withinMs: null, by: 'account' },
    ]);
  });

  it('knows the next moment at which time alone can turn it', () => {
    const quiet = compileCondition({ notDid: { event: 'page.viewed', within: '30 days' } });
    expect(quiet.turns).toBe(true);
    expect(quiet.turnsAt(scope({ history, event: null }))).toBe(now + 25 * day + 1);
    const twice = compileCondition({ did: { event: 'page.viewed', within: '30 days', atLeast: 2 } });
    expect(twice.turnsAt(scope({ history, event: null }))).toBe(now + 10 * day + 1);
    const people = compileCondition({ did: { event: 'page.viewed', within: '30 days', by: 'account', contacts: 2 } });
    expect(people.turnsAt(scope({ history, event: null }))).toBe(now + 10 * day + 1);
    expect(quiet.turnsAt(scope({ event: null }))).toBeNull();
    const soon = compileCondition({ 'contact.renewalOn': { $within: '2 days' } }, context);
    expect(soon.turnsAt(scope())).toBe(Date.UTC(2026, 10, 29));
    expect(soon.turnsAt(scope({ now: Date.UTC(2026, 10, 29) }))).toBe(Date.UTC(2026, 11, 3) + 1);
    expect(compileCondition('warm', context).turns).toBe(false);
  });
});

describe('conditions beside a plain reference model', () => {
  jest.setTimeout(patience);

  const scalar = fc.constantFrom<string | number | boolean | null>(null, 'a', 'ab', 'b', 0, 1, 2, true, '1');
  const operators = fc.oneof(
    fc.tuple(fc.constantFrom('$eq', '$ne'), scalar),
    fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), fc.constantFrom<string | number>('a', 'ab', 1, 2)),
    fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { maxLength: 3 })),
    fc.tuple(fc.constant('$exists'), fc.boolean()),
    fc.tuple(fc.constantFrom('$contains', '$startsWith'), fc.constantFrom('a', 'b')),
    fc.tuple(fc.constant('$within'), fc.constantFrom('2 days', '1 hours')),
    fc.tuple(fc.constant('$not'), scalar),
  );
  const match = fc.oneof(
    scalar,
    fc.array(operators, { minLength: 1, maxLength: 2 }).map((all) => Object.fromEntries(all) as object),
  );
  const path = fc.constantFrom('contact.x', 'contact.y.z', 'event.p', 'account.x', 'enrolment.visits.s', 'contact.at');
  const line = fc.tuple(path, match).map(([at, one]) => ({ [at]: one }));
  const did = fc
    .record(
      {
        event: fc.constantFrom<string | string[]>('page.viewed', 'mail.opened', ['page.viewed', 'quiz.completed']),
        where: fc.tuple(fc.constantFrom('p', 'q'), match).map(([name, one]) => ({ [name]: one })),
        atLeast: fc.integer({ min: 1, max: 3 }),
        within: fc.constantFrom('2 days', '5 days', '3 hours'),
        by: fc.constantFrom('contact', 'account'),
        contacts: fc.integer({ min: 1, max: 2 }),
      },
      { requiredKeys: ['event'] },
    )
    .chain((query) => fc.constantFrom({ did: query }, { notDid: query })) as fc.Arbitrary<Condition>;
  const condition = fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      line,
      did,
      fc.constant<Condition>('named'),
      fc.array(tie('any'), { maxLength: 3 }).map(($and) => ({ $and })),
      fc.array(tie('any'), { maxLength: 3 }).map(($or) => ({ $or })),
      tie('any').map(($not) => ({ $not })),
    ),
  })).any;
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }));
  const properties = fc.record({ p: value, q: value }, { requiredKeys: [] });
  const past = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    type: fc.constantFrom('page.viewed', 'mail.opened', 'quiz.completed'),
    at: fc.integer({ min: 0, max: 150 }).map((hours) => now - hours * hour),
    contactId: fc.constantFrom('ann', 'ann', 'bob'),
    properties,
    verdict: fc.constantFrom('human' as const, 'machine' as const, 'proxied' as const),
  });
  const people = fc.record({
    now: fc.constant(now),
    contactId: fc.constant('ann'),
    contact: fc.record(
      { x: value, y: fc.record({ z: value }), at: fc.integer({ min: -60, max: 60 }).map((h) => now + h * hour) },
      { requiredKeys: [] },
    ),
    account: fc.option(fc.record({ x: value })),
    enrolment: fc.record({ visits: fc.record({ s: fc.nat({ max: 2 }) }, { requiredKeys: [] }) }),
    history: fc
      .uniqueArray(past, { selector: ({ id }) => id, maxLength: 6 })
      .map((all) => all.toSorted((a, b) => a.at - b.at)),
  });

  // The event of the step is new, or one that the history has already.
  const scopes: fc.Arbitrary<Scope> = fc.tuple(people, fc.option(past), fc.nat({ max: 8 })).map(([one, fresh, i]) => {
    const event = one.history[i] ?? (fresh === null ? null : { ...fresh, id: 'new' });
    return { ...one, event };
  });

  it('hold for the same people', () => {
    const names = { named: { 'contact.x': { $ne: 'a' } } };
    const property = fc.property(condition, scopes, (one, at) => {
      expect(compileCondition(one, { names }).holds(at)).toBe(plainlyHolds(one, at, names));
    });
    fc.assert(property, runs(500));
  });

  it('turn by time alone at no other moment than they say', () => {
    const property = fc.property(condition, scopes, fc.integer({ min: 1, max: 300 }), (one, at, hours) => {
      const compiled = compileCondition(one, { names: { named: { 'contact.x': { $ne: 'a' } } } });
      const turn = compiled.turnsAt(at) ?? Infinity;
      const later = Math.min(now + hours * hour, turn - 1);
      expect(compiled.holds({ ...at, now: later })).toBe(compiled.holds(at));
    });
    fc.assert(property, runs(500));
  });

  it('hold for exactly the others when negated', () => {
    const negations = fc.constantFrom<[object, object]>(
      [{ $eq: 'a' }, { $ne: 'a' }],
      [{ $in: ['a', null] }, { $nin: ['a', null] }],
      [{ $gte: 1 }, { $not: { $gte: 1 } }],
    );
    const property = fc.property(negations, scopes, ([positive, negative], at) => {
      const sides = [positive, negative].map((one) => compileCondition({ 'contact.x': one }).holds(at));
      expect(sides[0]).toBe(!sides[1]);
    });
    fc.assert(property);
  });
});
