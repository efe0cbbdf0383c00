import { createPublicKey } from 'node:crypto';
import { type Check, checksOf } from './check';

/** Asks the DNS. An empty list: there is no such record. Throws where nobody answers. */
export interface Dns {
  txt(name: string): Promise<string[]>;
  mx(name: string): Promise<string[]>;
}

/** Names under which providers put their keys. */
const USUAL_SELECTORS = ['nurture', 'default', 'dkim', 'mail', 's1', 's2', 'selector1', 'selector2', 'google', 'k1', 'k2', 'k3', 'mandrill', 'smtp', 'pm', 'mta'] as const; // prettier-ignore
/** Domains that are for examples (RFC 2606, RFC 6761). */
const RESERVED = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/;
/** Terms of SPF that cost a look-up, of which there may be ten (RFC 7208, 4.6.4). */
const LOOK_UPS = /^[+\-~?]?(include:|a$|a[:/]|mx$|mx[:/]|ptr|exists:)|^redirect=/i;
const MOST_LOOK_UPS = 10;

/**
 * Whether receivers can tell that mails of a domain are its own: SPF, DKIM, DMARC; and whether answers find it: MX.
 * @param selectors where the DKIM key is; empty: the usual ones are tried
 */
export async function checkDomain(domain: string, selectors: readonly string[], dns: Dns): Promise<Check[]> {
  const group = `domain ${domain}`;
  const { warning } = checksOf(group);
  if (RESERVED.test(domain))
    return [warning('sender', 'is a domain for examples', "put your own senders into the workspace's workspace.json")];
  try {
    const [spf, dmarc, mx, keys] = await Promise.all([
      dns.txt(domain),
      dmarcRecords(domain, dns),
      dns.mx(domain),
      dkimRecords(domain, selectors, dns),
    ]);
    return [judgeSpf(group, spf), judgeDkim(group, keys, selectors), judgeDmarc(group, dmarc), judgeMx(group, mx)];
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return [warning('DNS', `could not ask (${why})`, 'try again where there is a network')];
  }
}

/** A policy of the domain itself, else of the organisation's (RFC 7489, 6.6.3; its last two labels stand in for it). */
async function dmarcRecords(domain: string, dns: Dns): Promise<string[]> {
  const own = (await dns.txt(`_dmarc.${domain}`)).filter(isDmarc);
  const organisation = domain.split('.').slice(-2).join('.');
  if (own.length > 0 || organisation === domain) return own;
  return (await dns.txt(`_dmarc.${organisation}`)).filter(isDmarc);
}

const isDmarc = (record: string): boolean => /^v\s*=\s*DMARC1\s*(;|$)/i.test(record);

interface Key {
  readonly selector: string;
  readonly record: string;
}

async function dkimRecords(domain: string, selectors: readonly string[], dns: Dns): Promise<Key[]> {
  const tried = selectors.length > 0 ? selectors : USUAL_SELECTORS;
  const found = await Promise.all(
    tried.map(async (selector) => {
      const records = await dns.txt(`${selector}._domainkey.${domain}`);
      return records.filter((record) => /(^|;)\s*p\s*=/.test(record)).map((record) => ({ selector, record }));
    }),
  );
  return found.flat();
}

export function judgeSpf(group: string, records: readonly string[]): Check {
  const { ok, warning, problem } = checksOf(group);
  const [record, ...others] = records.filter((text) => /^v=spf1(\s|$)/i.test(text));
  if (record === undefined)
    return problem('SPF', 'there is none', 'publish a TXT record such as "v=spf1 include:YOUR-PROVIDER -all"');
  if (others.length > 0) return problem('SPF', 'there are several, and so none counts', 'leave one of them');
  const terms = record.split(/\s+/).slice(1);
  const lookUps = terms.filter((term) => LOOK_UPS.test(term)).length;
  const all = terms.find((term) => /^[+\-~?]?all$/i.test(term));
  if (all !== undefined && /^\+?all$/i.test(all))
    return problem('SPF', `"${all}" lets anybody send`, 'end it with -all or ~all');
  if (lookUps > MOST_LOOK_UPS)
    return problem('SPF', `it needs ${lookUps} look-ups, and receivers make ten`, 'take out what no longer sends');
  if (all === '?all' || (all === undefined && !terms.some((term) => /^redirect=/i.test(term))))
    return warning('SPF', `${record}: it says nothing of others`, 'end it with -all or ~all');
  return ok('SPF', record);
}

