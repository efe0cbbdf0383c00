import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Finding, findingAbout } from '../finding';
import { decodeSource } from '../mails';
import { type JsonFile, parseJson } from './json-file';
import { sha256 } from './hash';
import { filesBelow, MAX_FILES, namesIn } from './list-folder';
import { isPart, withParts } from './mail-parts';
import { type Decoder, readTextFile, reasonOf } from './read-file';
import type { TextFile } from './text-file';
import type { TemplateFile, Workspace } from './workspace';

export interface LoadedWorkspace {
  readonly workspace: Workspace;
  /** What couldn't be read: too large, no text, no JSON. The files concerned are missing from `workspace`. */
  readonly findings: readonly Finding[];
}

/** Why a folder can't be a workspace at all. */
export class WorkspaceMissingError extends Error {
  readonly code = 'workspace-missing';
}

/**
 * Reads a workspace folder. Files that can't be read come as findings; nothing is checked beyond that.
 * @throws WorkspaceMissingError where the folder doesn't exist, is no folder or can't be listed
 */
export function loadWorkspace(path: string): LoadedWorkspace {
  const dir = resolve(path);
  requireFolder(path, dir);
  const reader = new FolderReader(dir);
  const workspace: Workspace = {
    dir,
    settings: reader.required('workspace.json'),
    scoring: reader.required('scoring.json'),
    handoff: reader.required('handoff.json'),
    flows: reader.jsonIn('flows', (name) => name.endsWith('.json') && !name.endsWith('.flow-test.json')),
    flowTests: reader.jsonIn('flows', (name) => name.endsWith('.flow-test.json')),
    streams: reader
      .jsonIn('streams', (name) => name.endsWith('.json'))
      .map((file) => ({ name: file.path.slice('streams/'.length, -'.json'.length), file })),
    mails: reader.mails(),
    pages: reader.templatesIn('pages', PAGE_NAME),
    quizzes: reader
      .jsonIn('pages', (name) => name.endsWith('.quiz.json'))
      .map((file) => ({ name: file.path.slice('pages/'.length, -'.quiz.json'.length), file })),
    assets: filesBelow(join(dir, 'assets')),
  };
  return { workspace, findings: reader.findings };
}

function requireFolder(given: string, dir: string): void {
  try {
    if (!statSync(dir).isDirectory()) throw new WorkspaceMissingError(`${given} is no folder.`);
    namesIn(dir);
  } catch (error) {
    if (error instanceof WorkspaceMissingError) throw error;
    throw new WorkspaceMissingError(`The workspace ${given} can't be read: ${reasonOf(error)}.`);
  }
}

// A name may hold dots; what stands between the last two and looks like a language is one.
const LOCALE = '(?:\\.([a-z]{2}(?:-[A-Z]{2})?))?';
const MAIL_NAME = new RegExp(`^(.+?)${LOCALE}\\.(mjml|hbs|html)$`);
const PAGE_NAME = new RegExp(`^(.+?)${LOCALE}\\.(hbs)$`);

class FolderReader {
  readonly findings: Finding[] = [];

  constructor(private readonly dir: string) {}

  required(name: string): JsonFile | null {
    if (existsSync(join(this.dir, name))) return this.json(name);
    this.findings.push(findingAbout(name, { rule: 'file-missing', message: `A workspace needs a ${name}.` }));
    return null;
  }

  jsonIn(folder: string, wanted: (name: string) => boolean): JsonFile[] {
    return this.names(folder)
      .filter(wanted)
      .map((name) => this.json(`${folder}/${name}`))
      .filter((file) => file !== null);
  }

  /** Each mail whole, with the parts that it includes: a part that changes makes a new version of its mails. */
  mails(): TemplateFile[] {
    const all = this.templatesIn('mails', MAIL_NAME);
    const parts = new Map(all.filter(({ name }) => isPart(name)).map(({ file }) => [file.path, file.text]));
    return all.filter(({ name }) => !isPart(name)).map((mail) => this.whole(mail, parts));
  }

  private whole(mail: TemplateFile, parts: ReadonlyMap<string, string>): TemplateFile {
    if (mail.format !== 'mjml') return mail;
    const { text, findings } = withParts(mail, (name) => parts.get(`mails/${name}.mjml`) ?? null);
    this.findings.push(...findings);
    return text === mail.file.text ? mail : { ...mail, file: { ...mail.file, text, hash: sha256(text) } };
  }

  templatesIn(folder: string, pattern: RegExp): TemplateFile[] {
    return this.names(folder)
      .map((name) => this.template(folder, pattern.exec(name)))
      .filter((template) => template !== null);
  }

  private template(folder: string, match: RegExpExecArray | null): TemplateFile | null {
    const [whole, name, locale, format] = match ?? [];
    if (whole === undefined || name === undefined || !isFormat(format)) return null;
    // Mails come from other tools, which write in other character sets; nothing else of a workspace does.
    const file = this.text(`${folder}/${whole}`, folder === 'mails' ? decodeSource : undefined);
    return file === null ? null : { name, locale: locale ?? null, format, file };
  }

  private json(path: string): JsonFile | null {
    const text = this.text(path);
    if (text === null) return null;
    const parsed = parseJson(text);
    this.findings.push(...parsed.findings);
    return parsed.file;
  }

  private text(path: string, textOf?: Decoder): TextFile | null {
    const read = readTextFile(this.dir, path, textOf);
    if (read.finding !== null) this.findings.push(read.finding);
    return read.file;
  }

  private names(folder: string): string[] {
    try {
      return namesIn(join(this.dir, folder)).slice(0, MAX_FILES);
    } catch (error) {
      const message = `The folder can't be read: ${reasonOf(error)}.`;
      this.findings.push(findingAbout(folder, { rule: 'not-readable', message }));
      return [];
    }
  }
}

function isFormat(value: string | undefined): value is TemplateFile['format'] {
  return value === 'mjml' || value === 'hbs' || value === 'html';
}
