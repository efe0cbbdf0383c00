import { parseAddress } from './address';

const read = (text: string): string => {
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value.address : parsed.reason;
};

describe('an address', () => {
  it.each([
    ['ann@example.com', 'ann@example.com'],
    [' ann@example.com ', 'ann@example.com'],
    ['Ann.O_Brien+news@Example.COM', 'Ann.O_Brien+news@example.com'],
    ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
    ['ann@例え.テスト', 'ann@xn--r8jz45g.xn--zckzah'],
    ["o'brien@example.co.uk", "o'brien@example.co.uk"],
    ['a@1.example.com', 'a@1.example.com'],
  ])('%j is taken as %j', (text, address) => {
    expect(read(text)).toBe(address);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ann', 'no-at'],
    ['@example.com', 'no-at'],
    ['ann@', 'no-at'],
    ['ann@a@example.com', 'several'],
    ['ann@example.com, bob@example.com', 'several'],
    ['Ann <ann@example.com>', 'several'],
    ['ann@example.com>, <evil@example.net', 'several'],
    ['ann@example.com\r\nBcc: evil@example.net', 'control-character'],
    ['ann@example.com\n', 'control-character'],
    ['ann\u0000@example.com', 'control-character'],
    ['ann@example.com\u2028', 'control-character'],
    ['"ann smith"@example.com', 'bad-local-part'],
    ['ann smith@example.com', 'bad-local-part'],
    ['.ann@example.com', 'bad-local-part'],
    ['ann..b@example.com', 'bad-local-part'],
    ['ann(comment)@example.com', 'bad-local-part'],
    ['ann\u202egro@example.com', 'bad-local-part'],
    ['ann@localhost', 'bad-domain'],
    ['ann@[127.0.0.1]', 'bad-domain'],
    ['ann@127.0.0.1', 'bad-domain'],
    ['ann@0x7f.1', 'bad-domain'],
    ['ann@exa mple.com', 'bad-domain'],
    ['ann@exa%6dple.com', 'bad-domain'],
    ['ann@-example.com', 'bad-domain'],
    ['ann@example..com', 'bad-domain'],
    ['ann@example.com.', 'bad-domain'],
    ['ann@example.com:25', 'bad-domain'],
    ['ann@example.com/x', 'bad-domain'],
    [`${'a'.repeat(65)}@example.com`, 'too-long'],
    [`a@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(63)}.${'e'.repeat(20)}`, 'bad-domain'],
    ['a'.repeat(400), 'too-long'],
  ])('%j is refused: %s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });

  it('says when only a server with SMTPUTF8 takes it', () => {
    expect(parseAddress('jürgen@example.de')).toMatchObject({ ok: true, value: { needsSmtpUtf8: true } });
    expect(parseAddress('jurgen@bücher.example')).toMatchObject({ ok: true, value: { needsSmtpUtf8: false } });
  });
});
