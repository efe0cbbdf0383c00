import type { CompiledBody, CompiledMail } from './compiled';
import { MailError } from './errors';
import type { HoleFill, MailHeaders } from './fill';
import { headerBlock } from './header-lines';
import { columnAfter, quote, seamBefore } from './quoted-printable';
import { renderHoles } from './render';

/**
 * The whole MIME message (RFC 5322, RFC 2045) out of static parts and hole values: multipart/alternative with text
 * and HTML, quoted-printable, CRLF. The same arguments give the same bytes.
 * @throws MailError when the values belong to another compiled mail, or a header can't be written safely
 */
export function assemble(compiled: CompiledMail, holes: readonly string[], headers: MailHeaders): Buffer {
  if (holes.length !== compiled.holes.length) {
    throw new MailError('mail.holes-mismatch', `${holes.length} values for ${compiled.holes.length} holes`);
  }
  const boundary = boundaryOf(compiled.hash);
  return toBytes(
    headerBlock(headers, holes[compiled.subject] ?? ''),
    multipartStart(boundary) +
      partStart(boundary, 'plain', 'quoted-printable') +
      fillBody(compiled.text, holes) +
      partStart(boundary, 'html', 'quoted-printable') +
      fillBody(compiled.html, holes) +
      multipartEnd(boundary),
  );
}

/** Holes filled and assembled at once, for whoever need not keep the values. */
export const composeMail = (compiled: CompiledMail, fill: HoleFill, headers: MailHeaders): Buffer =>
  assemble(compiled, renderHoles(compiled, fill), headers);

function fillBody(body: CompiledBody, holes: readonly string[]): string {
  let text = '';
  let column = 0;
  for (let index = 0; index < body.parts.length; index++) {
    const part = body.parts[index];
    if (part) {
      const seam = seamBefore(part, column);
      text += seam + part.qp;
      column = columnAfter(part, seam ? 0 : column);
    }
    const hole = body.holes[index];
    if (hole === undefined) continue;
    const value = quote(holes[hole] ?? '', column);
    text += value.qp;
    column = value.column;
  }
  return text;
}

/** `=_` never occurs in quoted-printable text, so no body can hold its own boundary. */
export const boundaryOf = (hash: string): string => `=_nurture_${hash.slice(0, 24)}`;

export const multipartStart = (boundary: string): string =>
  `Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n`;

export const partStart = (boundary: string, subtype: 'plain' | 'html', encoding: '7bit' | 'quoted-printable'): string =>
  `\r\n--${boundary}\r\nContent-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;

export const multipartEnd = (boundary: string): string => `\r\n--${boundary}--\r\n`;

/** Bodies are ASCII; only an internationalised address (RFC 6532) puts more into a header. */
export const toBytes = (header: string, body: string): Buffer =>
  isAscii(header) ? Buffer.from(header + body, 'latin1') : Buffer.from(header + body, 'utf8');

const isAscii = (text: string): boolean => /^[\t\r\n -~]*$/.test(text);
