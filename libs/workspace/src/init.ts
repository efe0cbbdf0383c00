import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { filesBelow, namesIn } from './load/list-folder';
import { loadWorkspace } from './load/load-workspace';
import { reasonOf } from './load/read-file';
import { writeSchemas } from './write-schemas';

export type InitResult =
  | { readonly ok: true; /** Relative to the new folder. */ readonly files: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** In the starter workspace: workspaces of their own, each with one programme. */
const GALLERY = 'gallery';

/** The programmes of the gallery, which a new workspace may begin as. */
export function galleryProgrammes(starterDir: string): string[] {
  const gallery = join(starterDir, GALLERY);
  return namesIn(gallery).filter((name) => existsSync(join(gallery, name, 'workspace.json')));
}

/** Where a programme of the gallery lies. */
export const galleryDir = (starterDir: string, programme: string): string => join(starterDir, GALLERY, programme);

/**
 * Makes a new workspace: a copy of the starter with the schemas inside, which propose the names that stand in it,
 * and each file's `$schema` pointing there.
 * @param dir is made where it doesn't exist; must be empty where it does
 * @param starterDir the starter workspace, or a programme of its gallery
 * @param schemasDir the published schemas
 */
export function initWorkspace(dir: string, starterDir: string, schemasDir: string): InitResult {
  try {
    const refusal = refusalOf(dir);
    if (refusal !== null) return { ok: false, message: refusal };
    mkdirSync(dir, { recursive: true });
    const starter = realpathSync(starterDir);
    cpSync(starter, dir, { recursive: true, filter: (source) => source === starter || isCopied(source, starter) });
    writeSchemas(loadWorkspace(dir), realpathSync(schemasDir));
    const files = filesBelow(dir).map((file) => file.name);
    files
      .filter((name) => name.endsWith('.json') && !name.startsWith('schemas/'))
      .forEach((name) => pointAtSchemas(dir, name));
    return { ok: true, files };
  } catch (error) {
    return { ok: false, message: `${dir} can't be written: ${reasonOf(error)}.` };
  }
}

function refusalOf(dir: string): string | null {
  const stat = statSync(dir, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isDirectory()) return `${dir} is a file; name a folder to be made.`;
  return readdirSync(dir).length === 0 ? null : `${dir} is not empty; name a folder that is, or one to be made.`;
}

function isCopied(path: string, starter: string): boolean {
  return !basename(path).startsWith('.') && path !== join(starter, GALLERY);
}

const SCHEMA_LINE = /^(\s*"\$schema":\s*")[^"]*\/([\w-]+\.schema\.json)"/m;

/** Changes the one line, so that the author's own layout stays. */
export function pointAtSchemas(dir: string, name: string): void {
  const path = join(dir, name);
  const up = relative(dirname(path), join(dir, 'schemas')).split(sep).join(posix.sep);
  const prefix = up.startsWith('.') ? up : `./${up}`;
  const before = readFileSync(path, 'utf8');
  const after = before.replace(SCHEMA_LINE, (_all, start: string, schema: string) => `${start}${prefix}/${schema}"`);
  if (after !== before) writeFileSync(path, after);
}
