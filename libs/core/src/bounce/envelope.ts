import { LIMITS } from './limits';
import { addressesIn, unique } from './read/address';
import { header, readHeaders } from './read/headers';

/** What the header of a mail tells about where it went and what it answers. */
export interface Envelope {
  /** Every address that it was delivered or written to. */
  readonly recipients: readonly string[];
  /** Message-IDs of the mails that it answers, without angle brackets, the nearest first. */
  readonly answers: readonly string[];
}

/** Where mail servers note whom they delivered to, from the surest on. */
const DELIVERED = [
  'x-original-to',
  'delivered-to',
  'envelope-to',
  'x-envelope-to',
  'x-rcpt-to',
  'x-forwarded-to',
  'to',
  'cc',
  'resent-to',
];
const MOST_ANSWERS = 50;

/** Reads the header alone; of a mail of any size, and with any line ends. */
export function envelopeOf(raw: Buffer): Envelope {
  const start = raw
    .subarray(0, LIMITS.headerChars)
    .toString('latin1')
    .replace(/\r\r\n|\r\n|\r/g, '\n');
  const at = /^[ \t\n]{0,1000}/.exec(start)?.[0].length ?? 0;
  const { headers } = readHeaders(start, at, start.length);
  const all = (name: string): string => (headers.get(name) ?? []).join(' ');
  const answers = [header(headers, 'in-reply-to'), ...header(headers, 'references').split(/\s+/).reverse()];
  return {
    recipients: unique(DELIVERED.flatMap((name) => addressesIn(all(name)))),
    answers: [...new Set(answers.join(' ').match(/[^<>\s]{1,500}@[^<>\s]{1,255}/g) ?? [])].slice(0, MOST_ANSWERS),
  };
}
