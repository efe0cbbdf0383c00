import { type Check, checksOf } from './check';
import { checkDkim, type DkimSearch } from './dkim';
import { dmarcOf, judgeDmarc } from './dmarc';
import type { Dns } from './dns';

/** Domains that are for examples (RFC 2606, RFC 6761). */
const RESERVED = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/;
/** Terms of SPF that cost a look-up, of which there may be ten (RFC 7208, 4.6.4). */
const LOOK_UPS = /^[+\-~?]?(include:|a$|a[:/]|mx$|mx[:/]|ptr|exists:)|^redirect=/i;
const MOST_LOOK_UPS = 10;

/** Whether receivers can tell that mails of a domain are its own: SPF, DKIM, DMARC; and whether answers find it: MX. */
export async function checkDomain(domain: string, search: DkimSearch, dns: Dns): Promise<Check[]> {
  const group = `domain ${domain}`;
  const { warning } = checksOf(group);
  if (RESERVED.test(domain))
    return [warning('sender', 'is a domain for examples', "put your own senders into the workspace's workspace.json")];
  try {
    const [spf, dkim, dmarc, mx] = await Promise.all([
      dns.txt(domain),
      checkDkim(group, domain, search, dns),
      dmarcOf(domain, dns),
      dns.mx(domain),
    ]);
    return [judgeSpf(group, spf), ...dkim, judgeDmarc(group, domain, dmarc), judgeMx(group, mx)];
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return [warning('DNS', `could not ask (${why})`, 'try again where there is a network')];
  }
}

function judgeSpf(group: string, records: readonly string[]): Check {
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

function judgeMx(group: string, hosts: readonly string[]): Check {
  const { ok, warning, problem } = checksOf(group);
  if (hosts.length === 0)
    return warning('MX', 'there is none: answers and bounces find no server', 'publish an MX record');
  // A null MX: the domain takes no mail (RFC 7505).
  if (hosts.every((host) => host === '' || host === '.'))
    return problem('MX', 'the domain takes no mail: many receivers refuse its senders', 'publish an MX record');
  return ok('MX', hosts.join(', '));
}
