import { copyOf, idOf } from './beginning';

describe('how a new flow begins', () => {
  it.each([
    ['Whitepaper: the B2B model', 'whitepaper-the-b2b-model'],
    ['  Café & crème  ', 'cafe-creme'],
    ['2026: a year', '2026-a-year'],
    ['!!!', ''],
    [`${'long '.repeat(40)}`, `${'long-'.repeat(12).slice(0, -1)}`],
  ])('makes an id of the name "%s"', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it('takes over what somebody wrote, in its order, under another id and name', () => {
    const copied = copyOf({ $schema: 'x', id: 'old', note: 'n', name: 'Old', states: {} }, { id: 'new', name: 'New' });
    expect(JSON.stringify(copied)).toBe('{"id":"new","name":"New","note":"n","states":{}}');
  });
});
