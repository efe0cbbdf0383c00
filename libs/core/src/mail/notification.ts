import { createHash } from 'node:crypto';
import { boundaryOf, multipartEnd, multipartStart, partStart, toBytes } from './assemble';
import { withoutControls } from './escape';
import type { MailHeaders } from './fill';
import { headerBlock } from './header-lines';
import { quote } from './quoted-printable';

/** A mail that isn't made from a template of the workspace: a brief, an escalation, a double opt-in. */
export interface Notification {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Pictures that the HTML shows by `cid:NAME`: PNG, base64. */
  readonly images?: readonly { readonly name: string; readonly png: string }[];
}

/**
 * A whole MIME message out of ready HTML and text, 7bit where that can hold them, else quoted-printable.
 * It says that a machine wrote it (`Auto-Submitted`, RFC 3834) unless told otherwise.
 * @throws MailError when a header can't be written safely
 */
export function composeNotification(mail: Notification, headers: MailHeaders): Buffer {
  const hash = createHash('sha256').update(headers.messageId).digest('hex');
  const boundary = boundaryOf(hash);
  const { images = [] } = mail;
  return toBytes(
    headerBlock({ autoSubmitted: 'auto-generated', ...headers }, mail.subject),
    multipartStart(boundary) +
      part(boundary, 'plain', mail.text) +
      (images.length === 0 ? part(boundary, 'html', mail.html) : related(boundary, hash, { ...mail, images })) +
      multipartEnd(boundary),
  );
}

/** The HTML with the pictures that it shows (RFC 2387, RFC 2392): nothing has to be fetched to see them. */
function related(
  outer: string,
  hash: string,
  { html, images }: Required<Pick<Notification, 'html' | 'images'>>,
): string {
  const inner = boundaryOf([...hash].reverse().join(''));
  const start = `\r\n--${outer}\r\nContent-Type: multipart/related; type="text/html";\r\n boundary="${inner}"\r\n`;
  return (
    start + part(inner, 'html', html) + images.map((image) => picture(inner, image)).join('') + multipartEnd(inner)
  );
}

function picture(boundary: string, { name, png }: { readonly name: string; readonly png: string }): string {
  const head = `\r\n--${boundary}\r\nContent-Type: image/png; name="${name}.png"\r\nContent-Transfer-Encoding: base64\r\n`;
  const place = `Content-ID: <${name}>\r\nContent-Disposition: inline; filename="${name}.png"\r\n\r\n`;
  return head + place + (png.match(/.{1,76}/g) ?? []).join('\r\n');
}

function part(boundary: string, subtype: 'plain' | 'html', body: string): string {
  const text = withoutControls(body);
  const lines = text.split(/\r?\n/);
  return lines.every(fitsIn7bit) && !text.includes('=_')
    ? partStart(boundary, subtype, '7bit') + lines.join('\r\n')
    : partStart(boundary, subtype, 'quoted-printable') + quote(text, 0).qp;
}

const fitsIn7bit = (line: string): boolean => line.length <= 76 && /^[\t -~]*$/.test(line);
