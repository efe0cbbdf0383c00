import { LIMITS } from '../limits';
import { type ByteString, decodeCharset, decodeTransfer, htmlToText } from './decode';
import { header, type Headers, parameters, readHeaders } from './headers';

/** One part of a mail that holds no further ones, or a message that does. */
export interface Part {
  /** Such as `text/plain`, in lower case. */
  readonly type: string;
  readonly charset: string;
  readonly headers: Headers;
  /** Transfer encoding undone. */
  readonly body: ByteString;
  /** 0: of the mail itself; 1: of a message inside it, and so on. */
  readonly level: number;
}

/** A mail taken apart: what it carries itself, and the messages it carries (each begins with its header). */
export interface Parsed {
  readonly headers: Headers;
  readonly type: string;
  readonly parts: readonly Part[];
  /** True where there were more parts than are read. */
  readonly tooManyParts: boolean;
}

interface Walk {
  readonly parts: Part[];
  entities: number;
}

interface Place {
  readonly mail: ByteString;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly level: number;
  /** Type of a part that names none. */
  readonly usual: string;
}

/** Takes a mail apart (RFC 2045, 2046) in time linear to its size, whatever its line ends. Never throws. */
export function parseMail(raw: Buffer): Parsed {
  const mail = unifyLineEnds(raw);
  const start = /^(?:\xef\xbb\xbf)?[ \t\n]{0,1000}/.exec(mail)?.[0].length ?? 0;
  const walk: Walk = { parts: [], entities: 0 };
  const { headers } = readHeaders(mail, start, mail.length);
  visit({ mail, start, end: mail.length, depth: 0, level: 0, usual: 'text/plain' }, walk);
  const { value } = parameters(header(headers, 'content-type'));
  return { headers, type: value, parts: walk.parts, tooManyParts: walk.entities > LIMITS.parts };
}

/** LF, CRLF, CR alone and the CR CR LF of mails saved twice: all become LF. By bytes, for mails full of line ends. */
function unifyLineEnds(raw: Buffer): ByteString {
  if (!raw.includes(CR)) return raw.toString('latin1');
  const lines = Buffer.allocUnsafe(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? LF;
    if (byte === CR && raw[at + 1] === CR && raw[at + 2] === LF) at++;
    if (byte === CR && raw[at + 1] === LF) at++;
    lines[length++] = byte === CR ? LF : byte;
  }
  return lines.toString('latin1', 0, length);
}

const CR = 13;
const LF = 10;

function visit(place: Place, walk: Walk): void {
  if (++walk.entities > LIMITS.parts || place.depth > LIMITS.depth) return;
  const { headers, bodyStart } = readHeaders(place.mail, place.start, place.end);
  const { value, parameters: given } = parameters(header(headers, 'content-type'));
  const type = value.includes('/') ? value : place.usual;
  const inside = { ...place, start: bodyStart, depth: place.depth + 1 };
  if (isBareCopy(headers, value, place))
    return visitMessage(place.mail.slice(place.start, place.end), 'message/rfc822', headers, place, walk);
  const boundary = boundaryOf(given['boundary'] ?? '', value, inside);
  if (boundary !== '') return visitMultipart(inside, boundary, type, walk);
  const decoded = bodyOf(place.mail.slice(bodyStart, place.end), header(headers, 'content-transfer-encoding'));
  // A message that came encoded has line ends of its own.
  const body = isMessage(type) && decoded.includes('\r') ? unifyLineEnds(Buffer.from(decoded, 'latin1')) : decoded;
  if (isMessage(type)) return visitMessage(body, type, headers, place, walk);
  walk.parts.push({ type, charset: given['charset'] ?? '', headers, body, level: place.level });
}

function visitMessage(body: ByteString, type: string, headers: Headers, place: Place, walk: Walk): void {
  walk.parts.push({ type, charset: '', headers, body, level: place.level });
  visit({ ...whole(body, place), usual: 'text/plain' }, walk);
}

const isMessage = (type: string): boolean =>
  type === 'message/rfc822' || type === 'message/global' || type === 'message/partial';

/** Some servers set the returned mail right behind a boundary, without a header of the part. */
const isBareCopy = (headers: Headers, type: string, { level, depth }: Place): boolean =>
  level === 0 && depth > 0 && type !== 'message/rfc822' && headers.has('message-id') && headers.has('received');

/** The boundary that is told, or the one that stands in the body where a server on the way lost or spoilt the header. */
function boundaryOf(told: string, type: string, { mail, start, end, depth }: Place): string {
  const isFramed = type.startsWith('multipart/');
  if (isFramed && told !== '' && nextMark({ mail, end }, `--${told}`, start) >= 0) return told;
  if (!isFramed && (type !== '' || depth > 1)) return '';
  const shown = mail.slice(start, Math.min(end, start + BOUNDARY_CHARS));
  const found = FRAME.exec(shown);
  // Behind a copied header the frame is that of the mail that came back.
  const isOwn =
    found !== null && !/^[> \t]{0,8}(?:received|message-id|mime-version):/im.test(shown.slice(0, found.index));
  return isOwn ? (found[1] ?? '').trimEnd() : '';
}

const FRAME = /^--(\S[^\n]{0,98})\n(?:[^\n:]{1,60}:[^\n]{0,200}\n){0,5}?content-(?:type|description):/im;

/** How far a boundary that no header tells is looked for. */
const BOUNDARY_CHARS = 8_192;

const whole = (body: ByteString, { depth, level }: Place) => ({
  mail: body,
  start: /^\n{0,9}/.exec(body)?.[0].length ?? 0,
  end: body.length,
  depth: depth + 1,
  level: level + 1,
});

/** The first stretch of a body, decoded; the rest of a long one says nothing about its fate. */
const bodyOf = (body: ByteString, encoding: string): ByteString =>
  decodeTransfer(body.length > LIMITS.partChars * 4 ? body.slice(0, LIMITS.partChars * 4) : body, encoding);

/** Visits the parts between the boundaries, of which there is at least one. */
function visitMultipart(inside: Place, boundary: string, type: string, walk: Walk): void {
  const usual = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const mark = `--${boundary}`;
  let from = nextMark(inside, mark, inside.start);
  while (from >= 0 && walk.entities <= LIMITS.parts) {
    if (inside.mail.startsWith('--', from + mark.length)) break;
    const start = inside.mail.indexOf('\n', from) + 1;
    if (start === 0 || start > inside.end) break;
    const next = nextMark(inside, mark, start);
    visit({ ...inside, start, end: next < 0 ? inside.end : Math.max(start, next - 1), usual }, walk);
    from = next;
  }
}

/** Where the next line that begins with the boundary begins; -1 for none. */
function nextMark({ mail, end }: Pick<Place, 'mail' | 'end'>, mark: string, from: number): number {
  if (mail.startsWith(mark, from)) return from;
  const found = mail.indexOf(`\n${mark}`, from - 1);
  return found < 0 || found + 1 + mark.length > end ? -1 : found + 1;
}

/** A part's text, in the charset it names. */
export function textOf(part: Part): string {
  const text = decodeCharset(part.body.slice(0, LIMITS.partChars), part.charset);
  return part.type === 'text/html' ? htmlToText(text) : text;
}
