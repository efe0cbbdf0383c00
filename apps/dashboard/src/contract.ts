// Signing in, as it was agreed on; gone as soon as the API's own document says it.

export type Role = 'marketer' | 'sales' | 'analyst' | 'admin';
export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: string | null;
}
export interface SessionView {
  readonly user: SessionUser;
  readonly csrfToken: string;
  readonly scopes: readonly string[];
}
interface Json<Body> {
  content: { 'application/json': Body };
}
interface Says<Body> {
  responses: { 200: Json<Body> };
}

export interface ContractPaths {
  '/api/v1/session': {
    get: Says<SessionView>;
    post: Says<SessionView> & { requestBody: Json<{ email: string; password: string }> };
    delete: Says<unknown>;
  };
  '/api/v1/session/password': {
    post: Says<unknown> & { requestBody: Json<{ current: string; next: string }> };
  };
  '/api/v1/invitations/{token}': {
    get: Says<{ email: string | null; name: string | null; role: Role }>;
    post: Says<SessionView> & { requestBody: Json<{ name: string; password: string; email?: string }> };
  };
}
