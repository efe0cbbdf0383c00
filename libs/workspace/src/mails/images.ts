import type { FoundImage } from './html-scan';

/** An image of the workspace in a mail. */
export interface MailImage {
  /** Below `assets/`. */
  readonly file: string;
  /** Offsets of the value of `src` in the marked HTML. */
  readonly start: number;
  readonly end: number;
}

const OWN = /^\s*(?:\.{0,2}\/)*assets\/([\w. /-]+\.(?:png|jpe?g|gif|webp))\s*$/i;

/** Images that the workspace has itself: `src="assets/logo.png"`. They are served under `/i/`, by a link that names the file alone. */
export function imagesOf(found: readonly FoundImage[]): MailImage[] {
  return found.flatMap(({ source, attributes }) => {
    const file = OWN.exec(attributes['src'] ?? '')?.[1];
    return source && file && !file.split('/').includes('..') ? [{ file, ...source }] : [];
  });
}
