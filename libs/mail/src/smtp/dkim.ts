import { createHash, createPrivateKey, type KeyObject, sign as cryptoSign } from 'node:crypto';
import { promisify } from 'node:util';
import { MailError } from '../errors';

/** A key that signs mails of a domain (RFC 6376; Ed25519: RFC 8463). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly key: KeyObject;
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256';
}

/** Signed where present; `From` twice, so that none can be added. RFC 8058 wants both unsubscribe fields signed. */
const SIGNED_FIELDS = [
  'from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'list-unsubscribe',
  'list-unsubscribe-post', 'list-id', 'feedback-id', 'auto-submitted',
] as const; // prettier-ignore

/**
 * Reads a key once, at start: a bad one must stop the program, for an unsigned mail looks like any other.
 *
 * @throws MailError `mail.dkim-key` for what is no private key, is RSA below 1024 bits, or of another kind
 */
export function dkimKey(domain: string, selector: string, pem: string): DkimKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw new MailError('mail.dkim-key', 'The DKIM key is no private key in PEM form', { cause });
  }
  if (key.asymmetricKeyType === 'ed25519') return { domain, selector, key, algorithm: 'ed25519-sha256' };
  if (key.asymmetricKeyType !== 'rsa') {
    throw new MailError('mail.dkim-key', `The DKIM key is ${key.asymmetricKeyType ?? 'unknown'}; RSA or Ed25519 sign`);
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) {
    throw new MailError('mail.dkim-key', 'The DKIM key is shorter than 1024 bits; receivers ignore it');
  }
  return { domain, selector, key, algorithm: 'rsa-sha256' };
}

const signAsync = promisify<string | null, Buffer, KeyObject, Buffer>(cryptoSign);

/**
 * The frozen bytes with a DKIM-Signature in front, relaxed/relaxed. Signing runs off the main thread.
 *
 * @param raw a whole message with CRLF line ends
 * @param at milliseconds; the signature's `t=`
 */
export async function signed(raw: Buffer, dkim: DkimKey, at: number): Promise<Buffer> {
  const split = raw.indexOf('\r\n\r\n');
  const fields = headerFields(raw.toString('latin1', 0, split));
  const names = [...SIGNED_FIELDS.filter((name) => fields.has(name)), 'from'];
  const bodyHash = createHash('sha256')
    .update(relaxedBody(raw.toString('latin1', split + 4)), 'latin1')
    .digest('base64');
  const unsigned =
    `v=1; a=${dkim.algorithm}; c=relaxed/relaxed; d=${dkim.domain}; s=${dkim.selector};\r\n` +
    ` t=${Math.floor(at / 1000)}; h=${names.join(':\r\n ')};\r\n bh=${bodyHash};\r\n b=`;
  const input = SIGNED_FIELDS.flatMap((name) => {
    const value = fields.get(name);
    return value === undefined ? [] : [`${name}:${relaxedValue(value)}\r\n`];
  });
  const data = Buffer.from(`${input.join('')}dkim-signature:${relaxedValue(unsigned)}`, 'latin1');
  const signature =
    dkim.algorithm === 'rsa-sha256'
      ? await signAsync('sha256', data, dkim.key)
      : await signAsync(null, createHash('sha256').update(data).digest(), dkim.key);
  const folded = signature
    .toString('base64')
    .replace(/.{1,72}/g, '\r\n $&')
    .trimStart();
  return Buffer.concat([Buffer.from(`DKIM-Signature: ${unsigned}${folded}\r\n`, 'latin1'), raw]);
}

/** Each field's last value, unfolded later; the composer writes each field once. */
function headerFields(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const field of head.split(/\r\n(?![ \t])/)) {
    const colon = field.indexOf(':');
    fields.set(field.slice(0, colon).trim().toLowerCase(), field.slice(colon + 1));
  }
  return fields;
}

/** RFC 6376 §3.4.2. */
const relaxedValue = (value: string): string =>
  value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** RFC 6376 §3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+(?=\r\n|$)/g, '').replace(/[ \t]+/g, ' ');
  const trimmed = lines.replace(/(\r\n)+$/, '');
  return trimmed === '' ? '' : `${trimmed}\r\n`;
}
