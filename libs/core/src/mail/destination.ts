const edges = /^[\u0000-\u0020]+|[\u0000-\u0020]+$/g;

/** An address as a browser reads it off an attribute: trimmed, without tabs and line ends (WHATWG URL, 4.4). */
export const cleanDestination = (href: string): string => href.replace(edges, '').replace(/[\t\r\n]/g, '');

/** Only `http` and `https` with a host are tracked: anything else the redirect could not follow. */
export const isTrackable = (destination: string): boolean => /^https?:\/\/[^/?#\\]/i.test(destination);

/** Schemes that run code or make up a page; a mail must never carry them, whoever wrote the value. */
export const isDangerous = (destination: string): boolean =>
  /^(javascript|vbscript|data|file):/i.test(cleanDestination(destination));

const inHeader = /^[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]$/;

/**
 * The `Location` value for a click token's destination: the same address, with what a header can't carry
 * percent-encoded (UTF-8) and nothing else touched. Nothing for an address that is never redirected to.
 */
export function redirectLocation(destination: string): string | undefined {
  const clean = cleanDestination(destination);
  if (!isTrackable(clean)) return undefined;
  let location = '';
  for (const character of clean) location += inHeader.test(character) ? character : percent(character);
  return location;
}

const percent = (character: string): string =>
  Array.from(Buffer.from(character, 'utf8'), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
