import type { Reason } from '../verdict';

/**
 * What an enhanced status code means where no words say more: by subject and detail, without its class, or by subject
 * alone (RFC 3463, 5248, 7293, 7372, 7505; and those of Microsoft 365 and Gmail). Codes that servers use for nearly
 * anything (x.0.0, x.1.0, x.2.1) are left out or mild.
 */
const PERMANENT: Readonly<Record<string, Reason>> = {
  '1.1': 'no such mailbox',
  '1.2': 'no such domain',
  '1.3': 'address not valid',
  '1.6': 'mailbox moved',
  '1.7': 'sender refused',
  '1.8': 'sender refused',
  '1.9': 'message malformed',
  '1.10': 'domain takes no mail', // RFC 7505; Microsoft 365 says it of unknown recipients
  '1.90': 'too much or too fast', // Microsoft 365: the day's limit of the sender
  '2.2': 'mailbox full',
  '2.3': 'message too large',
  '3.1': 'mailbox full',
  '3.4': 'message too large',
  '3': 'server trouble',
  '4.1': 'server not reachable',
  '4.2': 'server not reachable',
  '4.4': 'no such domain',
  '4.6': 'mail loop',
  '4.7': 'gave up after retries',
  '4.14': 'mail loop', // Microsoft 365
  '4.310': 'no such domain', // Microsoft 365
  '4': 'server not reachable',
  '5.3': 'too much or too fast',
  '5.4': 'sender refused', // Microsoft: the argument of EHLO
  '6.7': 'message malformed',
  '6': 'content refused',
  '7.7': 'authentication failed',
  '7.9': 'refused by policy',
  '7.17': 'mailbox moved', // RFC 7293: the mailbox has another owner
  '7.18': 'mailbox moved', // RFC 7293: the domain has another owner
  '7.20': 'authentication failed',
  '7.21': 'authentication failed',
  '7.22': 'authentication failed',
  '7.23': 'authentication failed',
  '7.24': 'authentication failed',
  '7.25': 'reverse name missing',
  '7.26': 'authentication failed',
  '7.27': 'sender refused', // RFC 7505: the sender's domain takes no mail
  '7.28': 'too much or too fast',
  '7.509': 'authentication failed', // Microsoft 365: DMARC
  '7.511': 'sender on a blocklist',
  '7.515': 'authentication failed',
  '7.606': 'sender on a blocklist',
  '7': 'refused by policy',
};

const TEMPORARY: Readonly<Record<string, Reason>> = {
  '1.8': 'sender refused',
  '2.2': 'mailbox full',
  '2.3': 'message too large',
  '3.1': 'mailbox full',
  '3.4': 'message too large',
  '3': 'server trouble',
  '4.3': 'name lookup failed for now',
  '4.6': 'mail loop',
  '4.7': 'gave up after retries',
  '4': 'server not reachable',
  '5.3': 'too much or too fast',
  '6': 'content refused',
  '7.23': 'authentication failed',
  '7.24': 'authentication failed',
  '7.25': 'reverse name missing',
  '7.26': 'authentication failed',
  '7.27': 'authentication failed',
  '7.28': 'too much or too fast',
  '7.29': 'secure connection failed',
  '7.32': 'authentication failed', // Gmail: From does not match
  '7.40': 'authentication failed', // Gmail: DMARC
  '7.500': 'temporary failure', // Microsoft 365: busy
  '7.650': 'too much or too fast', // Microsoft: volume by reputation
};

/** The reason that a code alone gives; null for one that says nothing. */
export function reasonOfStatus(status: string): Reason | null {
  const [kind, subject = '', detail = ''] = status.split('.');
  const table = kind === '4' ? TEMPORARY : PERMANENT;
  if (kind === '5' && subject === '7' && /^(5|6|7)\d\d$/.test(detail) && !(`7.${detail}` in table)) {
    return 'refused by policy';
  }
  return table[`${subject}.${detail}`] ?? table[subject] ?? null;
}

/** Reply codes (RFC 5321, 4.2.3) where nothing else is known. 550 and 554 say nothing by themselves. */
export const reasonOfReply = (reply: string): Reason | null =>
  (
    ({
      '552': 'mailbox full',
      '452': 'mailbox full',
      '521': 'domain takes no mail',
      '556': 'domain takes no mail',
    }) as const
  )[reply] ?? null;

const STATUS_PLACES: readonly RegExp[] = [
  /\b[245]\d\d[ -]+[(<[]?#?([245]\.\d{1,3}\.\d{1,3})(?![.\d])/g,
  /#\s?([245]\.\d{1,3}\.\d{1,3})(?![.\d])/g,
  /(?:status|dsn|error|code|smtp;)\s?[:= (]*([245]\.\d{1,3}\.\d{1,3})(?![.\d])/gi,
  /(?<![\w.-])([45]\.[0-7]\.\d{1,3})(?![.\w-])/g,
];

/** The enhanced status code that a text tells; one that says more than x.0.0 where it has one. */
export function statusIn(text: string): string | null {
  const shown = text.slice(0, 8_000);
  const found = STATUS_PLACES.flatMap((place) => Array.from(shown.matchAll(place), ([, status]) => status ?? ''));
  return found.find((status) => !vague(status)) ?? found[0] ?? null;
}

/** A code that only tells its class. */
export const vague = (status: string): boolean => status.endsWith('.0.0');

/** The SMTP reply code that a text tells. */
export function replyIn(text: string): string | null {
  const shown = text.slice(0, 8_000);
  const said =
    /(?:said|smtp|error|replied|response|responded|reply|returned|code|status)[^\w\n]{1,10}([45]\d\d)(?=[ \-#,:;)'"<]|$)/i;
  const anywhere = /(?<![\w.:/\-[@])([45][0-5]\d)(?=[ \-#<:]+\D|[ -][245]\.\d)/;
  return said.exec(shown)?.[1] ?? anywhere.exec(shown)?.[1] ?? null;
}
