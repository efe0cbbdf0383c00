import { load } from 'js-yaml';

/** What stands between two `---` lines at the top of a mail, or in a comment there (`<!--` … `-->`). */
export interface FrontMatter {
  readonly subject?: string;
  readonly preheader?: string;
  readonly from?: string;
  readonly replyTo?: string;
  /** Data for the preview: a path beside the mail, or the data itself. */
  readonly sample?: string | Readonly<Record<string, unknown>>;
}

export interface SplitSource {
  readonly frontMatter: FrontMatter;
  /** Offset of the mail itself in the source. */
  readonly bodyStart: number;
  /** Offset of each key's value, for findings. */
  readonly offsetOf: (key: keyof FrontMatter) => number;
  readonly complaints: readonly { readonly message: string; readonly offset: number }[];
}

const block = /^\uFEFF?\s*(<!--\s*)?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?=\r?\n|$)/;
const keys = ['subject', 'preheader', 'from', 'replyTo', 'sample'] as const;
/** A one-line text that YAML would read as something else: a mustache as a mapping, a colon, a `#`. */
const bareText = /^(subject|preheader|from|replyTo)(:[ \t]+)(\{\{.*|[^\s"'|>{[&*!].*)$/gm;

/** Takes the front matter off a mail. Never throws: what can't be read is complained about. */
export function splitFrontMatter(source: string): SplitSource {
  const found = block.exec(source);
  const closing = found?.[1] ? /^\s*-->/.exec(source.slice(found[0].length)) : undefined;
  if (!found || closing === null) return without(/^\uFEFF/.test(source) ? 1 : 0);
  const yaml = found[2] ?? '';
  // Rules drawn with dashes, and HTML between them.
  if (/^</m.test(yaml)) return without(/^\uFEFF/.test(source) ? 1 : 0);
  const yamlStart = source.indexOf('---') + source.slice(source.indexOf('---')).indexOf('\n') + 1;
  const end = found[0].length + (closing?.[0].length ?? 0);
  const lineEnd = /^[ \t]*\r?\n/.exec(source.slice(end));
  const parsed = parse(yaml);
  return {
    frontMatter: parsed.frontMatter,
    bodyStart: end + (lineEnd?.[0].length ?? 0),
    offsetOf: (key) => yamlStart + Math.max(0, yaml.search(new RegExp(`^${key}:`, 'm'))),
    complaints: parsed.complaints.map((message) => ({ message, offset: yamlStart })),
  };
}

const without = (bodyStart: number): SplitSource => ({
  frontMatter: {},
  bodyStart,
  offsetOf: () => bodyStart,
  complaints: [],
});

function parse(yaml: string): { frontMatter: FrontMatter; complaints: string[] } {
  const quoted = yaml.replace(
    bareText,
    (_, key: string, colon: string, text: string) => `${key}${colon}${JSON.stringify(text.trim())}`,
  );
  try {
    const value: unknown = quoted.trim() ? load(quoted) : {};
    if (!isRecord(value)) return { frontMatter: {}, complaints: ['front matter is a list of `key: value` lines'] };
    return pick(value);
  } catch (error) {
    return {
      frontMatter: {},
      complaints: [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)],
    };
  }
}

function pick(value: Readonly<Record<string, unknown>>): { frontMatter: FrontMatter; complaints: string[] } {
  const frontMatter: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [key, one] of Object.entries(value)) {
    const known = keys.find((name) => name === key);
    const fits = typeof one === 'string' || typeof one === 'number' || (known === 'sample' && isRecord(one));
    if (!known) complaints.push(`front matter knows no '${key}': it may hold ${keys.join(', ')}`);
    else if (one !== null && !fits) complaints.push(`'${key}' is a text`);
    else if (one !== null) frontMatter[known] = typeof one === 'number' ? String(one) : one;
  }
  return { frontMatter, complaints };
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
