import { SESSION_HOURS } from '@nurture/access';
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'nurture_session';

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');
/** Behind TLS the name says what no other host and no unencrypted page may set. Source: RFC 6265bis, `__Host-`. */
const nameAt = (publicUrl: string): string => (isSecure(publicUrl) ? `__Host-${NAME}` : NAME);

/** A session's secret: base64url of 256 bits, so that nothing of it wants to be escaped. */
const VALUE = '[\\w-]{43}';
const within = (name: string): RegExp => new RegExp(`(?:^|;) *${name}=(${VALUE}) *(?:;|$)`);

/** The session that a browser keeps, or null. */
export function sessionTokenOf(request: FastifyRequest, publicUrl: string): string | null {
  return within(nameAt(publicUrl)).exec(request.headers.cookie ?? '')?.[1] ?? null;
}

const set = (reply: FastifyReply, value: string, maxAgeSeconds: number, publicUrl: string): void => {
  const rules = `Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Strict${isSecure(publicUrl) ? '; Secure' : ''}`;
  void reply.header('set-cookie', `${nameAt(publicUrl)}=${value}; ${rules}`);
};

/** Has a browser keep a session, out of reach of scripts and of other sites. */
export const keepSession = (reply: FastifyReply, token: string, publicUrl: string): void =>
  set(reply, token, SESSION_HOURS.most * 3_600, publicUrl);

export const dropSession = (reply: FastifyReply, publicUrl: string): void => set(reply, '', 0, publicUrl);
