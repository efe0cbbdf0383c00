import { parseAddress } from '@nurture/core/mail';
import { MAIL_PROVIDERS } from './mail-providers';

export type CanonicalAddress =
  | { readonly ok: true; readonly email: string; readonly domain: string }
  | { readonly ok: false; readonly message: string };

/** The one spelling under which a person is known: lower case, the domain as A-labels. Plus tags stay. */
export function canonicalAddress(text: string): CanonicalAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) return { ok: false, message: parsed.message };
  const email = parsed.value.address.normalize('NFC').toLowerCase();
  return { ok: true, email, domain: parsed.value.domain };
}

/** The domain that stands for the person's company, or null for a mail provider's. */
export const companyDomain = (domain: string): string | null => (MAIL_PROVIDERS.has(domain) ? null : domain);
