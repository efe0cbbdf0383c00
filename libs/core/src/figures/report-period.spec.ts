import { lastPeriod } from '.';

it.each([
  ['weekly', '2027-03-01', '2027-02-22', '2027-02-28'],
  ['weekly', '2027-03-07', '2027-02-22', '2027-02-28'],
  ['weekly', '2027-01-01', '2026-12-21', '2026-12-27'],
  ['monthly', '2027-03-31', '2027-02-01', '2027-02-28'],
  ['monthly', '2027-01-15', '2026-12-01', '2026-12-31'],
  ['quarterly', '2027-03-31', '2026-10-01', '2026-12-31'],
  ['quarterly', '2027-04-01', '2027-01-01', '2027-03-31'],
] as const)('a %s report that is made on %s tells of %s to %s', (kind, today, from, until) => {
  expect(lastPeriod(kind, today)).toEqual({ from, until });
});
