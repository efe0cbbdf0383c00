import fastifyCookie, { type SerializeOptions } from '@fastify/cookie';
import { SESSION_HOURS } from '@nurture/access';
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'nurture_session';

/** Behind TLS the name says what no other host and no unencrypted page may set. Source: RFC 6265bis, `__Host-`. */
const nameAt = (publicUrl: string): string => (isSecure(publicUrl) ? `__Host-${NAME}` : NAME);
const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

const optionsAt = (publicUrl: string): SerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: isSecure(publicUrl),
  path: '/',
});

/** The session that a browser keeps, or null. */
export function sessionTokenOf(request: FastifyRequest, publicUrl: string): string | null {
  const { cookie } = request.headers;
  return cookie === undefined ? null : (fastifyCookie.parse(cookie)[nameAt(publicUrl)] ?? null);
}

/** Has a browser keep a session, out of reach of scripts. */
export function keepSession(reply: FastifyReply, token: string, publicUrl: string): void {
  const options = { ...optionsAt(publicUrl), maxAge: SESSION_HOURS.most * 3_600 };
  void reply.header('set-cookie', fastifyCookie.serialize(nameAt(publicUrl), token, options));
}

export function dropSession(reply: FastifyReply, publicUrl: string): void {
  void reply.header('set-cookie', fastifyCookie.serialize(nameAt(publicUrl), '', { ...optionsAt(publicUrl), maxAge: 0 })); // prettier-ignore
}