export function judgeDkim(group: string, keys: readonly Key[], selectors: readonly string[]): Check {
  const { ok, warning, problem } = checksOf(group);
  const name = 'DKIM';
  const [first] = keys;
  if (first === undefined && selectors.length > 0)
    return problem(
      name,
      `there is no key under ${selectors.join(', ')}`,
      'publish the key that your mail server shows',
    );
  if (first === undefined)
    return warning(name, 'no key under the usual selectors', 'name yours: nurture doctor --selector NAME');
  const sound = keys.filter(({ record }) => bitsOf(record) !== null);
  const [key] = sound;
  if (key === undefined) return problem(name, `the key under ${first.selector} is empty or broken`, 'publish it again');
  const bits = bitsOf(key.record) ?? 0;
  if (bits > 0 && bits < 1024)
    return problem(name, `the key under ${key.selector} has ${bits} bits`, 'make one of 2048');
  if (bits > 0 && bits < 2048)
    return warning(name, `the key under ${key.selector} has ${bits} bits`, 'make one of 2048');
  return ok(name, `key under ${sound.map(({ selector }) => selector).join(', ')}`);
}

/** Length of an RSA key; 0 for another kind; null for what is no key (or a revoked one: an empty `p`, RFC 6376, 3.6.1). */
function bitsOf(record: string): number | null {
  const tags = new Map(record.split(';').map((tag) => [tag.split('=')[0]?.trim(), tag.slice(tag.indexOf('=') + 1)]));
  const key = (tags.get('p') ?? '').replace(/\s+/g, '');
  if (key === '') return null;
  if ((tags.get('k') ?? 'rsa').trim() === 'ed25519') return 0;
  try {
    const der = Buffer.from(key, 'base64');
    return createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyDetails?.modulusLength ?? 0;
  } catch {
    return null;
  }
}

export function judgeDmarc(group: string, records: readonly string[]): Check {
  const { ok, warning, problem } = checksOf(group);
  const [record, ...others] = records;
  if (record === undefined)
    return problem('DMARC', 'there is none', `publish a TXT record at _dmarc: "v=DMARC1; p=none; rua=mailto:you@…"`);
  if (others.length > 0) return problem('DMARC', 'there are several, and so none counts', 'leave one of them');
  const policy = /;\s*p\s*=\s*(\w+)/i.exec(record)?.[1]?.toLowerCase();
  if (policy !== 'none' && policy !== 'quarantine' && policy !== 'reject')
    return problem('DMARC', `${record}: it has no policy`, 'add p=none, p=quarantine or p=reject');
  if (policy === 'none' && !/rua\s*=/i.test(record))
    return warning('DMARC', `${record}: it asks for no reports`, 'add rua=mailto:… and read them before p=quarantine');
  return ok('DMARC', record);
}

export function judgeMx(group: string, hosts: readonly string[]): Check {
  const { ok, warning, problem } = checksOf(group);
  if (hosts.length === 0)
    return warning('MX', 'there is none: answers and bounces find no server', 'publish an MX record');
  // A null MX: the domain takes no mail (RFC 7505).
  if (hosts.every((host) => host === '' || host === '.'))
    return problem('MX', 'the domain takes no mail: many receivers refuse its senders', 'publish an MX record');
  return ok('MX', hosts.join(', '));
}
