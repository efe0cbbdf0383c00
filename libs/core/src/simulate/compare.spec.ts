import { differences, type Simulation } from './index';

const start = Date.parse('2026-11-23T10:00:00+01:00');
const when = { start, calendar: { timezone: 'Europe/Amsterdam', holidays: [] } };
const result: Simulation = {
  path: 'sent -> 3 days -> reminder',
  steps: [],
  mails: [
    { mail: 'delivery', at: start },
    { mail: 'reminder', at: Date.parse('2026-11-26T10:00:00+01:00') },
  ],
  skipped: [],
  score: 20,
  ledger: [],
  stage: 'lead',
  handoffs: [],
  warmAt: null,
  happened: [],
  moves: [],
  visited: ['sent', 'reminder'],
  outcome: 'active',
  endedAt: null,
  setAside: null,
  cutOffAt: null,
};

describe('a flow test', () => {
  it('passes where all that it expects came true, and asks nothing of the rest', () => {
    const mails = [{ mail: 'delivery' }, { mail: 'reminder', at: '+3 days' }];
    expect(differences({ path: result.path, mails, score: 20 }, result, when)).toEqual([]);
    expect(differences({}, result, when)).toEqual([]);
  });

  it('says what was expected and what came, side by side', () => {
    expect(differences({ path: 'sent -> opened', score: 23 }, result, when)).toEqual([
      { what: 'path', expected: 'sent -> opened', actual: 'sent -> 3 days -> reminder' },
      { what: 'score', expected: '23', actual: '20' },
    ]);
  });

  it('fails for a mail at another time, and shows both as the contact’s clock does', () => {
    const mails = [{ mail: 'delivery' }, { mail: 'reminder', at: '2026-11-26T08:00:00Z' }];
    expect(differences({ mails }, result, when)).toEqual([
      {
        what: 'mail 2',
        expected: 'reminder at Thu 2026-11-26 09:00',
        actual: 'reminder at Thu 2026-11-26 10:00',
      },
    ]);
  });

  it('fails for a mail too many or too few, and for another one', () => {
    expect(differences({ mails: [] }, result, when)).toEqual([
      { what: 'mail 1', expected: '(none)', actual: 'delivery at Mon 2026-11-23 10:00' },
      { what: 'mail 2', expected: '(none)', actual: 'reminder at Thu 2026-11-26 10:00' },
    ]);
    const mails = [{ mail: 'delivery' }, { mail: 'deep-dive' }, { mail: 'follow-up', at: '+30 days' }];
    expect(differences({ mails }, result, when)).toEqual([
      { what: 'mail 2', expected: 'deep-dive', actual: 'reminder' },
      { what: 'mail 3', expected: 'follow-up at Wed 2026-12-23 10:00', actual: '(none)' },
    ]);
  });

  it('fails for another end or stage', () => {
    expect(differences({ outcome: 'completed', stage: 'sql' }, result, when)).toEqual([
      { what: 'outcome', expected: 'completed', actual: 'active' },
      { what: 'stage', expected: 'sql', actual: 'lead' },
    ]);
    expect(differences({ outcome: 'active', stage: 'lead' }, result, when)).toEqual([]);
  });

  it('refuses a moment that nobody can read', () => {
    expect(() => differences({ mails: [{ mail: 'delivery', at: 'soon' }] }, result, when)).toThrow(/soon/);
  });

  it('fails where the flow stopped by an error, whatever it expects', () => {
    expect(differences({}, { ...result, setAside: 'no way on' }, when)).toEqual([
      { what: 'error', expected: '', actual: 'no way on' },
    ]);
  });
});
