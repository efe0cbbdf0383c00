import { generateKeyPairSync } from 'node:crypto';
import { dkimKey, type DkimKey, dkimRecord } from '@nurture/mail';
import type { Dns } from './dns';
import { checkDomain } from './domains';
import { namesUpwards } from './dmarc';
import { receiversSay } from './receivers';
import { checkReverseName } from './reverse-name';

const DOMAIN = 'kestrel.nl';
const GOOD = {
  [DOMAIN]: ['v=spf1 include:_spf.provider.nl -all', 'some-verification=1'],
  [`_dmarc.${DOMAIN}`]: ['v=DMARC1; p=quarantine; rua=mailto:dmarc@kestrel.nl'],
  [`s1._domainkey.${DOMAIN}`]: [`v=DKIM1; k=rsa; p=${rsaKey(2048)}`],
};

function rsaKey(bits: number): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

function dnsOf(txt: Record<string, string[]>, mx = ['mx.kestrel.nl']): Dns {
  const none = (): Promise<string[]> => Promise.resolve([]);
  return {
    txt: (name) => Promise.resolve(txt[name] ?? []),
    mx: () => Promise.resolve(mx),
    addresses: none,
    reverse: none,
  };
}

/** `SPF ok`, `DKIM warning` … */
async function verdicts(
  dns: Dns,
  selectors: string[] = [],
  domain = DOMAIN,
  keys: readonly DkimKey[] = [],
): Promise<string[]> {
  const checks = await checkDomain(domain, { keys, selectors }, dns);
  return checks.map(({ name, status }) => `${name} ${status}`);
}

const withTxt = (name: string, records: string[]): Dns => dnsOf({ ...GOOD, [name]: records });

describe('the records of a sending domain', () => {
  it('are well where SPF, DKIM, DMARC and MX are there and strict', async () => {
    expect(await verdicts(dnsOf(GOOD))).toEqual(['SPF ok', 'DKIM ok', 'DMARC ok', 'MX ok']);
  });

  it.each([
    ['none', []],
    ['two of them', ['v=spf1 -all', 'v=spf1 ~all']],
    ['one that lets anybody send', ['v=spf1 +all']],
    ['one that needs eleven look-ups', [`v=spf1 ${'include:a.nl '.repeat(11)}-all`]],
  ])('call it a problem when SPF is: %s', async (_, records) => {
    expect(await verdicts(withTxt(DOMAIN, records))).toContain('SPF problem');
  });

  it('warn of an SPF record that says nothing of others', async () => {
    expect(await verdicts(withTxt(DOMAIN, ['v=spf1 mx ?all']))).toContain('SPF warning');
  });

  it('know a DKIM key that is revoked, weak, or not where it was said to be', async () => {
    const at = `s1._domainkey.${DOMAIN}`;
    expect(await verdicts(withTxt(at, ['v=DKIM1; p=']))).toContain('DKIM problem');
    expect(await verdicts(withTxt(at, [`p=${rsaKey(1024)}`]))).toContain('DKIM warning');
    expect(await verdicts(dnsOf(GOOD), ['other'])).toContain('DKIM problem');
    expect(await verdicts(withTxt(at, []))).toContain('DKIM warning');
    expect(await verdicts(dnsOf(GOOD), ['s1'])).toContain('DKIM ok');
  });

  it('hold the key that signs here: another one, none, two or a revoked one is a problem', async () => {
    const pem = (type: 'ed25519'): string =>
      generateKeyPairSync(type).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const key = dkimKey('n1', pem('ed25519'));
    const at = `n1._domainkey.${DOMAIN}`;
    const say = (records: string[]): Promise<string[]> => verdicts(withTxt(at, records), [], DOMAIN, [key]);
    expect(await say([dkimRecord(key)])).toEqual(['SPF ok', 'DKIM n1 ok', 'DMARC ok', 'MX ok']);
    expect(await say([dkimRecord(key).replace(/p=(.{20})/, 'p=$1 ')])).toContain('DKIM n1 ok');
    expect(await say([dkimRecord(dkimKey('n1', pem('ed25519')))])).toContain('DKIM n1 problem');
    for (const records of [[], ['v=DKIM1; p='], [dkimRecord(key), dkimRecord(key)]])
      expect(await say(records)).toContain('DKIM n1 problem');
    const checks = await checkDomain(DOMAIN, { keys: [key], selectors: [] }, withTxt(at, []));
    expect(checks.find(({ name }) => name === 'DKIM n1')?.mend).toContain(`${at}: "${dkimRecord(key)}"`);
  });

  it('take the DMARC policy of the organisation for a domain below it', async () => {
    const below = dnsOf({ 'news.kestrel.nl': ['v=spf1 -all'], '_dmarc.kestrel.nl': ['v=DMARC1; p=reject'] });
    expect(await verdicts(below, [], 'news.kestrel.nl')).toContain('DMARC ok');
    expect(await verdicts(dnsOf({}), [], 'news.kestrel.nl')).toContain('DMARC problem');
    expect(await verdicts(withTxt(`_dmarc.${DOMAIN}`, ['v=DMARC1; p=maybe']))).toContain('DMARC problem');
  });

  it('find the policy by walking up, as RFC 9989 does, and stop where a record says so', async () => {
    const at = (records: Record<string, string>): Promise<string[]> =>
      verdicts(
        dnsOf(Object.fromEntries(Object.entries(records).map(([name, record]) => [`_dmarc.${name}`, [record]]))),
        [],
        'a.b.kestrel.bank',
      );
    const bad = 'v=DMARC1; p=maybe';
    const good = 'v=DMARC1; p=reject; rua=mailto:d@kestrel.bank';
    expect(await at({ 'b.kestrel.bank': bad, 'kestrel.bank': good })).toContain('DMARC ok');
    expect(await at({ 'b.kestrel.bank': `${good}; psd=n`, 'kestrel.bank': bad })).toContain('DMARC ok');
    expect(await at({ 'kestrel.bank': good, bank: `${bad}; psd=y` })).toContain('DMARC ok');
    expect(await at({ bank: `${good}; psd=y` })).toContain('DMARC ok');
    expect(await at({ 'kestrel.bank': `${good}; sp=maybe` })).toContain('DMARC problem');
    expect(namesUpwards('a.b.c.d.e.f.g.h.i.kestrel.nl')).toHaveLength(8);
  });

  it('take a DMARC record without a policy for p=none where it asks for reports, and warn of pct', async () => {
    const at = `_dmarc.${DOMAIN}`;
    expect(await verdicts(withTxt(at, ['v=DMARC1; rua=mailto:d@kestrel.nl']))).toContain('DMARC ok');
    expect(await verdicts(withTxt(at, ['v=DMARC1;']))).toContain('DMARC problem');
    expect(await verdicts(withTxt(at, ['v=DMARC1; p=reject; pct=20']))).toContain('DMARC warning');
  });

  it('warn where no server takes answers, and call a domain that refuses all mail a problem', async () => {
    expect(await verdicts(dnsOf(GOOD, []))).toContain('MX warning');
    expect(await verdicts(dnsOf(GOOD, ['']))).toContain('MX problem');
  });

  it('say that they could not be asked for when there is no network', async () => {
    const away = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ETIMEOUT' }));
    const dns = { txt: away, mx: away, addresses: away, reverse: away };
    const [check, ...others] = await checkDomain(DOMAIN, { keys: [], selectors: [] }, dns);
    expect(others).toEqual([]);
    expect(check).toMatchObject({ status: 'warning', message: 'could not ask (ETIMEOUT)' });
  });

  it('are not asked for where the domain is one for examples', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('asked'));
    const dns = { txt: never, mx: never, addresses: never, reverse: never };
    expect(await verdicts(dns, [], 'example.com')).toEqual(['sender warning']);
  });
});

