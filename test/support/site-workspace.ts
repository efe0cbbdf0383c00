import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const STARTER = join(__dirname, '../../templates');

/** The starter workspace with a site of the company's own, in a folder that the test removes. */
export function siteWorkspace(origins: readonly string[], more: Readonly<Record<string, unknown>> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'nurture-site-'));
  for (const part of ['flows', 'mails', 'pages', 'assets', 'scoring.json', 'handoff.json', 'workspace.json']) {
    cpSync(join(STARTER, part), join(dir, part), { recursive: true, force: true });
  }
  const path = join(dir, 'workspace.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...settings, site: { origins, events: [] }, ...more }));
  return dir;
}
