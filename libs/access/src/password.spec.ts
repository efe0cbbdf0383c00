import { hashPassword, isPassword, passwordFault } from './password';

const ann = { email: 'ann.miller@example.com', name: 'Ann Elisabeth Miller' };
const faultOf = (password: string) => passwordFault(password, ann);

describe('a password', () => {
  it('may be any twelve characters, without rules on what is in it', () => {
    for (const good of ['kettle moss rivet', 'sssstttaarrrllliiing', '🦊🐻🐼🦁🐯🐨🐸🐵🐔🐧🦉🦄', '            x y']) {
      expect([good, faultOf(good)]).toEqual([good, null]);
    }
    expect(faultOf('eleven char')).toBe('too-short');
    expect(faultOf('🦊🐻🐼🦁🐯🐨')).toBe('too-short');
    expect(faultOf('ab'.repeat(129))).toBe('too-long');
  });

  it('is none of those that are tried first, however they are written', () => {
    for (const common of ['password1234', 'Password-1234!', 'QWERTYUIOP123', '1q2w3e4r5t6y', 'aaaaaaaaaaaaaa', 'nurture nurture', 'abcabcabcabc']) {
      expect([common, faultOf(common)]).toEqual([common, 'too-common']);
    } // prettier-ignore
  });

  it('is neither the own address nor the own name', () => {
    for (const own of [
      'ann.miller@example.com',
      'Ann.Miller@Example.com',
      'annelisabethmiller',
      'Ann Elisabeth Miller',
    ]) {
      expect([own, faultOf(own)]).toEqual([own, 'own-address']);
    }
  });

  it('fits its hash alone, on whichever keyboard its accents were composed, and no hash fits nothing', async () => {
    const kept = await hashPassword('caf\u00e9 au lait, svp');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('cafe\u0301 au lait, svp', kept)).toBe(true);
    expect(await isPassword('cafe au lait, svp', kept)).toBe(false);
    expect(await isPassword('cafe au lait, svp', null)).toBe(false);
  });
});
