import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { dkimKey, signed } from './dkim';

const raw = Buffer.from(
  'Date: Sat, 21 Nov 2026 23:16:01 +0000\r\nFrom: Sanne <sanne@example.com>\r\nTo: ann@example.org\r\n' +
    'Subject: A long subject\r\n that is folded\r\nMessage-ID: <1.abc@example.com>\r\n' +
    'List-Unsubscribe: <https://example.com/u/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n' +
    'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello  there \r\n\r\nBye\r\n\r\n\r\n',
);

describe('DKIM', () => {
  const pems = {
    rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ed25519: generateKeyPairSync('ed25519'),
  };
  const recordOf = (kind: 'rsa' | 'ed25519'): string => {
    const der = pems[kind].publicKey.export({ type: 'spki', format: 'der' });
    return `v=DKIM1; k=${kind}; p=${(kind === 'rsa' ? der : der.subarray(-32)).toString('base64')}`;
  };
  const verdictOn = async (mail: Buffer, kind: 'rsa' | 'ed25519') => {
    const resolver = (): Promise<string[][]> => Promise.resolve([[recordOf(kind)]]);
    const { results } = await dkimVerify(mail, { resolver });
    return results[0];
  };
  const keyOf = (kind: 'rsa' | 'ed25519') =>
    dkimKey('example.com', 'nurture', pems[kind].privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());

  it.each(['rsa', 'ed25519'] as const)('signs with %s so that receivers agree', async (kind) => {
    const mail = await signed(raw, keyOf(kind), Date.UTC(2026, 10, 21));
    expect((await verdictOn(mail, kind))?.status.result).toBe('pass');
    expect(mail.toString()).toContain('list-unsubscribe-post');
  });

  it('breaks when a body or a signed field changes, or a second From is put in', async () => {
    const mail = (await signed(raw, keyOf('rsa'), 0)).toString('latin1');
    for (const changed of [
      mail.replace('Hello', 'Hallo'),
      mail.replace('ann@example.org', 'bob@example.org'),
      mail.replace('To: ann', 'From: evil@example.net\r\nTo: ann'),
    ]) {
      expect((await verdictOn(Buffer.from(changed, 'latin1'), 'rsa'))?.status.result).not.toBe('pass');
    }
  });

  it('refuses at start what could not sign', () => {
    expect(() => dkimKey('example.com', 'n', 'no key')).toThrow('no private key');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => dkimKey('example.com', 'n', pem)).toThrow('RSA or Ed25519');
  });
});
