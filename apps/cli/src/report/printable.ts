/** What an author wrote must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, escaped);
}

/** The same for a text of several lines. */
export function printableText(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
