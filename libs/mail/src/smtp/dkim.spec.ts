import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { dkimKey, dkimRecord, signed } from './dkim';
import { readDkimKeys } from './dkim-files';

const raw = Buffer.from(
  'Date: Sat, 21 Nov 2026 23:16:01 +0000\r\nFrom: Sanne <sanne@example.com>\r\nTo: ann@example.org\r\n' +
    'Subject: A long subject\r\n that is folded\r\nMessage-ID: <1.abc@example.com>\r\n' +
    'List-Unsubscribe: <https://example.com/u/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n' +
    'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello  there \r\n\r\nBye\r\n\r\n\r\n',
);

type Kind = 'rsa' | 'ed25519';

describe('DKIM', () => {
  const pems: Record<Kind, string> = {
    rsa: pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    ed25519: pemOf(generateKeyPairSync('ed25519').privateKey),
  };
  const keyOf = (kind: Kind) => dkimKey(`nurture-${kind}`, pems[kind]);
  /** What a receiver finds, whose DNS says what the product told its operator to publish. */
  const verdictsOn = async (mail: Buffer): Promise<string[]> => {
    const resolver = (name: string): Promise<string[][]> => {
      const kind = (['rsa', 'ed25519'] as const).find((one) => name === `nurture-${one}._domainkey.example.com`);
      return Promise.resolve(kind === undefined ? [] : [[dkimRecord(keyOf(kind))]]);
    };
    const { results } = await dkimVerify(mail, { resolver });
    return results.map(({ status, signingDomain }) => `${signingDomain} ${status.result}`);
  };
  const at = Date.UTC(2026, 10, 21);

  it.each(['rsa', 'ed25519'] as const)('signs with %s so that receivers agree', async (kind) => {
    const mail = await signed(raw, [keyOf(kind)], 'example.com', at);
    expect(await verdictsOn(mail)).toEqual(['example.com pass']);
    expect(mail.toString()).toContain('list-unsubscribe-post');
  });

  it('signs one mail with both keys, and each passes by itself', async () => {
    const mail = await signed(raw, [keyOf('rsa'), keyOf('ed25519')], 'example.com', at);
    expect(mail.toString().match(/^DKIM-Signature:/gm)).toHaveLength(2);
    expect(await verdictsOn(mail)).toEqual(['example.com pass', 'example.com pass']);
  });

  it('leaves a mail as it is where there is no key', async () => {
    expect(await signed(raw, [], 'example.com', at)).toBe(raw);
  });

  it('breaks when a body or a signed field changes, or a second From is put in', async () => {
    const mail = (await signed(raw, [keyOf('rsa')], 'example.com', 0)).toString('latin1');
    for (const changed of [
      mail.replace('Hello', 'Hallo'),
      mail.replace('ann@example.org', 'bob@example.org'),
      mail.replace('To: ann', 'From: evil@example.net\r\nTo: ann'),
    ]) {
      expect(await verdictsOn(Buffer.from(changed, 'latin1'))).not.toContain('example.com pass');
    }
  });

  it('refuses at start what could not sign', () => {
    expect(() => dkimKey('n', 'no key')).toThrow('no private key');
    expect(() => dkimKey('n', pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey))).toThrow(
      'RSA or Ed25519',
    );
    expect(() => dkimKey('n', pemOf(generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey))).toThrow('1024');
  });

  it('reads keys from files, and says of a bad one which file, what is wrong and how to make one', () => {
    const directory = mkdtempSync(join(tmpdir(), 'nurture-dkim-'));
    try {
      const keyFile = join(directory, 'key.pem');
      writeFileSync(keyFile, pems.ed25519);
      expect(readDkimKeys([{ keyFile, selector: 's1' }])).toMatchObject([{ selector: 's1' }]);
      writeFileSync(keyFile, 'nonsense');
      expect(() => readDkimKeys([{ keyFile, selector: 's1' }])).toThrow(/key\.pem.*no private key.*openssl genpkey/);
      expect(() => readDkimKeys([{ keyFile: `${keyFile}.not`, selector: 's1' }])).toThrow(/ENOENT/);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
