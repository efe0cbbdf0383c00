import type { PublicParts } from './parts';

/** An address with a mail's mark says whose mail it was for so long: afterwards it was kept or passed on. */
const PROOF_SECONDS = 3_600;

/** The mail by whose link somebody came, as the mark in the address says; null for none, a forged or an old one. */
export function provenMail(
  { tokens, hostNow }: Pick<PublicParts, 'tokens' | 'hostNow'>,
  mark: string | null,
): string | null {
  const token = mark === null ? undefined : tokens.read('s', mark);
  const ageSeconds = token ? hostNow() / 1000 - token.at : Infinity;
  return token && ageSeconds < PROOF_SECONDS ? token.mail : null;
}

/** Whether a page of that origin is one of the company's own sites, or ours. */
export function isOwnOrigin(
  { settings, publicUrl }: Pick<PublicParts, 'settings' | 'publicUrl'>,
  origin: string,
): boolean {
  return settings().site.origins.includes(origin) || new URL(publicUrl).origin === origin;
}
