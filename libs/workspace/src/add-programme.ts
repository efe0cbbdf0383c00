import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyEdits, type JSONPath, modify, parse } from 'jsonc-parser';
import { pointAtSchemas } from './init';
import { filesBelow } from './load/list-folder';
import { loadWorkspace } from './load/load-workspace';
import { reasonOf } from './load/read-file';
import { objectOf, own } from './validate/json';
import { writeSchemas } from './write-schemas';

export type AddResult =
  | {
      readonly ok: true;
      /** New ones, relative to the workspace. */
      readonly files: readonly string[];
      /** Of that name there was another one, which stays. */
      readonly kept: readonly string[];
      /** What was added to workspace.json, such as `topics.webinars`. */
      readonly settings: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const FOLDERS = ['flows', 'mails', 'streams', 'pages', 'assets'];

/** What a programme may name of workspace.json. */
const SECTIONS: readonly JSONPath[] = [
  ['topics'],
  ['windows'],
  ['events'],
  ['fields', 'contact'],
  ['fields', 'account'],
];

const SETTINGS = 'workspace.json';

/** Whether a folder is a workspace, to which something can be added. */
export const isWorkspace = (dir: string): boolean => existsSync(join(dir, SETTINGS));

/**
 * Adds a programme to a workspace: its flows, mails, streams, pages and assets, and to workspace.json what they name and
 * it lacks. Nothing that is there is changed.
 * @param programmeDir a workspace of its own, such as one of the gallery
 * @param schemasDir the published schemas
 */
export function addProgramme(dir: string, programmeDir: string, schemasDir: string): AddResult {
  try {
    const programme = realpathSync(programmeDir);
    const settings = addSettings(join(dir, SETTINGS), join(programme, SETTINGS));
    if (settings === null) return { ok: false, message: `${join(dir, SETTINGS)} is no JSON object: mend it first.` };
    const names = FOLDERS.flatMap((folder) =>
      filesBelow(join(programme, folder)).map(({ name }) => `${folder}/${name}`),
    );
    const files = names.filter((name) => !existsSync(join(dir, name)));
    const kept = names.filter((name) => !files.includes(name) && !isSame(join(programme, name), join(dir, name)));
    for (const name of files) copyInto(dir, programme, name);
    writeSchemas(loadWorkspace(dir), realpathSync(schemasDir));
    return { ok: true, files, kept, settings };
  } catch (error) {
    return { ok: false, message: `${dir} can't be written: ${reasonOf(error)}.` };
  }
}

const isSame = (one: string, other: string): boolean => readFileSync(one).equals(readFileSync(other));

function copyInto(dir: string, programme: string, name: string): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  copyFileSync(join(programme, name), join(dir, name));
  if (name.endsWith('.json')) pointAtSchemas(dir, name);
}

/** Adds the names that are not there, in the author's own layout; null where there is nothing to add to. */
function addSettings(path: string, theirs: string): string[] | null {
  const before = readFileSync(path, 'utf8');
  const offered = parse(readFileSync(theirs, 'utf8')) as unknown;
  const there = parse(before) as unknown;
  if (objectOf(there) !== there) return null;
  // An event that both know may carry more in the programme.
  const shared = Object.keys(objectOf(at(there, ['events']))).map((event) => ['events', event]);
  const missing = [...SECTIONS, ...shared].flatMap((section) => {
    const known = objectOf(at(there, section));
    const named = Object.entries(objectOf(at(offered, section)));
    return named
      .filter(([name]) => !Object.hasOwn(known, name))
      .map(([name, value]) => ({ path: [...section, name], value }));
  });
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  const add = (text: string, one: (typeof missing)[number]): string =>
    applyEdits(text, modify(text, one.path, one.value, { formattingOptions }));
  if (missing.length > 0) writeFileSync(path, missing.reduce(add, before));
  return missing.map((one) => one.path.join('.'));
}

const at = (document: unknown, path: JSONPath): unknown =>
  path.reduce<unknown>((value, step) => own(value, String(step)), document);
