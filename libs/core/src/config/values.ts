/** A value, or what is wrong with the text, to stand behind the variable's name. */
export type Parsed<T> = { value: T } | { problem: string };

/** A TCP port. 0 lets the system choose one. */
export function parsePort(text: string): Parsed<number> {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value <= 65535) return { value };
  return { problem: `"${text}" is no port: a whole number from 0 to 65535` };
}

/** An absolute address with one of these protocols. The text is never repeated: it may hold a password. */
export function parseUrl(text: string, protocols: readonly string[]): Parsed<URL> {
  const expected = protocols.map((p) => `${p}://`).join(' or ');
  if (!text.includes('://') || !URL.canParse(text)) return { problem: `is no address; it begins with ${expected}` };
  const value = new URL(text);
  const protocol = value.protocol.slice(0, -1);
  if (!protocols.includes(protocol)) return { problem: `begins with ${protocol}:, not with ${expected}` };
  if (value.hostname === '' && !value.searchParams.has('host')) return { problem: 'names no host' };
  return { value };
}

/** Words from a fixed set, separated by commas; in the set's own order, each once. */
export function parseList<T extends string>(text: string, choices: readonly T[]): Parsed<readonly T[]> {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const unknown = words.find((word) => !choices.some((choice) => choice === word));
  if (unknown !== undefined) return { problem: `"${unknown}" is none of ${choices.join(', ')}` };
  return { value: choices.filter((choice) => words.includes(choice)) };
}