describe('what large receivers would say', () => {
  const said = async (dns: Dns): Promise<string[]> => {
    const checks = await checkDomain(DOMAIN, { keys: [], selectors: [] }, dns);
    return receiversSay('domain', checks).map(({ name, status }) => `${name} ${status}`);
  };

  it('is nothing where SPF, DKIM and DMARC are there', async () => {
    expect(await said(dnsOf(GOOD))).toEqual(['Gmail ok', 'Yahoo ok', 'Microsoft ok']);
  });

  it('is a refusal by all three without DMARC, and a doubt where no key was found', async () => {
    expect(await said(withTxt(`_dmarc.${DOMAIN}`, []))).toEqual([
      'Gmail problem',
      'Yahoo problem',
      'Microsoft problem',
    ]);
    expect(await said(withTxt(`s1._domainkey.${DOMAIN}`, []))).toEqual([
      'Gmail warning',
      'Yahoo warning',
      'Microsoft warning',
    ]);
  });
});

describe('the reverse name of the mail server', () => {
  const dnsWith = (addresses: Record<string, string[]>, names: string[]): Dns => ({
    ...dnsOf({}),
    addresses: (name) => Promise.resolve(addresses[name] ?? []),
    reverse: () => Promise.resolve(names),
  });
  const host = 'mx.kestrel.nl';
  const statusOf = async (dns: Dns, at = host): Promise<string | undefined> =>
    (await checkReverseName(at, dns))[0]?.status;

  it('must lead back to its address', async () => {
    expect(await statusOf(dnsWith({ [host]: ['203.0.114.7'] }, [host]))).toBe('ok');
    expect(await statusOf(dnsWith({ [host]: ['203.0.114.7'] }, []))).toBe('warning');
    expect(await statusOf(dnsWith({ [host]: ['203.0.114.7'] }, ['other.nl']))).toBe('warning');
  });

  it('is nobody’s business for a server on a private network', async () => {
    expect(await statusOf(dnsWith({ [host]: ['10.0.0.7'] }, []))).toBeUndefined();
    expect(await statusOf(dnsWith({}, []), '127.0.0.1')).toBeUndefined();
  });
});
