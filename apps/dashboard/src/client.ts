// The one way to the server: the documented API, with the types made from its document.
import { addressOf, type Asked } from './address';
import type { components, paths } from './api';
import { credentials, sessionEnded } from './session';

export type Schemas = components['schemas'];
export type Values = Asked;
export type Method = 'post' | 'put' | 'patch' | 'delete';

type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;
type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? JsonOf<Responses[keyof Responses & (200 | 201 | 202 | 204)]>
  : never;
type With<M extends string> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type OperationOf<P extends keyof paths, M extends string> = paths[P] extends Record<M, infer Operation> ? Operation : never; // prettier-ignore

/** Routes that can be read, and what they answer. */
export type ReadPath = With<'get'>;
export type ReadOf<P extends ReadPath> = AnswerOf<OperationOf<P, 'get'>>;

/** Routes that change something, the body that they take (undefined: none), and what they answer. */
export type ActPath<M extends Method> = With<M>;
export type BodyOf<P extends keyof paths, M extends Method> =
  OperationOf<P, M> extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : undefined;
export type ActOf<P extends keyof paths, M extends Method> = AnswerOf<OperationOf<P, M>>;

export type FieldProblem = Schemas['FieldProblemDto'];

/** What the server refused, in its own words (RFC 9457). Status 0: it could not be reached. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail?: string,
    readonly code: string = '',
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(title);
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => null)) as Partial<Schemas['ProblemDto']> | null;
  const title = body?.title ?? `${response.status} ${response.statusText}`;
  return new ApiProblem(response.status, title, body?.detail, body?.code, body?.errors);
}

async function send(method: string, address: string, body?: unknown): Promise<Response> {
  const headers = { ...credentials(method), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const init = { method: method.toUpperCase(), headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(address, init).catch(() => {
    throw new ApiProblem(0, 'The server cannot be reached', undefined, 'unreachable');
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401) sessionEnded(problem);
  throw problem;
}

/** JSON, or nothing where nothing was answered. */
async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

export async function read<P extends ReadPath>(path: P, values?: Values): Promise<ReadOf<P>> {
  return (await answerOf(await send('get', addressOf(path, values)))) as ReadOf<P>;
}

export async function act<M extends Method, P extends ActPath<M>>(
  path: P,
  method: M,
  values?: Values,
  body?: BodyOf<P, M>,
): Promise<ActOf<P, M>> {
  return (await answerOf(await send(method, addressOf(path, values), body))) as ActOf<P, M>;
}

/** What a route answers as a file (CSV, JSON), named as the server names it; the browser keeps it. */
export async function download(path: ReadPath, fallbackName: string, values?: Values): Promise<void> {
  const response = await send('get', addressOf(path, values));
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  saveAs(await response.blob(), named ?? fallbackName);
}

/** Hands a file over to the browser, which keeps it. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
