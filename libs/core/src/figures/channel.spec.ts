import { channelOf, judgeSpend, sourceOf } from '.';

it.each([
  [{ source: 'google', medium: 'cpc' }, 'paid-search'],
  [{ source: 'linkedin', medium: 'paid_social' }, 'paid-social'],
  [{ source: 'linkedin' }, 'social'],
  [{ source: 'Newsletter', medium: 'Email' }, 'email'],
  [{ source: 'fair-utrecht', medium: 'event' }, 'event'],
  [{ channel: 'site', referrer: 'https://www.google.nl/search' }, 'organic-search'],
  [{ channel: 'site', referrer: 'https://t.co/x' }, 'social'],
  [{ channel: 'site', referrer: 'https://partner.example/blog' }, 'referral'],
  [{ channel: 'site' }, 'direct'],
  [{ channel: 'import' }, 'import'],
  [{ channel: 'import', source: 'webinar-list' }, 'other'],
  [{ channel: 'import', source: 'referral' }, 'referral'],
  [{ channel: 'api', source: 'google', medium: 'organic' }, 'organic-search'],
])('counts %j to %s', (origin, channel) => {
  expect(channelOf(origin)).toBe(channel);
});

it.each([
  [{ source: 'google', referrer: 'https://www.google.nl/search' }, 'google'],
  [{ referrer: 'https://www.Google.nl/search?q=x' }, 'google.nl'],
  [{ source: '', referrer: 'http://partner.example:8080/blog/a#b' }, 'partner.example'],
  [{ referrer: 'android-app://com.example' }, ''],
  [{ channel: 'site' }, ''],
])('calls %j as a source %s', (origin, source) => {
  expect(sourceOf(origin)).toBe(source);
});

it('gives spend a channel by the same rule as leads', () => {
  const line = { id: 'a', from: '2026-01-01', amount: 1, source: 'google', medium: 'cpc' };
  expect(judgeSpend(line)).toMatchObject({ channel: channelOf(line), until: '2026-01-01', amount: 100 });
});
