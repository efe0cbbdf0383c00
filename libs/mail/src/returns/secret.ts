import { createHash, timingSafeEqual } from 'node:crypto';
import type { HookCall, Reading } from './types';

/**
 * Holds a call's `Authorization` against the hooks' secret: `Bearer SECRET`, or Basic with it as the password, which is
 * what mail services offer (`https://nurture:SECRET@…/hooks/postmark`).
 *
 * @param secret null: no hook is open
 * @returns null where the call may go on
 */
export function admitWithSecret(secret: string | null, headers: HookCall['headers']): Reading | null {
  if (secret === null) {
    return { kind: 'refused', problem: 'closed', message: 'Set NURTURE_HOOKS_SECRET to open this hook.' };
  }
  const given = credential(headers['authorization']);
  if (given !== null && isSame(given, secret)) return null;
  return {
    kind: 'refused',
    problem: 'unauthorized',
    message: 'Send NURTURE_HOOKS_SECRET as Bearer, or as the password.',
  };
}

function credential(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  const [, scheme = '', value = ''] = /^(bearer|basic) ([\x21-\x7e]{1,500})$/i.exec(header) ?? [];
  if (scheme === '') return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** In constant time, whatever their lengths. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
