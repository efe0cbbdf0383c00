import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '../..');
/** All script of a page, gzipped: also what it reads after it is on the screen. */
const MOST_BYTES = 250_000;
/** The one thing that is not counted in: the editor is read where somebody opens it, and stays in the cache. */
const ENGINES: Readonly<Record<string, number>> = { 'src/flow/editor.tsx': 175_000 };

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

let dir: string;
let manifest: Readonly<Record<string, Chunk>>;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dashboard-build-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', 'apps/dashboard', '--outDir', dir, '--emptyOutDir', '--logLevel', 'error'];
  // As it is served: a test's own NODE_ENV would build React with its warnings in.
  const env = { ...process.env, NODE_ENV: 'production' };
  const run = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  expect({ status: run.status, said: run.stderr }).toMatchObject({ status: 0 });
  manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as typeof manifest;
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

const isPage = (name: string): boolean => name.startsWith('src/pages/');
const isWords = (name: string): boolean => /^src\/words\/(en|nl)\/index\.ts$/.test(name);

/** All that comes with a file: what it imports, and what it reads later that is no page, words or engine. */
function closure(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { imports = [], dynamicImports = [] } = manifest[name] ?? { file: '' };
    const later = dynamicImports.filter((each) => !isPage(each) && !isWords(each) && !(each in ENGINES));
    closure([...imports, ...later], seen);
  }
  return seen;
}

const scriptBytes = (names: Iterable<string>): number =>
  [...new Set([...names].map((name) => manifest[name]?.file ?? ''))]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dir, file))).length, 0);

describe('the built dashboard', () => {
  it('sends at most 250 kB of script for any of its pages, gzipped: charts, pictures and all words with it', () => {
    const words = Object.keys(manifest).filter((name) => isWords(name) && name.includes('/nl/'));
    expect(words).toHaveLength(1);
    const pages = Object.keys(manifest).filter(isPage);
    expect(pages.length).toBeGreaterThan(10);
    const sizes = pages.map((page) => [page, scriptBytes(closure(['index.html', page, ...words]))] as const);
    expect(sizes.filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
  });

  it('reads the editor where it is opened, and keeps it to its limit', () => {
    const first = closure(['index.html']);
    for (const [engine, most] of Object.entries(ENGINES)) {
      const bytes = scriptBytes([...closure([engine])].filter((name) => !first.has(name)));
      expect({ engine, small: bytes < most }).toEqual({ engine, small: true });
    }
  });

  it('reads each page when somebody goes there, not before', () => {
    expect([...closure(['index.html'])].filter(isPage)).toEqual([]);
  });

  it('has no inline script or style, and asks no other host for anything', () => {
    const page = readFileSync(join(dir, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/dashboard\/index-.+\.js$/)]),
    );
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const styles = readdirSync(dir).filter((name) => name.endsWith('.css'));
    for (const name of styles) expect(readFileSync(join(dir, name), 'utf8')).not.toMatch(/url\(["']?(?!data:)|@import/);
  });
});
