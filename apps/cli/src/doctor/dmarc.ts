import { type Check, checksOf } from './check';
import type { Dns } from './dns';

/** Names that a search upwards asks at most (RFC 9989, the DNS tree walk). */
const MOST_NAMES = 8;

/** Which records were found where; none is `null`. */
export interface DmarcFound {
  /** The domain under whose `_dmarc` they stand. */
  readonly at: string;
  readonly records: readonly string[];
}

const isDmarc = (record: string): boolean => /^v\s*=\s*DMARC1\s*(;|$)/.test(record);

const tagOf = (record: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*=\\s*([^;]*)`, 'i').exec(record)?.[1]?.trim().toLowerCase();

/** The domain itself and those above it; of a very deep one, only the upper seven of those above. */
export function namesUpwards(domain: string): string[] {
  const labels = domain.split('.');
  const above = labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
  return [domain, ...above.slice(-(MOST_NAMES - 1))];
}

/**
 * The policy that receivers apply to a domain: its own, else that of its organisation, found by walking up the DNS. A
 * record with `psd=n` says that it is the organisation's, one with `psd=y` that the organisation is one label below; else
 * it is the topmost one (RFC 9989, which replaced the list of public suffixes of RFC 7489).
 */
export async function dmarcOf(domain: string, dns: Dns): Promise<DmarcFound | null> {
  const above: DmarcFound[] = [];
  for (const at of namesUpwards(domain)) {
    const records = (await dns.txt(`_dmarc.${at}`)).filter(isDmarc);
    if (at === domain && records.length > 0) return { at, records };
    const [record] = records;
    if (record === undefined || records.length > 1) continue;
    const psd = tagOf(record, 'psd');
    const below = above.at(-1);
    if (psd === 'y' && below && parentOf(below.at) === at) return below;
    above.push({ at, records });
    if (psd === 'y' || psd === 'n') break;
  }
  return above.at(-1) ?? null;
}

const parentOf = (domain: string): string => domain.slice(domain.indexOf('.') + 1);

/** What a policy means for a domain that sends. */
export function judgeDmarc(group: string, domain: string, found: DmarcFound | null): Check {
  const { ok, warning, problem } = checksOf(group);
  const [record, ...others] = found?.records ?? [];
  if (found === null || record === undefined)
    return problem('DMARC', 'there is none', `publish a TXT record at _dmarc: "v=DMARC1; p=none; rua=mailto:you@…"`);
  if (others.length > 0) return problem('DMARC', 'there are several, and so none counts', 'leave one of them');
  const policy = (found.at === domain ? undefined : tagOf(record, 'sp')) ?? tagOf(record, 'p');
  const reports = tagOf(record, 'rua') !== undefined;
  const shown = found.at === domain ? record : `${record} (of ${found.at})`;
  if (policy !== undefined && !/^(none|quarantine|reject)$/.test(policy))
    return problem('DMARC', `${shown}: "${policy}" is no policy`, 'write p=none, p=quarantine or p=reject');
  if (policy === undefined && !reports)
    return problem('DMARC', `${shown}: it has no policy`, 'add p=none, p=quarantine or p=reject');
  if ((policy ?? 'none') === 'none' && !reports)
    return warning('DMARC', `${shown}: it asks for no reports`, 'add rua=mailto:… and read them before p=quarantine');
  if (tagOf(record, 'pct') !== undefined)
    return warning('DMARC', `${shown}: pct is no longer read (RFC 9989)`, 'take it out; t=y asks for a trial');
  return ok('DMARC', shown);
}
