import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign as cryptoSign } from 'node:crypto';
import { promisify } from 'node:util';
import { MailError } from '../errors';

/** A key that signs mails (RFC 6376; Ed25519: RFC 8463); each sending domain publishes it under the selector. */
export interface DkimKey {
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
export function dkimKey(selector: string, pem: string): DkimKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw new MailError('mail.dkim-key', 'The DKIM key is no private key in PEM form', { cause });
  }
  if (key.asymmetricKeyType === 'ed25519') return { selector, key, algorithm: 'ed25519-sha256' };
  if (key.asymmetricKeyType !== 'rsa') {
    throw new MailError('mail.dkim-key', `The DKIM key is ${key.asymmetricKeyType ?? 'unknown'}; RSA or Ed25519 sign`);
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) {
    throw new MailError('mail.dkim-key', 'The DKIM key is shorter than 1024 bits; receivers ignore it');
  }
  return { selector, key, algorithm: 'rsa-sha256' };
}

const signAsync = promisify<string | null, Buffer, KeyObject, Buffer>(cryptoSign);

/** What is the same for every signature of one mail. */
interface ToSign {
  readonly domain: string;
  readonly seconds: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Base64 (RFC 6376 §3.7). */
  readonly bodyHash: string;
}

/**
 * The frozen bytes with one DKIM-Signature per key in front, relaxed/relaxed. Signing runs off the main thread.
 *
 * @param raw a whole message with CRLF line ends
 * @param domain of the From address, so that DMARC finds the signature aligned
 * @param at milliseconds; the signatures' `t=`
 */
export async function signed(raw: Buffer, keys: readonly DkimKey[], domain: string, at: number): Promise<Buffer> {
  if (keys.length === 0) return raw;
  const split = raw.indexOf('\r\n\r\n');
  const body = relaxedBody(raw.toString('latin1', split + 4));
  const mail: ToSign = {
    domain,
    seconds: Math.floor(at / 1000),
    fields: headerFields(raw.toString('latin1', 0, split)),
    bodyHash: createHash('sha256').update(body, 'latin1').digest('base64'),
  };
  const signatures = await Promise.all(keys.map((key) => signatureField(mail, key)));
  return Buffer.concat([...signatures.map((field) => Buffer.from(field, 'latin1')), raw]);
}

async function signatureField({ domain, seconds, fields, bodyHash }: ToSign, dkim: DkimKey): Promise<string> {
  const names = [...SIGNED_FIELDS.filter((name) => fields.has(name)), 'from'];
  const unsigned =
    `v=1; a=${dkim.algorithm}; c=relaxed/relaxed; d=${domain}; s=${dkim.selector};\r\n` +
    ` t=${seconds}; h=${names.join(':\r\n ')};\r\n bh=${bodyHash};\r\n b=`;
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
  return `DKIM-Signature: ${unsigned}${folded}\r\n`;
}

/**
 * What the domain's DNS must say for a key: the TXT record at `SELECTOR._domainkey.DOMAIN` (RFC 6376 §3.6.1).
 */
export function dkimRecord({ key, algorithm }: DkimKey): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return algorithm === 'rsa-sha256'
    ? `v=DKIM1; k=rsa; p=${der.toString('base64')}`
    : `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`;
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
