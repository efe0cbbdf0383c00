import { mailOfReturnPath, returnPath } from './return-path';

describe('the return path', () => {
  const secret = 'a secret of the tests';

  it('names its mail, also where a server changed its case', () => {
    const address = returnPath('4711', secret, 'example.com');
    expect(mailOfReturnPath(address, secret)).toBe('4711');
    expect(mailOfReturnPath(address.toUpperCase(), secret)).toBe('4711');
    expect((address.split('@')[0] ?? '').length).toBeLessThanOrEqual(64);
  });

  it('names none when it is forged', () => {
    const address = returnPath('4711', secret, 'example.com');
    expect(mailOfReturnPath(address.replace('4711', '4712'), secret)).toBeUndefined();
    expect(mailOfReturnPath(address, 'another secret of ours')).toBeUndefined();
    expect(mailOfReturnPath('bounce@example.com', secret)).toBeUndefined();
  });
});
