import type { BuyingRole } from '../workspace';
import { accountScore, coverageOf, roleReader } from './index';

const role = (id: string, titles: readonly string[] | null): BuyingRole => ({
  id,
  label: { en: id },
  when: titles === null ? null : { 'contact.role': { $in: [...titles] } },
});
const ROLES = [role('decides', ['management']), role('pays', ['finance']), role('uses', ['marketing', 'sales']), role('champion', null)]; // prettier-ignore

describe('roles in the buying group', () => {
  const read = roleReader(ROLES);
  const of = (title: string | null, byHand: string | null = null) => read({ byHand, values: { role: title } });

  it('follow from a field by the first rule that holds, and from what a person said before that', () => {
    expect(of('finance')).toEqual({ role: 'pays', by: 'rule' });
    expect(of('finance', 'champion')).toEqual({ role: 'champion', by: 'hand' });
    expect(of('gardener')).toBeNull();
    expect(of(null)).toBeNull();
  });

  it('are not those that the workspace declares no more', () => {
    expect(of('finance', 'blocker')).toEqual({ role: 'pays', by: 'rule' });
  });
});

describe('coverage', () => {
  it('says which roles nobody is known for, and that all hangs on one person where it does', () => {
    expect(coverageOf(ROLES, ['uses'])).toEqual({ known: 1, of: 4, missing: ['decides', 'pays', 'champion'], risk: 'one-person' }); // prettier-ignore
    expect(coverageOf(ROLES, ['uses', 'uses', null])).toMatchObject({ known: 1, risk: 'gaps' });
    expect(coverageOf(ROLES, ['uses', 'pays', 'decides', 'champion'])).toMatchObject({ missing: [], risk: 'covered' });
    expect(coverageOf([], [null, null])).toEqual({ known: 0, of: 0, missing: [], risk: null });
  });
});

describe('the score of an account', () => {
  it('is the sum of its contacts’ scores, line by line, without those who are no buyers', () => {
    const contact = (email: string, score: number, stage = 'lead') => ({ email, score, stage });
    expect(
      accountScore([contact('a', 12.5), contact('b', 30), contact('c', 99, 'disqualified'), contact('d', 0)]),
    ).toEqual({
      score: 42.5,
      lines: [
        { email: 'b', points: 30 },
        { email: 'a', points: 12.5 },
      ],
    });
    expect(accountScore([])).toEqual({ score: 0, lines: [] });
  });
});
