import { builtOf, type Built, conditionIn, conditionOf, operatorsFor, type Row } from './conditions';

const types: Record<string, string> = {
  'contact.score': 'number',
  'contact.demo': 'boolean',
  'contact.lastSeen': 'time',
};
const typeOf = (path: string): string => types[path] ?? 'text';

const rows: Row[] = [
  { kind: 'field', path: 'contact.score', operator: 'atLeast', value: '50' },
  { kind: 'field', path: 'contact.company', operator: 'contains', value: 'BV' },
  { kind: 'field', path: 'contact.demo', operator: 'is', value: 'true' },
  { kind: 'field', path: 'contact.role', operator: 'unknown', value: '' },
  { kind: 'field', path: 'contact.lastSeen', operator: 'within', value: '30 days' },
  { kind: 'did', event: 'mail.clicked', within: '30 days', atLeast: '2' },
  { kind: 'notDid', event: 'meeting.booked', within: '', atLeast: '1' },
];

describe('a condition built from rows', () => {
  it('says what they say in the product’s own language', () => {
    const condition = conditionOf({ match: 'all', rows }, typeOf);
    expect(condition).toEqual({
      $and: [
        { 'contact.score': { $gte: 50 } },
        { 'contact.company': { $contains: 'BV' } },
        { 'contact.demo': true },
        { 'contact.role': { $exists: false } },
        { 'contact.lastSeen': { $within: '30 days' } },
        { did: { event: 'mail.clicked', within: '30 days', atLeast: 2 } },
        { notDid: { event: 'meeting.booked' } },
      ],
    });
    for (const type of ['text', 'number', 'boolean', 'time', 'list', 'choice'])
      expect(operatorsFor(type)).not.toEqual([]);
  });

  it('leads back to the same rows', () => {
    for (const built of [
      { match: 'any', rows },
      { match: 'all', rows: rows.slice(0, 1) },
    ] satisfies Built[]) {
      expect(builtOf(conditionOf(built, typeOf))).toEqual(built);
    }
  });

  it('leaves out rows that say nothing yet, and is none where none does', () => {
    const empty: Row = { kind: 'field', path: 'contact.role', operator: 'is', value: ' ' };
    expect(conditionOf({ match: 'all', rows: [empty] }, typeOf)).toBeNull();
    expect(conditionOf({ match: 'any', rows: [empty, rows[0] as Row] }, typeOf)).toEqual({ 'contact.score': { $gte: 50 } }); // prettier-ignore
  });

  it('is left alone where rows can’t say it', () => {
    for (const condition of [
      { $not: { 'contact.x': 1 } },
      { $and: [{ $or: [] }] },
      { did: { event: ['a', 'b'] } },
      { 'contact.x': { $gt: 1, $lt: 5 } },
      { $and: [{ 'contact.a': 1, 'contact.b': 2 }] },
    ]) {
      // prettier-ignore
      expect(builtOf(condition)).toBeNull();
    }
    expect([conditionIn('{"a":1}'), conditionIn('no'), conditionIn('[1]'), conditionIn(undefined)]).toEqual([{ a: 1 }, null, null, null]); // prettier-ignore
  });
});
