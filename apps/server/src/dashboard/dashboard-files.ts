import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file as it goes over the wire. */
export interface Representation {
  readonly content: Buffer;
  /** Null: as it is. */
  readonly encoding: string | null;
  readonly etag: string;
}

export interface DashboardFile {
  readonly type: string;
  /** The smallest first; the last is the file as it is. */
  readonly representations: readonly Representation[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the build laid beside each file, and what it is called in a header; brotli is the smaller. */
const ENCODINGS = [
  ['.br', 'br'],
  ['.gz', 'gzip'],
] as const;

/** The built dashboard, a handful of files: read once, and only these are ever served. */
export function readDashboard(dir: string): ReadonlyMap<string, DashboardFile> {
  if (!existsSync(dir)) return new Map();
  const names = readdirSync(dir, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && extname(entry.name) in TYPES,
  );
  return new Map(names.map(({ name }) => [name, fileOf(join(dir, name))]));
}

function fileOf(path: string): DashboardFile {
  const compressed = ENCODINGS.filter(([ending]) => existsSync(path + ending));
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    representations: [
      ...compressed.map(([ending, encoding]) => representation(path + ending, encoding)),
      representation(path, null),
    ],
  };
}

function representation(path: string, encoding: string | null): Representation {
  const content = readFileSync(path);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return { content, encoding, etag };
}

/**
 * The smallest representation that the asker takes (RFC 9110 §12.5.3): an encoding that is named, or meant by `*`, and
 * not with `q=0`. Without the header, or with none of ours in it, the file as it is.
 */
export function chosen({ representations }: DashboardFile, accepted: string | undefined): Representation | undefined {
  const weights = new Map((accepted ?? '').toLowerCase().split(',').map(weightOf));
  const takes = (encoding: string): boolean => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
  return representations.find(({ encoding }) => encoding === null || takes(encoding));
}

function weightOf(part: string): readonly [string, number] {
  const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
  const weight = parameters.find((each) => each.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2))];
}

/** The folder of the built dashboard: beside the built server, in `dist/apps`. Empty where it was not built. */
export function dashboardDir(from = __dirname): string {
  for (let dir = from, steps = 0; steps < 6; dir = join(dir, '..'), steps += 1) {
    const built = join(dir, 'dist', 'apps', 'dashboard');
    if (existsSync(join(built, 'index.html'))) return built;
  }
  return '';
}
