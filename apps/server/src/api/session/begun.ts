import {
  csrfTokenOf,
  type NewSession,
  type Origin,
  PASSWORD_FAULTS,
  type PasswordFault,
  scopesOf,
} from '@nurture/access';
import type { UserView } from '@nurture/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../network';
import { keepSession } from '../auth/session-cookie';
import { Problem } from '../problem/problem';
import type { SessionDto } from './session.dto';

export const originOf = (request: FastifyRequest): Origin => ({ address: request.ip, network: networkOf(request.ip) });

/** What a browser is told of its session; no cache keeps it. */
export function sessionDto(
  reply: FastifyReply,
  token: string,
  { id, name, email, role, locale }: UserView,
): SessionDto {
  void reply.header('cache-control', 'no-store');
  return { user: { id, name, email, role, locale }, csrfToken: csrfTokenOf(token), scopes: scopesOf(role) };
}

/** Gives a browser the session that has just begun. */
export function begun(reply: FastifyReply, { token, user }: NewSession, publicUrl: string): SessionDto {
  keepSession(reply, token, publicUrl);
  return sessionDto(reply, token, user);
}

export const unfitPassword = (field: string, fault: PasswordFault): Problem =>
  new Problem('invalid-input', undefined, [{ field, code: `password.${fault}`, message: PASSWORD_FAULTS[fault] }]);

export const tooMany = (waitSeconds: number): Problem =>
  new Problem('too-many-attempts', `Try again in ${inMinutes(waitSeconds)}.`, undefined, waitSeconds);

const inMinutes = (seconds: number): string => (seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : 'a minute');
