import { addressesIn } from './address';
import { decodeWords } from './decode';
import { header, readHeaders, type Headers } from './headers';
import type { Part, Parsed } from './parts';

/** What is left of the mail that came back. */
export interface Returned {
  /** Without angle brackets; null where it is not told. */
  readonly messageId: string | null;
  /** Whom it was for. */
  readonly to: readonly string[];
  /** Who sent it. */
  readonly from: readonly string[];
}

const HEADER_PARTS = new Set([
  'text/rfc822-headers',
  'text/rfc822-header',
  'message/global-headers',
  'message/rfc822-headers',
  'text/rfc822',
  'message/partial',
]);

/**
 * The mail that came back: from the part that holds it or its headers, else from the header lines quoted in `quoted`
 * (what follows a notice).
 */
export function returnedMail({ parts }: Parsed, quoted: string): Returned {
  const whole = parts.find(({ type }) => type === 'message/rfc822' || type === 'message/global');
  const only = parts.find(({ type, level }) => HEADER_PARTS.has(type) && level === 0);
  const carrier = whole ?? only;
  const attached = carrier ? fromHeaders(headersIn(carrier)) : null;
  const told = fromText(quoted);
  if (!attached) return told;
  return {
    messageId: attached.messageId ?? told.messageId,
    to: attached.to.length > 0 ? attached.to : told.to,
    from: attached.from.length > 0 ? attached.from : told.from,
  };
}

/** The headers of a returned mail; empty lines before them are passed over. */
export function headersIn(part: Part): Headers {
  const start = /^\s{0,50}/.exec(part.body)?.[0].length ?? 0;
  return readHeaders(part.body, start, part.body.length).headers;
}

export const idIn = (value: string): string | null =>
  /<([^<>\s]{1,998})>/.exec(value)?.[1] ?? /^\s*([^<>\s@]{1,500}@[^<>\s]{1,255})\s*$/.exec(value)?.[1] ?? null;

function fromHeaders(headers: Headers): Returned {
  const to = addressesIn(header(headers, 'to') || header(headers, 'x-original-to') || header(headers, 'delivered-to'));
  const from = addressesIn(`${header(headers, 'from')} ${header(headers, 'sender')} ${header(headers, 'return-path')}`);
  return { messageId: idIn(header(headers, 'message-id')), to, from };
}

/** Header lines among text, quoted with `>` or indented, as servers without MIME return a mail. */
function fromText(text: string): Returned {
  const line = (name: string): string => {
    const found = new RegExp(
      `^[> \\t|]{0,8}${name}:[ \\t]{0,4}(.{0,1000}(?:\\n[> |]{0,8}[ \\t].{0,500}){0,3})`,
      'im',
    ).exec(text.slice(0, 64_000));
    return decodeWords(found?.[1] ?? '');
  };
  const from = ['From', 'Sender', 'Return-Path'].flatMap((name) => addressesIn(line(name)));
  return { messageId: idIn(line('Message-ID')), to: addressesIn(line('To')), from };
}
