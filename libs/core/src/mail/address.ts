import { domainToASCII } from 'node:url';

/** A mail address that is exactly one, with its domain as A-labels (RFC 5890). */
export interface Address {
  /** As it was written: its case may matter to its server. */
  readonly local: string;
  readonly domain: string;
  readonly address: string;
  /** The local part isn't ASCII: only a server that offers SMTPUTF8 (RFC 6531) takes it. */
  readonly needsSmtpUtf8: boolean;
}

export type AddressRefusal =
  'empty' | 'control-character' | 'too-long' | 'no-at' | 'several' | 'bad-local-part' | 'bad-domain';

export type ParsedAddress =
  | { readonly ok: true; readonly value: Address }
  | { readonly ok: false; readonly reason: AddressRefusal; readonly message: string };

const meaning: Readonly<Record<AddressRefusal, string>> = {
  empty: 'there is no address',
  'control-character': 'an address holds no line break or other control character',
  'too-long': 'an address has at most 254 characters, 64 of them before the @',
  'no-at': "an address has one '@', with something on both sides",
  several: 'one address is wanted, without a name, commas or angle brackets',
  'bad-local-part': "what stands before the '@' is no plain mailbox name",
  'bad-domain': "what stands behind the '@' is no domain name",
};

const refuse = (reason: AddressRefusal): ParsedAddress => ({ ok: false, reason, message: meaning[reason] });

/** Atoms joined by single dots (RFC 5322, 3.2.3; RFC 6532 for letters beyond ASCII). Quoted ones are refused. */
const dotAtom = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one address, strictly: what a mail library would 'repair' is refused. Spaces around it are dropped.
 * Takes plus tags and internationalised domains; refuses quoted local parts, address literals, domains without
 * a dot, display names, lists, comments.
 * Sources: RFC 5321 (4.5.3.1 for the sizes), RFC 5322, RFC 6531.
 */
export function parseAddress(text: string): ParsedAddress {
  const written = text.replace(/^ +| +$/g, '');
  if (!written) return refuse('empty');

  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(written)) return refuse('control-character');
  if (written.length > 320) return refuse('too-long');
  if (/[<>,;]/.test(written)) return refuse('several');
  const parts = written.split('@');
  const [local, writtenDomain] = parts;
  if (parts.length !== 2 || !local || !writtenDomain) return refuse(parts.length > 2 ? 'several' : 'no-at');
  if (!dotAtom.test(local)) return refuse('bad-local-part');
  const domain = domainName(writtenDomain);
  if (!domain) return refuse('bad-domain');
  const address = `${local}@${domain}`;
  if (Buffer.byteLength(local) > 64 || Buffer.byteLength(address) > 254) return refuse('too-long');
  return { ok: true, value: { local, domain, address, needsSmtpUtf8: !/^[ -~]*$/.test(local) } };
}

/** A domain in A-labels and lower case, or nothing. `domainToASCII` alone takes more than names: `0x7f.1` is an IP. */
function domainName(written: string): string | undefined {
  if (/[^\p{L}\p{N}\p{M}.\u3002-]/u.test(written)) return undefined;
  const domain = domainToASCII(written);
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  const named = labels.length >= 2 && labels.every((one) => label.test(one)) && /[a-z]/.test(top);
  return named && domain.length <= 253 ? domain : undefined;
}
