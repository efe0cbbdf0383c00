/** What a browser says when it asks for a page. Nothing in it is to be trusted. */
export interface VisitorRequest {
  /** Path that was asked for, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly acceptLanguage: string | undefined;
  readonly referrer: string | undefined;
  /** IP address. */
  readonly address: string | null;
  /** The contact's own language, where the link says who it is. */
  readonly locale?: string | null;
}

/** One text of a query or a form; the first where a key came several times. Null for anything else. */
export function textOf(given: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : null;
}

/** All texts under a name, such as the ticked boxes of one group. */
export function textsOf(given: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one) => typeof one === 'string');
}

/** A posted body as fields; anything else has none. */
export const fieldsOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
