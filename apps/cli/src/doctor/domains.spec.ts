import { generateKeyPairSync } from 'node:crypto';
import { checkDomain, type Dns } from './domains';

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
  return { txt: (name) => Promise.resolve(txt[name] ?? []), mx: () => Promise.resolve(mx) };
}

/** `SPF ok`, `DKIM warning` … */
async function verdicts(dns: Dns, selectors: string[] = [], domain = DOMAIN): Promise<string[]> {
  const checks = await checkDomain(domain, selectors, dns);
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

  it('take the DMARC policy of the organisation for a domain below it', async () => {
    const below = dnsOf({ 'news.kestrel.nl': ['v=spf1 -all'], '_dmarc.kestrel.nl': ['v=DMARC1; p=reject'] });
    expect(await verdicts(below, [], 'news.kestrel.nl')).toContain('DMARC ok');
    expect(await verdicts(dnsOf({}), [], 'news.kestrel.nl')).toContain('DMARC problem');
    expect(await verdicts(withTxt(`_dmarc.${DOMAIN}`, ['v=DMARC1; p=maybe']))).toContain('DMARC problem');
  });

  it('warn where no server takes answers, and call a domain that refuses all mail a problem', async () => {
    expect(await verdicts(dnsOf(GOOD, []))).toContain('MX warning');
    expect(await verdicts(dnsOf(GOOD, ['']))).toContain('MX problem');
  });

  it('say that they could not be asked for when there is no network', async () => {
    const away = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ETIMEOUT' }));
    const [check, ...others] = await checkDomain(DOMAIN, [], { txt: away, mx: away });
    expect(others).toEqual([]);
    expect(check).toMatchObject({ status: 'warning', message: 'could not ask (ETIMEOUT)' });
  });

  it('are not asked for where the domain is one for examples', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('asked'));
    expect(await verdicts({ txt: never, mx: never }, [], 'example.com')).toEqual(['sender warning']);
  });
});
