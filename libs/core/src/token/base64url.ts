/** The bytes of base64url `text` without padding (RFC 4648, 5), or nothing unless it is the one spelling of them. */
export function fromBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
