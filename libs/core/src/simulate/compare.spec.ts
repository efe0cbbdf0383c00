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
  visited: ['sent', 'reminder'],
  outcome: 'active',
  endedAt: null,
  setAside: null,
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

  it('fails for a mail at another time, and shows the time', () => {
    const mails = [{ mail: 'delivery' }, { mail: 'reminder', at: '2026-11-26T09:00:00+01:00' }];
    expect(differences({ mails }, result, when)).toEqual([
      {
        what: 'mails',
        expected: 'delivery, reminder at 2026-11-26T08:00:00.000Z',
        actual: 'delivery, reminder at 2026-11-26T09:00:00.000Z',
      },
    ]);
  });

  it('fails for a mail too many or too few', () => {
    expect(differences({ mails: [] }, result, when)).toEqual([
      { what: 'mails', expected: '(none)', actual: 'delivery, reminder' },
    ]);
    expect(differences({ mails: [{ mail: 'delivery' }] }, result, when)).toHaveLength(1);
  });

  it('fails where the flow stopped by an error, whatever it expects', () => {
    expect(differences({}, { ...result, setAside: 'no way on' }, when)).toEqual([
      { what: 'error', expected: '', actual: 'no way on' },
    ]);
  });
});
