import type { JsonFile } from './json-file';
import type { TextFile } from './text-file';

/** A marketer's folder as it was read: parsed and hashed, not yet checked. */
export interface Workspace {
  /** Absolute path of the folder. */
  readonly dir: string;
  readonly settings: JsonFile | null;
  readonly scoring: JsonFile | null;
  readonly handoff: JsonFile | null;
  readonly flows: readonly JsonFile[];
  readonly flowTests: readonly JsonFile[];
  readonly streams: readonly NamedJson[];
  readonly mails: readonly TemplateFile[];
  readonly pages: readonly TemplateFile[];
  /** `pages/NAME.quiz.json` */
  readonly quizzes: readonly NamedJson[];
  readonly assets: readonly AssetFile[];
}

export interface NamedJson {
  readonly name: string;
  readonly file: JsonFile;
}

/** `mails/NAME.mjml`, `mails/NAME.nl.mjml`, `pages/NAME.hbs` … */
export interface TemplateFile {
  readonly name: string;
  /** Null: the workspace's own language. */
  readonly locale: string | null;
  readonly format: 'mjml' | 'hbs' | 'html';
  readonly file: TextFile;
}

export interface AssetFile {
  /** Below `assets/`, with `/`. */
  readonly name: string;
  readonly bytes: number;
}
