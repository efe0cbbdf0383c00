import { cleanDestination, isDangerous, isTrackable, type CompiledLink } from '@nurture/core/mail';
import type { FoundLink } from './html-scan';
import { type Marks, shown, type Token } from './marked';

/** A link of the mail: what is kept of it, and what its hole renders. */
export interface MailLink extends CompiledLink {
  /** The address with marks in it; entities decoded, trimmed. */
  readonly address: string;
  /** Offsets of the attribute's value in the marked HTML. */
  readonly start: number;
  readonly end: number;
}

/** Classifies the links found in marked HTML. A link's index is its place in the list. */
export function linksOf(html: string, found: readonly FoundLink[], marks: Marks): MailLink[] {
  return found.map((link) => {
    const address = link.value.trim();
    const hasVariables = marks.split(address).some((piece) => typeof piece !== 'string' && isLive(piece));
    const written = html.slice(link.start, link.end);
    return {
      address,
      start: link.start,
      end: link.end,
      href: marks.replace(address, shown),
      name: nameOf(link, address, marks),
      kind: kindOf(address, marks),
      ...(hasVariables ? {} : { raw: marks.replace(written, shown) }),
    };
  });
}

/** Does Handlebars render it? Other tools' merge tags and mistakes stay as they are. */
export const isLive = (token: Token): boolean => token.kind === 'mustache' && token.mustache.kind !== 'literal';

/** `links.unsubscribe` and the like: our own, made per recipient, never counted as clicks. */
export const isAction = (token: Token): boolean =>
  token.kind === 'mustache' && token.mustache.kind === 'value' && /^\{\{[~{&\s]*links\./.test(token.mustache.text);

function kindOf(address: string, marks: Marks): CompiledLink['kind'] {
  const pieces = marks.split(address);
  if (pieces.some((piece) => typeof piece !== 'string' && isAction(piece))) return 'action';
  const [first] = pieces;
  if (first === undefined) return 'plain';
  if (typeof first !== 'string') return isLive(first) ? 'tracked' : 'plain';
  return isTrackable(cleanDestination(address)) ? 'tracked' : 'plain';
}

function nameOf(link: FoundLink, address: string, marks: Marks): string {
  const { attributes } = link;
  const candidates = [attributes['data-name'], attributes['id'], link.text, attributes['alt'], attributes['title']];
  const named = candidates
    .map((one) => (one ? marks.replace(one, shown).replace(/\s+/g, ' ').trim() : ''))
    .find(Boolean);
  return (named ?? marks.replace(address, shown)).slice(0, 80);
}

/** What is wrong with a link, if anything. */
export function linkMistake(link: MailLink): { rule: string; level: 'error' | 'warning'; message: string } | undefined {
  const { href } = link;
  const short = JSON.stringify(href.slice(0, 60));
  if (isDangerous(href))
    return { rule: 'dangerous-link', level: 'error', message: `${short}: mail clients refuse to follow it` };
  if (href.startsWith('//')) {
    return {
      rule: 'protocol-relative-link',
      level: 'warning',
      message: `${short} has no https: and leads nowhere in a mail`,
    };
  }
  if (/^https?:\/\/[^/?#]*https?:/i.test(href)) {
    return { rule: 'doubled-link', level: 'warning', message: `${short} has two addresses in one (an MJML base-url?)` };
  }
  if (href === '') return { rule: 'empty-link', level: 'warning', message: 'a link without an address' };
  if (/^(www\.|[\w-]+(\.[\w-]+)*\.(com|org|net|nl|de|be|eu|io)(\/|$))/i.test(href)) {
    return {
      rule: 'relative-link',
      level: 'warning',
      message: `${short} has no https:// before it and leads nowhere in a mail`,
    };
  }
  return undefined;
}
