/** A message as it goes over the wire after `DATA`: dots stuffed, and how it ends (RFC 5321, 4.5.2). */
export interface WireMessage {
  readonly body: Buffer;
  readonly end: Buffer;
}

const END = Buffer.from('.\r\n');
const END_OF_OPEN_LINE = Buffer.from('\r\n.\r\n');
const DOT = Buffer.from('.');
const [LF, CR, FULL_STOP] = [0x0a, 0x0d, 0x2e];

/**
 * Stuffs the dots at the beginnings of lines, searching with the machine's own speed rather than byte by byte.
 * @returns null for a message with a dot behind a CR or LF that stands alone: a careless server could take it for the
 *   end, and the line ends have to be mended first
 */
export function wireMessage(raw: Buffer): WireMessage | null {
  if (raw.includes('\r.')) return null;
  const dots = raw[0] === FULL_STOP ? [0] : [];
  for (let at = raw.indexOf('\n.'); at !== -1; at = raw.indexOf('\n.', at + 1)) {
    if (raw[at - 1] !== CR) return null;
    dots.push(at + 1);
  }
  return { body: stuffed(raw, dots), end: raw.at(-1) === LF ? END : END_OF_OPEN_LINE };
}

function stuffed(raw: Buffer, dots: readonly number[]): Buffer {
  if (dots.length === 0) return raw;
  const pieces: Buffer[] = [];
  let from = 0;
  for (const at of dots) {
    pieces.push(raw.subarray(from, at), DOT);
    from = at;
  }
  return Buffer.concat([...pieces, raw.subarray(from)]);
}
