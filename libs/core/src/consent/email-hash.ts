import { createHmac } from 'node:crypto';

/**
 * The keyed hash under which an address is suppressed: it outlives the erasure of the person, and says nothing to
 * whom the secret is unknown.
 * @param canonicalEmail as `parseAddress` gives it
 * @returns 32 bytes, for `suppression.email_hash`
 */
export function emailHash(secret: string | Uint8Array, canonicalEmail: string): Buffer {
  return createHmac('sha256', secret).update('suppression\0').update(canonicalEmail).digest();
}
