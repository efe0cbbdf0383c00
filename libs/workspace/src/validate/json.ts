/** An object of a document, keys own and untrusted. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The own property of an object; undefined where there is none (never one that every object inherits). */
export function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A list as it is, a single thing as a list of one, nothing as none; with the path of each. */
export function oneOrMore<Step extends string | number>(
  value: unknown,
  path: readonly Step[],
): { value: unknown; path: readonly (Step | number)[] }[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ value, path }];
  return (value as unknown[]).map((item, index) => ({ value: item, path: [...path, index] }));
}

/** A list as it is, a single value as a list of one, nothing as none. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
}
