import { readFileSync } from 'node:fs';
import { MailError } from '../errors';
import { dkimKey, type DkimKey } from './dkim';

const MAKE_ONE = 'Make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out dkim.pem';

/**
 * The keys of the settings, read once at start: one that can't sign must stop the program.
 *
 * @throws MailError `mail.dkim-key`, which names the file and what is wrong with it
 */
export function readDkimKeys(settings: readonly { readonly keyFile: string; readonly selector: string }[]): DkimKey[] {
  return settings.map(({ keyFile, selector }) => {
    try {
      return dkimKey(selector, readFileSync(keyFile, 'utf8'));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new MailError('mail.dkim-key', `DKIM_KEY_FILE ${keyFile}: ${why}. ${MAKE_ONE}`, { cause });
    }
  });
}
