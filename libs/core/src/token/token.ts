import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { fromBase64url } from './base64url';
import { type FieldKind, FieldReader, FieldWriter } from './fields';

/** What each public link carries. Ids are bigints as decimal strings. The kind is the letter of the route. */
export interface TokenPayloads {
  /** open pixel */
  o: { readonly mail: string };
  /** click: the redirect needs no database, the destination is in it */
  c: { readonly mail: string; readonly link: number; readonly destination: string };
  /** gated download; `at` is when the link was made, in seconds since the epoch: from then on its time runs */
  d: { readonly contact: string; readonly asset: string; readonly mail?: string; readonly at?: number };
  /** double opt-in: `request` names the consent asked for; `at` is when, in seconds since the epoch */
  v: { readonly contact: string; readonly request: string; readonly at: number };
  /** unsubscribe and preference centre */
  u: { readonly contact: string; readonly mail?: string; readonly topic?: string };
  /** rating of what was read, 1–5; 0 asks for it */
  r: { readonly mail: string; readonly rating: number; readonly content: string };
  /** sales: the brief of a handoff; `person` is whom it was mailed to, `answer` the button pressed */
  h: { readonly handoff: string; readonly person?: string; readonly answer?: string };
  /** a company's own site, come to by a link of a mail: whose mail it was, for a while; `at` in seconds since the epoch */
  s: { readonly mail: string; readonly at: number };
  /** image of a mail or page: names the file, never the person */
  i: { readonly file: string };
  /** a round of the maturity scan, for colleagues to answer on its page; `until` in seconds since the epoch */
  q: { readonly round: string; readonly until: number };
  /** a second address: whose mailbox it was sent to, 0 the one that asked and 1 the other; the row knows when it ends */
  a: { readonly proof: string; readonly side: number };
}

export type TokenKind = keyof TokenPayloads;

type Layout = { readonly [K in TokenKind]: readonly (readonly [keyof TokenPayloads[K] & string, FieldKind])[] };

const layout: Layout = {
  o: [['mail', 'id']],
  c: [
    ['mail', 'id'],
    ['link', 'number'],
    ['destination', 'text'],
  ],
  d: [
    ['contact', 'id'],
    ['mail', 'maybe-id'],
    ['at', 'maybe-number'],
    ['asset', 'text'],
  ],
  v: [
    ['contact', 'id'],
    ['at', 'number'],
    ['request', 'text'],
  ],
  u: [
    ['contact', 'id'],
    ['mail', 'maybe-id'],
    ['topic', 'maybe-text'],
  ],
  r: [
    ['mail', 'id'],
    ['rating', 'number'],
    ['content', 'text'],
  ],
  h: [
    ['handoff', 'id'],
    ['person', 'maybe-text'],
    ['answer', 'maybe-text'],
  ],
  s: [
    ['mail', 'id'],
    ['at', 'number'],
  ],
  i: [['file', 'text']],
  q: [
    ['until', 'number'],
    ['round', 'text'],
  ],
  a: [
    ['proof', 'id'],
    ['side', 'number'],
  ],
};

/** 128 bits: forging one takes 2^127 tries on average, each of them a request. */
const macBytes = 16;
/** Longer than any address a browser follows; keeps a hostile request cheap. */
const maxTokenLength = 16_384;

/** Makes and reads the signed tokens of public links. */
export interface Tokens {
  /** @throws RangeError when the payload holds what no row can have (an id that is no positive bigint) */
  make<K extends TokenKind>(kind: K, payload: TokenPayloads[K]): string;
  /** What the token carries, or nothing: forged, changed, of another kind, or spelt in another way. */
  read<K extends TokenKind>(kind: K, token: string): TokenPayloads[K] | undefined;
}

/**
 * Tokens under one secret: payload and HMAC-SHA256 cut to 128 bits (RFC 2104 §5), in base64url without padding.
 * Each kind has a key of its own (HKDF, RFC 5869), so a token of one kind is noise to every other.
 *
 * @param secret NURTURE_SECRET; at least 16 characters
 * @throws RangeError when the secret is shorter
 */
export function tokensFor(secret: string): Tokens {
  if (secret.length < 16) throw new RangeError('token: the secret needs 16 characters or more');
  const keys = Object.fromEntries(Object.keys(layout).map((kind) => [kind, keyFor(secret, kind)]));
  const keyOf = (kind: TokenKind): KeyObject => keys[kind] as KeyObject;
  const writer = new FieldWriter();
  return {
    make: (kind, payload) => {
      encode(writer, kind, payload);
      return writer.sealed(macOf(keyOf(kind), writer.written), macBytes);
    },
    read: (kind, token) => {
      const body = open(keyOf(kind), token);
      return body && decode(kind, body);
    },
  };
}

const keyFor = (secret: string, kind: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'nurture', `token ${kind}`, 32)));

const macOf = (key: KeyObject, body: Buffer): Buffer => createHmac('sha256', key).update(body).digest();

function open(key: KeyObject, token: string): Buffer | undefined {
  if (token.length > maxTokenLength) return undefined;
  const bytes = fromBase64url(token);
  if (!bytes || bytes.length <= macBytes) return undefined;
  const body = bytes.subarray(0, bytes.length - macBytes);
  const mac = macOf(key, body).subarray(0, macBytes);
  return timingSafeEqual(mac, bytes.subarray(body.length)) ? body : undefined;
}

function encode<K extends TokenKind>(writer: FieldWriter, kind: K, payload: TokenPayloads[K]): void {
  const values = payload as Readonly<Record<string, string | number | undefined>>;
  writer.reset();
  for (const [name, field] of layout[kind]) writer.put(field, values[name]);
}

function decode<K extends TokenKind>(kind: K, body: Buffer): TokenPayloads[K] | undefined {
  const reader = new FieldReader(body);
  const payload: Record<string, string | number> = {};
  for (const [name, field] of layout[kind]) {
    const read = reader.read(field);
    if (!read) return undefined;
    if (read.value !== undefined) payload[name] = read.value;
  }
  return reader.atEnd ? (payload as unknown as TokenPayloads[K]) : undefined;
}
