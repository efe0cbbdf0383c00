import type { Team, TeamMember } from '../workspace';
import { salesperson, salesTeam } from '../../../../test/support/sales';
import { chooseSalesperson, type Desk, type RoutingFacts, wonShare } from './routing';

const team = (...members: TeamMember[]): Team => salesTeam(members);
const desk = (changes: Partial<Desk> = {}): Desk => ({
  openHandoffs: 0,
  lastAssigned: 0,
  recent: 0,
  won: 0,
  ended: 0,
  ...changes,
});
const choose = (of: Team, desks: Record<string, Partial<Desk>> = {}, changes: Partial<RoutingFacts> = {}) =>
  chooseSalesperson(of, {
    within: 'round-robin',
    desks: new Map(Object.entries(desks).map(([id, given]) => [id, desk(given)])),
    country: null,
    colleague: null,
    away: new Set(),
    passedOver: new Set(),
    ...changes,
  })?.id ?? null;

describe('choosing a salesperson', () => {
  it('goes round: who had none for longest is next, and nobody makes up for a holiday', () => {
    expect(choose(team(salesperson('a'), salesperson('b'), salesperson('c')), { a: { lastAssigned: 9 }, b: { lastAssigned: 4 } })).toBe('c');
    expect(choose(team(salesperson('a'), salesperson('b')), { a: { lastAssigned: 3 }, b: { lastAssigned: 4 } })).toBe('a');
  }); // prettier-ignore

  it('passes over who is full, away, or left this very lead lying', () => {
    const three = team(
      salesperson('full', { capacity: 1 }),
      salesperson('away'),
      salesperson('late'),
      salesperson('free'),
    );
    const facts = { away: new Set(['away']), passedOver: new Set(['late']) };
    expect(choose(three, { full: { openHandoffs: 1 } }, facts)).toBe('free');
  });

  it('lets a lead wait where everybody is full', () => {
    expect(choose(team(salesperson('a', { capacity: 2 })), { a: { openHandoffs: 2 } })).toBeNull();
  });

  it('goes to a manager only where nobody else is left', () => {
    const both = team(salesperson('boss', { manager: true }), salesperson('a', { capacity: 1 }));
    expect(choose(both)).toBe('a');
    expect(choose(both, { a: { openHandoffs: 1 } })).toBe('boss');
  });

  it('keeps to the territory, prefers who names the country where asked to, and leaves no country without anybody', () => {
    const all = team(
      salesperson('world'),
      salesperson('nl', { countries: ['NL'] }),
      salesperson('de', { countries: ['DE'] }),
    );
    const last = { nl: { lastAssigned: 5 } };
    expect(choose(all, last, { country: 'NL' })).toBe('world');
    expect(choose(all, last, { country: 'NL', within: 'territory' })).toBe('nl');
    expect(choose(team(salesperson('de', { countries: ['DE'] })), {}, { country: 'FR' })).toBe('de');
  });

  it('stays with who has the company, but not beyond their capacity', () => {
    const both = team(salesperson('a'), salesperson('b', { capacity: 1 }));
    expect(choose(both, {}, { colleague: 'b' })).toBe('b');
    expect(choose(both, { b: { openHandoffs: 1 } }, { colleague: 'b' })).toBe('a');
  });

  it('gives more to who wins more, in proportion, and something to everybody', () => {
    const three = team(salesperson('good'), salesperson('bad'), salesperson('new'));
    const record: Record<'good' | 'bad' | 'new', Partial<Desk>> = {
      good: { won: 11, ended: 18 },
      bad: { won: 2, ended: 18 },
      new: {},
    };
    expect([wonShare(desk(record.good)), wonShare(desk(record.bad)), wonShare(desk())]).toEqual([0.6, 0.15, 0.5]);
    const got: Record<string, number> = { good: 0, bad: 0, new: 0 };
    for (let lead = 0; lead < 125; lead += 1) {
      const desks = Object.entries(record).map(([id, known]): [string, Partial<Desk>] => [
        id,
        { ...known, recent: got[id] ?? 0 },
      ]);
      const id = choose(three, Object.fromEntries(desks), { within: 'won-share' }) ?? '';
      got[id] = (got[id] ?? 0) + 1;
    }
    expect(got).toEqual({ good: 60, bad: 15, new: 50 });
  });
});
