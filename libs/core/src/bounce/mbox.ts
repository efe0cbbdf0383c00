const FROM_LINE = /^From \S{1,320} {1,3}(?:\w{3},? )?[^\n]{0,40}\d{1,2}:\d\d(?::\d\d)?[^\n]{0,40}\n>?[!-9;-~]{1,80}:/;

/** How far ahead an open multipart mail is believed to go on. */
const FAR = 1024 * 1024;

/**
 * The mails of an mbox file (RFC 4155); a file that is no mbox is one mail. A `From ` line inside a multipart mail
 * that is still open belongs to that mail: servers return mails with theirs.
 */
export function splitMbox(file: Buffer): Buffer[] {
  if (file.subarray(0, 5).toString('latin1') !== 'From ') return [file];
  const text = file.toString('latin1').replaceAll('\r\n', '\n');
  const mails: Buffer[] = [];
  let start = 0;
  for (let at = text.indexOf('\n\nFrom '); at >= 0; at = text.indexOf('\n\nFrom ', at + 2)) {
    if (!FROM_LINE.test(text.slice(at + 2, at + 700)) || isInside(text, start, at)) continue;
    mails.push(Buffer.from(text.slice(start, at + 1), 'latin1'));
    start = at + 2;
  }
  return [...mails, Buffer.from(text.slice(start), 'latin1')];
}

/** True where the multipart mail that begins at `start` is closed only after `at`. */
function isInside(text: string, start: number, at: number): boolean {
  const head = text.slice(start, Math.min(at, start + 32_000)).split('\n\n', 1)[0] ?? '';
  const boundary = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\n;]{1,200})/im.exec(head)?.[1];
  if (!boundary) return false;
  const close = `\n--${boundary.trim()}--`;
  return !text.slice(start, at + 1).includes(close) && text.slice(at, at + FAR).includes(close);
}
