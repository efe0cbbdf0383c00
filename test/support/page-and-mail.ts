// Reading pages and mails as whoever gets them does.
import { PUBLIC_URL } from './product-settings';
import type { ReceivedMail } from './smtp-receiver';

export interface Link {
  text: string;
  href: string;
}

/** What a page's form carries unseen. */
export function hiddenFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, decoded(value)]));
}

/** The links of a mail, in order, with what stands in them. */
export function linksOf(mail: ReceivedMail): Link[] {
  const anchors = (mail.parsed.html ?? '').matchAll(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gs);
  return Array.from(anchors, ([, href = '', inner = '']) => ({
    href: decoded(href),
    text: decoded(inner.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim(),
  }));
}

/** Where a mail's link leads whose text holds these words. */
export function linkIn(mail: ReceivedMail, words: string | RegExp): string {
  const holds = (text: string): boolean => (typeof words === 'string' ? text.includes(words) : words.test(text));
  const link = linksOf(mail).find(({ text }) => holds(text));
  if (!link) throw new Error(`no link says ${String(words)}: ${linksOf(mail).map(({ text }) => text).join(' | ')}`); // prettier-ignore
  return link.href;
}

/** The links of a mail that count clicks. */
export const trackedLinks = (mail: ReceivedMail): string[] =>
  linksOf(mail).flatMap(({ href }) => (href.startsWith(`${PUBLIC_URL}/c/`) ? [href] : []));

export function pixelOf(mail: ReceivedMail): string | null {
  const [, src] = /<img\b[^>]*\bsrc="([^"]*\/o\/[^"]*)"/.exec(mail.parsed.html ?? '') ?? [];
  return src === undefined ? null : decoded(src);
}

/** Where a mail program's own unsubscribe button posts to. */
export function oneClickOf(mail: ReceivedMail): string {
  const [, url] = /<(https?:[^>]*)>/.exec(mail.headers.get('list-unsubscribe') ?? '') ?? [];
  if (url === undefined) throw new Error('the mail has no List-Unsubscribe');
  return url;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", '#x3D': '=', nbsp: ' ' }; // prettier-ignore
const decoded = (text: string): string =>
  text.replace(/&([^;\s]{1,6});/g, (all, name: string) => ENTITIES[name] ?? all);
