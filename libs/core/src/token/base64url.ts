/** Base64url without padding (RFC 4648 §5). */
export const toBase64url = (bytes: Buffer): string => bytes.toString('base64url');

/** The bytes of `text`, or nothing unless it is the one spelling that encodes them. */
export function fromBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
