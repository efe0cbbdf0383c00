import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface DashboardFile {
  readonly content: Buffer;
  readonly type: string;
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built dashboard, a handful of files: read once, and only these are ever served. */
export function readDashboard(dir: string): ReadonlyMap<string, DashboardFile> {
  if (!existsSync(dir)) return new Map();
  const names = readdirSync(dir, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && extname(entry.name) in TYPES,
  );
  return new Map(names.map(({ name }) => [name, fileOf(join(dir, name))]));
}

function fileOf(path: string): DashboardFile {
  const content = readFileSync(path);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return { content, type: TYPES[extname(path)] ?? 'application/octet-stream', etag };
}

/** The folder of the built dashboard: beside the built server, in `dist/apps`. Empty where it was not built. */
export function dashboardDir(from = __dirname): string {
  for (let dir = from, steps = 0; steps < 6; dir = join(dir, '..'), steps += 1) {
    const built = join(dir, 'dist', 'apps', 'dashboard');
    if (existsSync(join(built, 'index.html'))) return built;
  }
  return '';
}
