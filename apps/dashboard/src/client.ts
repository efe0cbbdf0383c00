// The one way to the server: the documented API, with the types made from its document.
import type { components, paths } from './api';
import { apiKey, signOut } from './session';

export type Schemas = components['schemas'];
type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Answers<Operation> = Operation extends { responses: { 200: infer Response } } ? JsonOf<Response> : never;

/** Routes that can be read, and what they answer. */
export type ReadPath = {
  [P in keyof paths]: paths[P] extends { get: { responses: unknown } } ? P : never;
}[keyof paths];
export type ReadOf<P extends ReadPath> = Answers<paths[P]['get']>;
/** Routes that change something without a body. */
export type ActionPath =
  '/api/v1/flows/{id}/pause' | '/api/v1/flows/{id}/resume' | '/api/v1/sending/stop' | '/api/v1/sending/resume';

export type Values = Readonly<Record<string, string | undefined>>;

/** What the server refused, in its own words. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail?: string,
  ) {
    super(title);
  }
}

/** Fills `{name}` in a path, and puts what is left behind the question mark. */
export function addressOf(path: string, values: Values = {}): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue;
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query.toString()}` : filled;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => null)) as Partial<Schemas['ProblemDto']> | null;
  return new ApiProblem(response.status, body?.title ?? `The server answered ${response.status}`, body?.detail);
}

async function call(method: 'GET' | 'POST', address: string): Promise<unknown> {
  const key = apiKey();
  const response = await fetch(address, { method, headers: key ? { authorization: `Bearer ${key}` } : {} }).catch(
    () => {
      throw new ApiProblem(0, 'The server cannot be reached', 'It is tried again by itself.');
    },
  );
  if (response.status === 401) signOut('This key is not valid, or was revoked.');
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

export async function read<P extends ReadPath>(path: P, values?: Values): Promise<ReadOf<P>> {
  return (await call('GET', addressOf(path, values))) as ReadOf<P>;
}

export async function act(path: ActionPath, values?: Values): Promise<void> {
  await call('POST', addressOf(path, values));
}
