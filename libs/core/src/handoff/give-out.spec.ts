import fc from 'fast-check';
import { salesperson, salesTeam } from '../../../../test/support/sales';
import { type Floor, giveOut, LATEST_PER_MEMBER, type LeadToGive } from './give-out';
import type { Desk } from './routing';

const desk = fc.record({
  openHandoffs: fc.nat(3),
  lastAssigned: fc.nat(50),
  recent: fc.constant(0),
  won: fc.nat(5),
  ended: fc.integer({ min: 5, max: 10 }),
});
const ids = ['a', 'b', 'c'] as const;
const team = fc
  .array(fc.record({ capacity: fc.option(fc.integer({ min: 1, max: 5 })), country: fc.constantFrom([], ['NL'], ['DE']) }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((members) => salesTeam(members.map(({ capacity, country }, n) => salesperson(ids[n] ?? '', { capacity, countries: country })))); // prettier-ignore
const lead = fc.record({
  teamId: fc.constantFrom('north', 'south'),
  country: fc.constantFrom('NL', 'DE', null),
  owner: fc.constantFrom(null, null, 'b'),
  accountId: fc.constantFrom(null, '1', '2'),
  late: fc.constantFrom(null, 'a'),
});
const floor = fc.record({
  within: fc.constantFrom('round-robin', 'territory', 'account-owner', 'won-share'),
  desks: fc.tuple(desk, desk, desk),
  latest: fc.array(fc.constantFrom(...ids), { maxLength: LATEST_PER_MEMBER * 3 }),
  away: fc.constantFrom([], ['c']),
});

/** What the database would say after one more was given. */
function after(before: Floor, given: LeadToGive, person: string | undefined): Floor {
  if (person === undefined) return before;
  const known = before.desks.get(person) as Desk;
  const turn = Math.max(...[...before.desks.values()].map(({ lastAssigned }) => lastAssigned)) + 1;
  const latest = [person, ...(before.latest.get(given.teamId) ?? [])].slice(0, LATEST_PER_MEMBER * 3);
  return {
    ...before,
    desks: new Map([...before.desks, [person, { ...known, openHandoffs: known.openHandoffs + 1, lastAssigned: turn }]]),
    latest: new Map([...before.latest, [given.teamId, latest]]),
    holders: given.accountId === null ? before.holders : new Map([...before.holders, [given.accountId, person]]),
  };
}

describe('giving out leads', () => {
  it('gives a batch as if each lead had come in a turn of its own, and says truly whether anybody has room left', () => {
    fc.assert(
      fc.property(team, floor, fc.array(lead, { maxLength: 12 }), (sales, given, asked) => {
        const leads: LeadToGive[] = asked.map(({ late, ...one }) => ({
          ...one,
          team: sales,
          passedOver: new Set(late === null ? [] : [late]),
        }));
        let standing: Floor = {
          within: given.within,
          desks: new Map(ids.map((id, n) => [id, given.desks[n] as Desk])),
          latest: new Map([['north', given.latest]]),
          holders: new Map(),
          away: new Map([['north', new Set(given.away)]]),
        };
        const batch = giveOut(leads, standing);
        const alone = leads.map((one) => {
          const person = giveOut([one], standing).people[0]?.id;
          standing = after(standing, one, person);
          return person;
        });
        expect(batch.people.map((person) => person?.id)).toEqual(alone);
        expect(batch.full('north', sales)).toBe(giveOut([], standing).full('north', sales));
      }),
    );
  });

  it('puts nobody over their capacity, though a batch holds more than there is room for', () => {
    const two = salesTeam([salesperson('a', { capacity: 2 }), salesperson('b', { capacity: 1 })]);
    const one: LeadToGive = { teamId: 't', team: two, country: null, owner: null, accountId: null, passedOver: new Set() }; // prettier-ignore
    const empty = { within: 'round-robin' as const, desks: new Map(), latest: new Map(), holders: new Map(), away: new Map() }; // prettier-ignore
    const { people, full } = giveOut([one, one, one, one], empty);
    expect(people.map((person) => person?.id ?? null)).toEqual(['a', 'b', 'a', null]);
    expect(full('t', two)).toBe(true);
  });
});
