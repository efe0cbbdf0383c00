import type { ScannedHtml } from './html-scan';
import type { MailImage } from './images';
import type { MailLink } from './links';
import type { Marks } from './marked';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface RewrittenHtml {
  /** Links as marks, and nothing else changed. */
  readonly linked: string;
  /** And with the preheader, the link that nobody sees and the open pixel. */
  readonly complete: string;
}

const hiddenStyle =
  'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;font-size:1px;line-height:1px';

/**
 * Puts marks in the place of tracked addresses, by offset: no other byte of the author's HTML changes. The link that
 * nobody sees leads where the first one without variables does; a mail without such a link has none.
 */
export function rewriteHtml(
  html: string,
  scanned: ScannedHtml,
  links: readonly MailLink[],
  images: readonly MailImage[],
  marks: Marks,
  preheader: string | undefined,
): RewrittenHtml {
  const edits = links.flatMap((link, index): Edit[] =>
    link.kind === 'tracked'
      ? [{ start: link.start, end: link.end, text: marks.add({ kind: 'link', index, address: link.address }) }]
      : [],
  );
  for (const { file, start, end } of images) {
    edits.push({ start, end, text: marks.add({ kind: 'image', file, written: html.slice(start, end) }) });
  }
  const bodyEnd = scanned.bodyEnd ?? html.length;
  const like = links.findIndex((link) => link.kind === 'tracked' && !marks.has(link.address));
  const trap = like === -1 ? '' : marks.add({ kind: 'trap', like });
  const pixel = { start: bodyEnd, end: bodyEnd, text: trap + marks.add({ kind: 'pixel' }) };
  const bodyStart = scanned.bodyStart ?? 0;
  const shown = preheader ? `<div style="${hiddenStyle}">${preheader}</div>` : '';
  const added = [{ start: bodyStart, end: bodyStart, text: shown }, pixel];
  return { linked: apply(html, edits), complete: apply(html, [...edits, ...added]) };
}

function apply(html: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    text += html.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + html.slice(at);
}
