/** An address in running text: ASCII or not, quoted local parts too. */
const ADDRESS =
  /(?:"[^"\s]{1,64}"|[^\s<>()[\]:;,"'@=|\\]{1,200}(?:=[^\s<>()[\]:;,"'@|\\]{1,100})?)@(?:[\p{L}\p{N}_-]{1,63}\.){1,8}(?:[\p{L}\p{N}-]{2,63}|\p{L})/gu;

/** Every address in a text, in its order, each once. */
export function addressesIn(text: string): string[] {
  const found = Array.from(text.slice(0, 32_000).matchAll(ADDRESS), ([address]) => tidy(address));
  return unique(found.filter((address) => address !== ''));
}

export const firstAddress = (text: string): string | null => addressesIn(text)[0] ?? null;

/** Each address once, whatever its case. */
export function unique(addresses: readonly string[]): string[] {
  const seen = new Map(addresses.map((address) => [address.toLowerCase(), address] as const));
  return [...seen.values()];
}

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The domains of senders that have nothing to do with the recipient's. */
export function ownDomains(senders: readonly string[], recipient: string): string[] {
  const theirs = `.${domainOf(recipient)}`;
  return unique(senders.slice(0, 10).map(domainOf)).filter((own) => own !== '' && !theirs.endsWith(`.${own}`));
}

/** A domain that stands alone: no part of an address or of another host's name. */
export const alone = (domain: string): RegExp =>
  new RegExp(`(?<![\\w.@-])${domain.replace(/[^\w]/g, '\\$&')}(?![\\w-]|\\.\\w)`, 'gi');

const tidy = (address: string): string =>
  address.replace(/^(?:mailto:|smtp[:=]|[.*'`-]+(?=\w))/i, '').replace(/^["'](?=.*[^"]@)/, '');

/**
 * The address in a Final- or Original-Recipient field (RFC 3464, RFC 6533): without its type, xtext and utf-8 escapes
 * undone, an Exchange-encapsulated one unpacked. Null for one that is no internet address.
 */
export function recipientOf(field: string): string | null {
  const [, type = '', value = ''] = /^\s*(?:([\w-]{1,40})\s*;)?\s*(.*)$/s.exec(field) ?? [];
  const plain = type.toLowerCase() === 'utf-8' ? value.replace(/\\x\{([0-9A-Fa-f]{1,6})\}/g, codePoint) : value;
  return firstAddress(unpack(unescapeXtext(plain)));
}

const codePoint = (whole: string, hex: string): string =>
  parseInt(hex, 16) < 0x110000 ? String.fromCodePoint(parseInt(hex, 16)) : whole;

/** RFC 3461 xtext: only what cannot stand bare in it, so that `ann+2024@` stays as it is. */
const unescapeXtext = (text: string): string =>
  text.replace(/\+(2B|3D|20|40)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** IMCEASMTP-ann+2Elee+40example+2Ecom@gateway: an address that Exchange carried inside another one. */
function unpack(text: string): string {
  const inner = /^<?IMCEASMTP-([^@]{1,300})@/i.exec(text)?.[1];
  if (inner) return inner.replace(/\+([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return /^<?IMCEA(EX|X400|INVALID)-/i.test(text) ? '' : text;
}

/** The recipient that a return path of the VERP kind names (bounce+ann=example.com@ours); null for any other. */
export function verpRecipient(address: string): string | null {
  const found = /^[^@]*?[-+.]([^@=+]{1,64})=([\p{L}\p{N}.-]{3,255})@/u.exec(address);
  return found?.[2]?.includes('.') ? `${found[1]}@${found[2]}` : null;
}
