import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '../..');
const MOST_GZIPPED_BYTES = 250_000;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dashboard-build-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', 'apps/dashboard', '--outDir', dir, '--emptyOutDir', '--logLevel', 'error'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect({ status: run.status, said: run.stderr }).toMatchObject({ status: 0 });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

describe('the built dashboard', () => {
  it('is small enough for a phone on a train', () => {
    const bytes = readdirSync(dir).map((name) => gzipSync(readFileSync(join(dir, name))).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(MOST_GZIPPED_BYTES);
  });

  it('has no inline script or style, and asks no other host for anything', () => {
    const page = readFileSync(join(dir, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/dashboard\/index-.+\.js$/)]),
    );
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const styles = readdirSync(dir).filter((name) => name.endsWith('.css'));
    for (const name of styles) expect(readFileSync(join(dir, name), 'utf8')).not.toMatch(/url\(|@import/);
  });
});
