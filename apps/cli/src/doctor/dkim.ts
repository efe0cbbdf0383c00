import { createPublicKey } from 'node:crypto';
import { type DkimKey, dkimRecord } from '@nurture/mail';
import { type Check, checksOf } from './check';
import type { Dns } from './dns';

/** Names under which providers put their keys. */
const USUAL_SELECTORS = ['nurture', 'default', 'dkim', 'mail', 's1', 's2', 'selector1', 'selector2', 'google', 'k1', 'k2', 'k3', 'mandrill', 'smtp', 'pm', 'mta'] as const; // prettier-ignore

/** A key record, and where it was found. */
interface Published {
  readonly selector: string;
  readonly record: string;
}

/** Where to look for keys: those that this product signs with, else where the operator says, else the usual places. */
export interface DkimSearch {
  readonly keys: readonly DkimKey[];
  readonly selectors: readonly string[];
}

/** Whether receivers find the keys that mails of the domain are signed with. */
export async function checkDkim(group: string, domain: string, search: DkimSearch, dns: Dns): Promise<Check[]> {
  const { keys, selectors } = search;
  if (keys.length === 0) return [judgeDkim(group, await published(domain, selectors, dns), selectors)];
  return Promise.all(
    keys.map(async (key) => judgeOwnKey(group, domain, key, await published(domain, [key.selector], dns))),
  );
}

async function published(domain: string, selectors: readonly string[], dns: Dns): Promise<Published[]> {
  const tried = selectors.length > 0 ? selectors : USUAL_SELECTORS;
  const found = await Promise.all(
    tried.map(async (selector) => {
      const records = await dns.txt(`${selector}._domainkey.${domain}`);
      return records.filter((record) => /(^|;)\s*p\s*=/.test(record)).map((record) => ({ selector, record }));
    }),
  );
  return found.flat();
}

/** The DNS must hold the public half of the very key that signs; any other makes every mail fail. */
function judgeOwnKey(group: string, domain: string, key: DkimKey, found: readonly Published[]): Check {
  const { ok, warning, problem } = checksOf(group);
  const name = `DKIM ${key.selector}`;
  const wanted = dkimRecord(key);
  const mend = `publish a TXT record at ${key.selector}._domainkey.${domain}: "${wanted}"`;
  const [first, ...others] = found;
  if (first === undefined) return problem(name, 'DKIM_KEY_FILE signs, and the domain shows no key', mend);
  if (others.length > 0) return problem(name, 'there are several records, and so none may count', 'leave one of them');
  if (keyOf(first.record) === '') return problem(name, 'the key is revoked: its p= is empty', mend);
  if (keyOf(first.record) !== keyOf(wanted)) return problem(name, 'the record is of another key than the one that signs', mend); // prettier-ignore
  const bits = key.key.asymmetricKeyDetails?.modulusLength ?? Infinity;
  if (bits < 2048) return warning(name, `the key has ${bits} bits`, 'make one of 2048');
  return ok(name, `the record holds the key that signs (${key.algorithm})`);
}

function judgeDkim(group: string, keys: readonly Published[], selectors: readonly string[]): Check {
  const { ok, warning, problem } = checksOf(group);
  const name = 'DKIM';
  const [first] = keys;
  if (first === undefined && selectors.length > 0)
    return problem(name, `there is no key under ${selectors.join(', ')}`, 'publish the key that your mail server shows'); // prettier-ignore
  if (first === undefined)
    return warning(
      name,
      'no key under the usual selectors',
      'set DKIM_KEY_FILE and DKIM_SELECTOR, or name the one of your mail server: nurture doctor --selector NAME',
    );
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

const tagsOf = (record: string): Map<string, string> =>
  new Map(record.split(';').map((tag) => [tag.split('=')[0]?.trim() ?? '', tag.slice(tag.indexOf('=') + 1)]));

/** The key itself, without the spaces that long records are broken with. */
const keyOf = (record: string): string => (tagsOf(record).get('p') ?? '').replace(/\s+/g, '');

/** Length of an RSA key; 0 for another kind; null for what is no key (or a revoked one: an empty `p`, RFC 6376, 3.6.1). */
function bitsOf(record: string): number | null {
  const key = keyOf(record);
  if (key === '') return null;
  if ((tagsOf(record).get('k') ?? 'rsa').trim() === 'ed25519') return 0;
  try {
    const der = Buffer.from(key, 'base64');
    return createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyDetails?.modulusLength ?? 0;
  } catch {
    return null;
  }
}
