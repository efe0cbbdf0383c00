import { addressOf } from './client';
import { hashOf, placeOf } from './router';
import { duration, reasonText, relative, sayEvent } from './words';

describe('addresses', () => {
  it('behind the # lead back to the same place, whatever stands in them', () => {
    for (const email of ['ann@example.com', 'a/b?c#d%e@example.com', 'é ü+1@example.com']) {
      expect(placeOf(hashOf(['people', email], { q: 'a&b=c' }))).toEqual({
        parts: ['people', email],
        query: { q: 'a&b=c' },
      });
    }
    expect(placeOf('#/people/%E0%A4%A')).toEqual({ parts: ['people', '%E0%A4%A'], query: {} });
    expect(placeOf('')).toEqual({ parts: [], query: {} });
  });

  it('of the API carry names in the path and filters behind it, and leave out what is not given', () => {
    expect(
      addressOf('/api/v1/contacts/{email}/events', { email: 'a/b@example.com', limit: '5', after: undefined }),
    ).toBe('/api/v1/contacts/a%2Fb%40example.com/events?limit=5');
  });
});

describe('words', () => {
  it('tell times as people do', () => {
    const now = Date.UTC(2026, 10, 21, 12);
    expect(relative('2026-11-24T12:00:00Z', now)).toBe('in 3 days');
    expect(relative('2026-11-21T10:00:00Z', now)).toBe('2 hours ago');
    expect(relative('2026-11-21T11:59:50Z', now)).toBe('just now');
    expect([0, 40, 600, 7_200, 400_000].map(duration)).toEqual(['none', '40 s', '10 min', '2 h', '5 days']);
  });

  it('say events and reasons, also ones that they do not know', () => {
    const event = (type: string, properties: object) =>
      sayEvent({ type, properties: { ...properties }, at: '', receivedAt: '', source: '' });
    expect(event('mail.clicked', { mail: 'whitepaper-reminder' })).toBe('Clicked in whitepaper-reminder');
    expect(event('trial.started', { seats: 5 })).toBe('Trial started');
    expect(reasonText('some-new-reason')).toBe('some new reason');
    expect(reasonText('550 5.1.1 No such user')).toBe('550 5.1.1 No such user');
  });
});
