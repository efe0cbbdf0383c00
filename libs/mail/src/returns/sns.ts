import { createVerify, X509Certificate } from 'node:crypto';
import type { Instant } from '@nurture/core/time';
import { type Fields, textAt } from '@nurture/core/bounce';

/** Fetches an https address that was checked before; a redirect, a long answer or a slow one fails. */
export type FetchText = (url: string) => Promise<string>;

/** Fields under the signature, in this order (Amazon SNS, "Verifying the signatures of messages"). */
const SIGNED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>(
  Object.entries({
    Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
    SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
    UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  }),
);
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['1', 'RSA-SHA1'],
  ['2', 'RSA-SHA256'],
]);
/** Certificates change once a year or so. */
const MOST_CERTIFICATES = 20;

/** An address of SNS itself, of any region: whatever else a message names is never asked. */
export function isSnsUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  const isHost = /^sns\.[a-z0-9-]{3,40}\.amazonaws\.com(?:\.cn)?$/.test(hostname);
  return protocol === 'https:' && isHost && port === '' && username === '' && password === '';
}

/** Checks who signed a message of Amazon SNS. Certificates are kept, so each is fetched once. */
export class SnsVerifier {
  private readonly certificates = new Map<string, X509Certificate>();

  constructor(
    private readonly fetchText: FetchText,
    private readonly now: () => Instant,
  ) {}

  /**
   * True where SNS signed the message. It says nothing of whose topic it is: anybody may have one.
   *
   * @throws whatever fetching the certificate throws
   */
  async isSigned(message: Fields): Promise<boolean> {
    const names = SIGNED.get(textAt(message, 'Type'));
    const algorithm = ALGORITHMS.get(textAt(message, 'SignatureVersion'));
    const url = textAt(message, 'SigningCertURL');
    if (!names || !algorithm || !isSnsUrl(url) || !new URL(url).pathname.endsWith('.pem')) return false;
    const certificate = await this.certificateAt(url);
    if (!certificate || !this.isValid(certificate)) return false;
    const signed = names
      .filter((name) => typeof message[name] === 'string')
      .map((name) => `${name}\n${textAt(message, name)}\n`);
    return createVerify(algorithm)
      .update(signed.join(''), 'utf8')
      .verify(certificate.publicKey, textAt(message, 'Signature'), 'base64');
  }

  private async certificateAt(url: string): Promise<X509Certificate | null> {
    const known = this.certificates.get(url);
    if (known) return known;
    const pem = await this.fetchText(url);
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) return null;
    const certificate = new X509Certificate(pem);
    if (this.certificates.size >= MOST_CERTIFICATES) this.certificates.clear();
    this.certificates.set(url, certificate);
    return certificate;
  }

  private isValid({ validFrom, validTo }: X509Certificate): boolean {
    const now = this.now();
    return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
  }
}

const MOST_CHARACTERS = 64 * 1024;

/** The product's way of fetching what SNS names. */
export const fetchFromSns: FetchText = async (url) => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) });
  const text = await answer.text();
  if (!answer.ok || text.length > MOST_CHARACTERS) throw new Error(`SNS answered ${answer.status}`);
  return text;
};
