import { testDatabase } from '../support';
import { makeHistory, writeHistory } from './history';
import { itTellsTheSame } from './same-figures';

// 50,000 people with some 40 events each: what a busy company has after a year.
const history = makeHistory(11, 50_000, 43);
const store = testDatabase();
beforeAll(() => writeHistory(store.db, history), 1_200_000);
jest.setTimeout(600_000);

it('is a history of two million events', () => {
  expect(history.events.length).toBeGreaterThan(2_000_000);
});

describe.each([
  { from: '2026-05-01', until: '2026-05-31' },
  { from: '2026-01-01', until: '2026-03-31' },
])('the figures of $from to $until, of 50,000 people, are those of the plain reckoning', (period) => {
  itTellsTheSame(store, history, period);
});
