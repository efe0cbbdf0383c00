import { type Check, checksOf, type CheckStatus } from './check';

/** What the large receivers ask of whoever sends many mails (from 5,000 a day on), and what they do else. */
const RECEIVERS = [
  {
    name: 'Gmail',
    wants: ['SPF', 'DKIM', 'DMARC', 'reverse name', 'TLS'],
    refusal: 'refuses mails with 550-5.7.26, or slows them down with 421-4.7',
  },
  {
    name: 'Yahoo',
    wants: ['SPF', 'DKIM', 'DMARC', 'reverse name'],
    refusal: 'refuses mails with 554 5.7.9, or puts them off with 421',
  },
  {
    name: 'Microsoft',
    wants: ['SPF', 'DKIM', 'DMARC', 'MX'],
    refusal: 'refuses mails with 550 5.7.515, or puts them into Junk',
  },
] as const;

const ONE_CLICK = 'one-click unsubscribe is in every marketing mail';

/**
 * What Gmail, Yahoo and Microsoft would say of a domain's mails, told by the checks that were made.
 * @param checks of the domain, and of the mail server that its mails leave by
 */
export function receiversSay(group: string, checks: readonly Check[]): Check[] {
  const { ok, warning, problem } = checksOf(group);
  return RECEIVERS.map(({ name, wants, refusal }) => {
    const missing = wants.filter((want) => worst(checks, want) === 'problem');
    const unsure = wants.filter((want) => worst(checks, want) === 'warning');
    if (missing.length > 0) return problem(name, `${refusal}: ${missing.join(', ')}`, 'mend what is said of these');
    if (unsure.length > 0) return warning(name, `may frown at: ${unsure.join(', ')}`, 'see what is said of these');
    return ok(name, `finds what it asks for: ${wants.join(', ')}; ${ONE_CLICK}`);
  });
}

/** A name may stand for several checks: `DKIM nurture`, `DKIM nurture-ed`. One sound key is enough. */
function worst(checks: readonly Check[], name: string): CheckStatus {
  const found = checks.filter((check) => check.name === name || check.name.startsWith(`${name} `));
  if (found.length === 0 || found.some(({ status }) => status === 'ok')) return 'ok';
  return found.some(({ status }) => status === 'warning') ? 'warning' : 'problem';
}
