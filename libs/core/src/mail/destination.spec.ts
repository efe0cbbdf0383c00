import { redirectLocation } from './destination';

describe('a redirect', () => {
  it.each([
    ['https://a.example/?x=1&y=%20#z', 'https://a.example/?x=1&y=%20#z'],
    ['https://a.example', 'https://a.example'],
    ['https://a.example/with space/é', 'https://a.example/with%20space/%C3%A9'],
    ['https://a.example/\r\nSet-Cookie: x', 'https://a.example/Set-Cookie:%20x'],
    ['https://a.example/{{id}}|"<>', 'https://a.example/%7B%7Bid%7D%7D%7C%22%3C%3E'],
  ])('of %j goes there', (destination, location) => {
    expect(redirectLocation(destination)).toBe(location);
  });

  it.each([
    '//evil.example',
    'javascript:alert(1)',
    '\\\\evil.example',
    '/\\evil.example',
    '@evil.example',
    'www.example.com@evil.example',
    '/relative',
    '?to=https://evil.example',
    ' \t//evil.example',
    'java\nscript:alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
    'http:evil.example',
    'https:/evil.example',
    'https://?evil',
    'https://#evil',
    'https:///x',
    'https://\\evil',
    'ftp://x',
    '',
    'data:text/html,x',
  ])('of %j goes nowhere', (destination) => {
    expect(redirectLocation(destination)).toBeUndefined();
  });
});
