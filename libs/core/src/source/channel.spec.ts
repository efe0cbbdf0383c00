import { type Channel, channelOf, pageAddress, readTouch, type Touch } from './index';

describe('the source of a visit', () => {
  it.each<[string, Touch, Channel]>([
    ['a search', { referrer: 'https://www.google.nl/' }, 'organic-search'],
    ['a paid search', { source: 'google', medium: 'cpc' }, 'paid-search'],
    ['an advertiser’s mark', { referrer: 'https://www.google.com/', click: 'gclid' }, 'paid-search'],
    ['social', { referrer: 'https://lnkd.in/abc' }, 'social'],
    ['paid social', { source: 'LinkedIn', medium: 'paid' }, 'paid-social'],
    ['mail', { source: 'partner', medium: 'email' }, 'email'],
    ['a referral', { referrer: 'https://x-mas.example/' }, 'referral'],
    ['a trade show', { source: 'fair-2027', medium: 'offline' }, 'event'],
    ['nothing said', {}, 'direct'],
    ['words that fit nothing', { source: 'thing' }, 'other'],
  ])('is grouped: %s', (_, touch, channel) => {
    expect(channelOf(touch, [])).toBe(channel);
  });

  it('follows the workspace’s rules before all others, the first that holds', () => {
    const rules = [
      { channel: 'affiliate', source: 'deal*', referrer: '*.partner.example' },
      { channel: 'event', campaign: '*fair*' },
    ] as const;
    expect(channelOf({ source: 'DealSite', referrer: 'https://a.partner.example/x' }, rules)).toBe('affiliate');
    expect(channelOf({ source: 'dealsite', referrer: 'https://partner.example/' }, rules)).toBe('referral');
    expect(channelOf({ campaign: 'spring-fair-1', source: 'google', medium: 'cpc' }, rules)).toBe('event');
  });

  it('is read off the address and the page before, which keep nothing else of their queries', () => {
    const address = 'https://a.example/x?utm_source=Li&utm_medium=paid&email=ann@b.example&gclid=G1#top';
    const own = new Set(['https://a.example']);
    expect(readTouch(address, 'https://s.example/find?q=secret', own)).toEqual({
      source: 'Li', medium: 'paid', referrer: 'https://s.example/find', click: 'gclid', clickId: 'G1',
    }); // prettier-ignore
    expect(readTouch('https://a.example/', 'https://a.example/before', own)).toEqual({});
    expect(readTouch('https://b.example/services', 'https://b.example/', own)).toEqual({});
    expect(pageAddress(address)).toBe('https://a.example/x');
    expect(pageAddress('javascript:alert(1)')).toBeNull();
  });
});
