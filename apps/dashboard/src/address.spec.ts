import { addressOf, hashOf, hashPath, placeOf } from './address';

describe('addresses', () => {
  it('behind the # lead back to the same place, whatever stands in them', () => {
    for (const email of ['ann@example.com', 'a/b?c#d%e@example.com', 'é ü+1@example.com', '$&@example.com']) {
      const { path, query } = placeOf(hashOf(['people', email], { q: 'a&b=c?d', none: '' }));
      expect(path.split('/').slice(1).map(decodeURIComponent)).toEqual(['people', email]);
      expect(query).toEqual({ q: 'a&b=c?d' });
    }
    expect(placeOf('')).toEqual({ path: '/', query: {} });
    expect(placeOf('#/')).toEqual({ path: '/', query: {} });
  });

  it('leave out a filter that is set to nothing', () => {
    expect(hashPath('/people', { q: '', stage: undefined })).toBe('/people');
    expect(hashPath('/people', { q: 'ann' })).toBe('/people?q=ann');
  });

  it('of the API carry names in the path and filters behind it, and leave out what is not given', () => {
    expect(
      addressOf('/api/v1/contacts/{email}/events', { email: 'a/b$&@example.com', limit: '5', after: undefined }),
    ).toBe('/api/v1/contacts/a%2Fb%24%26%40example.com/events?limit=5');
  });
});
