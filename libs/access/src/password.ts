import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS } from './common-passwords';

/** In characters. NIST SP 800-63B: long, and no rules on what is in it; what everybody takes is refused. */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

/** argon2id with 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type PasswordFault = 'too-short' | 'too-long' | 'own-address' | 'too-common';

export const PASSWORD_FAULTS: Readonly<Record<PasswordFault, string>> = {
  'too-short': `must have at least ${PASSWORD_LENGTH.min} characters; a few words in a row do well`,
  'too-long': `must have at most ${PASSWORD_LENGTH.max} characters`,
  'own-address': 'must not be your own address or name',
  'too-common': 'is one of those that everybody tries first: take another one',
};

/** The same password however a keyboard composes its accents. */
const normal = (password: string): string => password.normalize('NFKC');
/** What differs by case and signs alone is as easy to guess. */
const bare = (text: string): string => normal(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''); // prettier-ignore

const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/u.test(text);

/** What is wrong with a password for this person; null where it will do. */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  const length = [...normal(password)].length;
  if (length < PASSWORD_LENGTH.min) return 'too-short';
  if (length > PASSWORD_LENGTH.max) return 'too-long';
  const plain = bare(password);
  const own = [person.email, person.email.split('@')[0] ?? '', person.name].map(bare);
  if (own.includes(plain)) return 'own-address';
  return COMMON_PASSWORDS.has(plain) || isRepetition(normal(password)) ? 'too-common' : null;
}

export const hashPassword = (password: string): Promise<string> => hash(normal(password), ARGON2ID);

/** Of a password that nobody has: who has none is looked up as long as who has one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$YnG4J3ScB/poNT2QPJBWjQ$Uez7zazL0VeAVA8obyfX9uBgFG7GW2fLPUEebe7btwM';

/** Takes as long with no hash at all, so that an answer's time tells nothing of who has an account. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const fits = await verify(kept ?? NOBODYS, normal(password));
  return fits && kept !== null;
}
