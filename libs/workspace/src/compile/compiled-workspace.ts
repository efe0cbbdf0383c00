import type { CompiledFlow, FlowDocument, StreamItem } from '@nurture/core/flow';
import type { CompiledMail } from '@nurture/core/mail';
import type { HandoffSettings, ScoringModel, WorkspaceSettings } from '@nurture/core/workspace';
import type { AssetFile, TemplateFile } from '../load/workspace';
import type { MailUse } from './mail-kind';

/** All that publishing needs, immutable: equal hashes are equal content. */
export interface CompiledWorkspace {
  readonly dir: string;
  /** Of everything below. */
  readonly hash: string;
  readonly settings: Hashed<WorkspaceSettings>;
  readonly scoring: Hashed<ScoringModel>;
  readonly handoff: Hashed<HandoffSettings>;
  /** Those without errors, by id. */
  readonly flows: readonly WorkspaceFlow[];
  /** Ids (or paths, where a file has none) of flows that errors keep out: their last good version runs on. */
  readonly refused: readonly string[];
  readonly mails: readonly PublishableMail[];
  readonly pages: readonly WorkspacePage[];
  readonly assets: readonly AssetFile[];
}

/** What flows run by. Without the mails' hashes the flows' own say nothing. */
export interface CompiledFlows extends Pick<
  CompiledWorkspace,
  'settings' | 'scoring' | 'handoff' | 'flows' | 'refused'
> {
  readonly mailNames: readonly string[];
}

export interface Hashed<Content> {
  readonly hash: string;
  readonly content: Content;
}

export interface WorkspaceFlow {
  readonly id: string;
  readonly name: string;
  /** Of the document, its streams and all its mails: one of them changed makes a new version. */
  readonly hash: string;
  readonly document: FlowDocument;
  readonly compiled: CompiledFlow;
  /** Hashes of its mails: name → language → hash. */
  readonly mails: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The streams it names, whole. */
  readonly streams: Readonly<Record<string, readonly StreamItem[]>>;
}

export interface PublishableMail {
  readonly name: string;
  readonly locale: string;
  readonly use: MailUse;
  /** The compiled mail's own. */
  readonly hash: string;
  readonly mail: CompiledMail;
}

export interface WorkspacePage {
  readonly name: string;
  /** Null: the file serves every language. */
  readonly locale: string | null;
  readonly hash: string;
  readonly source: string;
  /** A name that begins with `_`: a part of other pages, under that name. */
  readonly partial: boolean;
  readonly format: TemplateFile['format'];
}
