/** Bytes of a mail are held as a string with one character per byte; these turn them into text. */
export type ByteString = string;

/** Undoes a Content-Transfer-Encoding. What is broken in it is left out. */
export function decodeTransfer(body: ByteString, encoding: string): ByteString {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.replace(/[^A-Za-z0-9+/]/g, ''), 'base64').toString('latin1');
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    default:
      return body;
  }
}

const decodeQuotedPrintable = (body: ByteString): ByteString =>
  body
    .replace(/=[ \t]{0,20}\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Text in the charset it names; UTF-8 or else Windows-1252 where it names none, a wrong or an unknown one. */
export function decodeCharset(bytes: ByteString, charset: string): string {
  const name = charset.trim().toLowerCase();
  // ISO-2022 needs its escapes read even though every byte of it is ASCII.
  if (!name.startsWith('iso-2022') && !/[^\n\t\x20-\x7e]/.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  const asNamed = /^(us-)?ascii$|^$/.test(name) ? null : tryDecode(buffer, name);
  return asNamed ?? tryDecode(buffer, 'utf-8') ?? new TextDecoder('windows-1252').decode(buffer);
}

function tryDecode(bytes: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null; // an unknown charset, or bytes that are not of it
  }
}

/** RFC 2047 encoded words in a header's value, read; raw 8-bit bytes too. */
export function decodeWords(value: ByteString): string {
  if (!value.includes('=?')) return decodeCharset(value, '');
  return value
    .slice(0, 10_000)
    .replace(/(\?=)[ \t\n]{1,20}(?==\?)/g, '$1')
    .replace(/=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^? ]{0,2000})\?=/gi, decodeWord);
}

function decodeWord(_: string, charset: string, kind: string, coded: string): string {
  const bytes =
    kind.toLowerCase() === 'b' ? decodeTransfer(coded, 'base64') : decodeQuotedPrintable(coded.replaceAll('_', ' '));
  return decodeCharset(bytes, charset);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** The words of an HTML part, a line for each block. */
export function htmlToText(html: string): string {
  return withoutUnseen(html)
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d|p|hr|\/table|\/pre)\b[^<>]*>/gi, '\n')
    .replace(/<(?![\w.+-]{1,64}@)[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{2,6}));/gi, decodeEntity);
}

/** Without style sheets, scripts and comments; what is never closed is taken for seen. */
function withoutUnseen(html: string): string {
  const lower = html.toLowerCase();
  let seen = '';
  let from = 0;
  for (const open of lower.matchAll(/<(style|script|title|!--)/g)) {
    if (open.index < from) continue;
    const close = open[1] === '!--' ? '-->' : `</${open[1]}`;
    const end = lower.indexOf(close, open.index);
    if (end < 0) break;
    seen += `${html.slice(from, open.index)} `;
    from = end + close.length;
  }
  // What is left of a closing tag is an unopened `>` at most.
  return seen + html.slice(from);
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? ' ';
  const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
  return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : whole;
}
