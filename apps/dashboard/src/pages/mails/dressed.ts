/**
 * A mail as readers in light or dark see it, whatever this device has: what it says for dark holds always, or never.
 * Its images come from this server, by whichever name it is called here; the one that counts opens is left out.
 */
export function dressed(html: string, dark: boolean): string {
  return html
    .replaceAll(/<img\b[^>]*\ssrc="https?:\/\/[^"/]+\/o\/[^>]*>/gi, '')
    .replaceAll(/(\ssrc=")https?:\/\/[^"/]+(\/i\/)/gi, '$1$2')
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, shade: string) =>
      (shade.toLowerCase() === 'dark') === dark ? '(min-width: 0)' : '(max-width: 0)',
    );
}

/** What counts for Gmail's limit: the HTML alone, in UTF-8. */
export const htmlBytes = (html: string): number => new TextEncoder().encode(html).length;
