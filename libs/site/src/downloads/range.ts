/** Which bytes are asked for; both ends are inclusive. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

/** Reads a Range header (RFC 9110 §14.2). Several ranges, or anything odd, get the whole file, as the RFC allows. */
export function readRange(header: string | undefined, bytes: number): ByteRange {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [, from = '', until = ''] = found ?? [];
  if (!found || (from === '' && until === '')) return { kind: 'whole' };
  const start = from === '' ? Math.max(0, bytes - Number(until)) : Number(from);
  const end = from === '' || until === '' ? bytes - 1 : Math.min(Number(until), bytes - 1);
  if (from !== '' && until !== '' && Number(until) < start) return { kind: 'whole' };
  return start > end ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}
