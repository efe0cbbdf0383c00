// Addresses behind the `#`: they can be bookmarked and sent, and the server need not know them.

export type Query = Readonly<Record<string, string>>;
export type Asked = Readonly<Record<string, string | undefined>>;

export interface Place {
  /** `/people/ann%40example.com` of `#/people/ann%40example.com?tab=mails`, as it is written there. */
  readonly path: string;
  readonly query: Query;
}

export function placeOf(hash: string): Place {
  const address = hash.replace(/^#?\/?/, '');
  const mark = address.indexOf('?');
  const path = mark < 0 ? address : address.slice(0, mark);
  return { path: `/${path}`, query: Object.fromEntries(new URLSearchParams(mark < 0 ? '' : address.slice(mark + 1))) };
}

/** The address of a place, for links: what is empty in the query is left out. */
export function hashOf(parts: readonly string[], query: Asked = {}): string {
  return `#${hashPath(`/${parts.map(encodeURIComponent).join('/')}`, query)}`;
}

/** @param path as it is written in an address, with its leading slash */
export function hashPath(path: string, query: Asked): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}

/** Fills `{name}` in a path of the API, and puts what is left behind the question mark. */
export function addressOf(path: string, values: Asked = {}): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue;
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, () => encodeURIComponent(value));
    else query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query.toString()}` : filled;
}
