import { compileCondition, type Condition, type Scope } from '@nurture/core/condition';
import fc from 'fast-check';
import { canHold, type Values } from './can-hold';
import { both, clausesOf } from './clauses';

const FULL = process.env.NURTURE_TEST_FULL === '1';

const TYPES = { contact: { born: 'time' } };
const SINGLE = ['contact.score', 'contact.country', 'contact.born'];
const VALUES: Values = {
  types: TYPES,
  kindOf: (path) => (path === 'contact.born' ? 'time' : SINGLE.includes(path) ? 'scalar' : 'anything'),
};
const NAMES: Record<string, Condition> = { warm: { 'contact.score': { $gte: 5 } }, cold: { $not: 'warm' } };

const mayHold = (...guards: [Condition, boolean][]): boolean =>
  canHold(guards.map(([guard, wanted]) => clausesOf(guard, wanted, NAMES)).reduce(both), VALUES);

const scalar = fc.constantFrom(
  0,
  1,
  2,
  3,
  5,
  8,
  '',
  'a',
  'ab',
  'b',
  'abc',
  '2026-01-01',
  '2026-01-02',
  true,
  false,
  null,
);
const ordered = fc.constantFrom(0, 1, 2, 3, 5, 8, 'a', 'ab', 'b', '2026-01-01', '2026-01-02T10:00:00Z');
const text = fc.constantFrom('a', 'b', 'ab', 'bc', '2026');
const operators = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $gt: ordered }),
  fc.record({ $gte: ordered }),
  fc.record({ $lt: ordered }),
  fc.record({ $lte: ordered, $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $contains: text }),
  fc.record({ $startsWith: text, $gte: ordered }),
  fc.record({ $within: fc.constantFrom('1 day', '400 days') }),
);
const path = fc.constantFrom('contact.score', 'contact.country', 'contact.born', 'contact.tags', 'event.url');
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(path, fc.oneof(scalar, operators)).map(([name, match]) => ({ [name]: match })),
    fc.constantFrom<Condition>('warm', 'cold', { did: { event: 'page.viewed' } }, { notDid: { event: 'page.viewed' } }),
    fc.tuple(path, operators).map(([name, match]) => ({ [name]: { $not: match } })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ $and: all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ $or: any })),
    tie('condition').map((not) => ({ $not: not })),
  ),
}));

const single = fc.oneof(scalar, fc.constantFrom(0.5, 4, 7, 99, -1, 'aa', 'abcd', 'zzz', 'bca', '2026-06-01'));
const list = fc.array(fc.constantFrom('a', 'b', 'abc', 1, 3, 9), { maxLength: 3 });
const now = Date.parse('2026-01-01T12:00:00Z');
const scope = fc
  .record({
    score: single,
    country: single,
    born: single,
    tags: fc.oneof(single, list),
    url: fc.oneof(single, list),
    did: fc.boolean(),
  })
  .map(({ score, country, born, tags, url, did }): Scope => {
    const event = {
      id: '1',
      type: did ? 'page.viewed' : 'form.submitted',
      at: now,
      contactId: '7',
      properties: { url },
    };
    const contact = { score, country, born, tags };
    return { now, contactId: '7', contact, account: null, enrolment: null, event, history: [] };
  });

const holds = (guard: Condition, facts: Scope): boolean =>
  compileCondition(guard, { names: NAMES, types: TYPES }).holds(facts);

describe('what can never hold', () => {
  it('holds for nobody: whatever the product finds true of somebody is never called impossible', () => {
    let impossible = 0;
    fc.assert(
      fc.property(condition, fc.array(scope, { minLength: 20, maxLength: 20 }), (guard, people) => {
        for (const wanted of [true, false]) {
          if (mayHold([guard, wanted])) continue;
          impossible++;
          expect(people.filter((facts) => holds(guard, facts) === wanted)).toEqual([]);
        }
      }),
      { numRuns: FULL ? 50_000 : 1500 },
    );
    // It would be easy to be right by never saying so.
    expect(impossible).toBeGreaterThan(20);
  });

  it('nor is anything that is left behind an earlier guard', () => {
    fc.assert(
      fc.property(condition, condition, fc.array(scope, { minLength: 20, maxLength: 20 }), (earlier, later, people) => {
        if (mayHold([earlier, false], [later, true])) return;
        expect(people.filter((facts) => !holds(earlier, facts) && holds(later, facts))).toEqual([]);
      }),
      { numRuns: FULL ? 50_000 : 1500 },
    );
  });

  it.each<[string, Condition]>([
    ['a number above and below', { 'contact.score': { $gte: 50, $lt: 50 } }],
    ['two lines of an $and', { $and: [{ 'contact.score': { $gt: 5 } }, { 'contact.score': 5 }] }],
    ['two texts at once', { $and: [{ 'contact.country': 'NL' }, { 'contact.country': 'BE' }] }],
    ['none of an empty list', { 'contact.country': { $in: [] } }],
    ['missing, and great', { 'contact.tags': { $exists: false, $contains: 'a' } }],
    ['a name and its opposite', { $and: ['warm', 'cold'] }],
    ['a name against a comparison', { $and: ['warm', { 'contact.score': { $lt: 3 } }] }],
    [
      'two beginnings',
      { $and: [{ 'contact.country': { $startsWith: 'N' } }, { 'contact.country': { $startsWith: 'B' } }] },
    ],
    ['later than later', { 'contact.born': { $gt: '2026-02-01', $lt: '2026-01-01' } }],
    ['done and not done', { did: { event: 'page.viewed', atLeast: 2 }, notDid: { atLeast: 2, event: 'page.viewed' } }],
    ['between two neighbours of a text', { 'contact.country': { $gt: 'NL', $lt: 'NL\u0001' } }],
  ])('is seen in %s', (_, guard) => {
    expect(mayHold([guard, true])).toBe(false);
  });

  it.each<[string, Condition]>([
    ['a list that holds both', { $and: [{ 'contact.tags': 'a' }, { 'contact.tags': 'b' }] }],
    ['a list with one above and one below', { 'contact.tags': { $gt: 5, $lt: 3 } }],
    ['a text within a text', { 'contact.country': { $contains: 'a', $startsWith: 'b' } }],
    ['one of two in $or', { $or: [{ 'contact.score': { $gt: 5, $lt: 5 } }, 'warm'] }],
    ['a name that nobody knows', 'nobody'],
  ])('is not said of %s', (_, guard) => {
    expect(mayHold([guard, true])).toBe(true);
  });
});
