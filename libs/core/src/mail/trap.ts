import { handlebars } from './helpers';

/** The index under which a hit on the link that nobody sees is signed and kept: no mail has so many links. */
export const TRAP_LINK = 65_535;

export const isTrapLink = (link: number | null): boolean => link === TRAP_LINK;

/**
 * A link without text or size, out of the way of keyboards and screen readers (WAI-ARIA 1.2, `aria-hidden`), and not in
 * the text part. Only what reads the source follows it.
 */
export const trap = (address: string): string =>
  `<a href="${handlebars.escapeExpression(address)}" rel="nofollow" aria-hidden="true" tabindex="-1" style="display:none;font-size:0;line-height:0;max-height:0;overflow:hidden;mso-hide:all"></a>`;
