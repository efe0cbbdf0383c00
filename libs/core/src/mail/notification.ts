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
}

/**
 * A whole MIME message out of ready HTML and text, 7bit where that can hold them, else quoted-printable.
 * It says that a machine wrote it (`Auto-Submitted`, RFC 3834) unless told otherwise.
 * @throws MailError when a header can't be written safely
 */
export function composeNotification(mail: Notification, headers: MailHeaders): Buffer {
  const boundary = boundaryOf(createHash('sha256').update(headers.messageId).digest('hex'));
  return toBytes(
    headerBlock({ autoSubmitted: 'auto-generated', ...headers }, mail.subject),
    multipartStart(boundary) +
      part(boundary, 'plain', mail.text) +
      part(boundary, 'html', mail.html) +
      multipartEnd(boundary),
  );
}

function part(boundary: string, subtype: 'plain' | 'html', body: string): string {
  const text = withoutControls(body);
  const lines = text.split(/\r?\n/);
  return lines.every(fitsIn7bit) && !text.includes('=_')
    ? partStart(boundary, subtype, '7bit') + lines.join('\r\n')
    : partStart(boundary, subtype, 'quoted-printable') + quote(text, 0).qp;
}

const fitsIn7bit = (line: string): boolean => line.length <= 76 && /^[\t -~]*$/.test(line);
