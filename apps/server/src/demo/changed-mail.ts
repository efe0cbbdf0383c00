import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The mail that was made better half-way, by what it was called before. */
const BEFORE: Readonly<Record<string, string>> = {
  'whitepaper-deep-dive.mjml': 'More about the maturity model',
  'whitepaper-deep-dive.nl.mjml': 'Meer over het volwassenheidsmodel',
};
/** How much less the earlier one made people do. */
const DULLER = 0.6;

/** How a mail does with its readers, by its subject. */
export const appealOf = (subject: string): number => (Object.values(BEFORE).includes(subject) ? DULLER : 1);

/**
 * The workspace as it was half a year ago, in a folder of its own: one mail had another subject.
 * @returns the folder and how to be rid of it; null for a workspace without that mail
 */
export function workspaceBefore(workspace: string): { readonly dir: string; remove(): void } | null {
  const there = Object.entries(BEFORE).filter(([file]) => existsSync(join(workspace, 'mails', file)));
  if (there.length === 0) return null;
  const parent = mkdtempSync(join(tmpdir(), 'nurture-demo-'));
  const dir = join(parent, basename(workspace));
  cpSync(workspace, dir, { recursive: true });
  for (const [file, subject] of there) {
    const path = join(dir, 'mails', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^subject: .*$/m, `subject: ${JSON.stringify(subject)}`));
  }
  return { dir, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
