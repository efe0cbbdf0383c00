import fc from 'fast-check';
import { flatRow, safeCell, cellText } from '.';

it('lets no text begin as a formula, and gives each back as it was', () => {
  const nasty = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '＝', 'a', '1') });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), (text) => {
      expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(cellText(safeCell(text))).toBe(text);
    }),
  );
});

it('lays out a row side by side', () => {
  expect(flatRow({ key: 'seo', leads: { value: 3, low: null }, path: ['a', 'b'] })).toEqual({
    key: 'seo',
    'leads.value': 3,
    'leads.low': null,
    path: 'a > b',
  });
});
