import { createHmac, timingSafeEqual } from 'node:crypto';

const PREFIX = 'bounce+';

/**
 * The envelope's sender of one mail: where its bounces go, with the mail's row in it and signed, so that a bounce names
 * its mail and a forged one names none. Lower-case hexadecimal, for servers that change case.
 */
export function returnPath(mailId: string, secret: string, domain: string): string {
  return `${PREFIX}${mailId}.${mac(mailId, secret)}@${domain}`;
}

/** The row that a returned mail is about; nothing when the address isn't one of ours. */
export function mailOfReturnPath(address: string, secret: string): string | undefined {
  const [, mailId, given] = /^bounce\+([1-9]\d{0,18})\.([0-9a-f]{20})@/i.exec(address.trim()) ?? [];
  if (!mailId || !given) return undefined;
  const same = timingSafeEqual(Buffer.from(given.toLowerCase()), Buffer.from(mac(mailId, secret)));
  return same ? mailId : undefined;
}

/** True for what was made to look like a return path of ours, whether it is signed rightly or not. */
export const looksLikeReturnPath = (address: string): boolean =>
  /^bounce\+\d{1,25}\.[0-9a-z]{0,64}@/i.test(address.trim());

const mac = (mailId: string, secret: string): string =>
  createHmac('sha256', secret).update(`return-path\0${mailId}`).digest('hex').slice(0, 20);
