import { compileFlow, type FlowDocument, type StreamItem } from '@nurture/core/flow';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import type { Finding } from '../finding';
import { contentHash } from '../load/hash';
import type { JsonFile } from '../load/json-file';
import { type LoadedWorkspace, loadWorkspace } from '../load/load-workspace';
import type { Workspace } from '../load/workspace';
import { type FlowView, mailsOf, viewFlow } from '../validate/flow-view';
import { asList, own, textOf } from '../validate/json';
import { WORKSPACE_RULES } from '../validate/rules';
import { mails as ruleOfMails } from '../validate/rules/mails';
import { checkWorkspace } from '../validate/validate-workspace';
import type {
  CompiledFlows,
  CompiledWorkspace,
  Hashed,
  PublishableMail,
  WorkspaceFlow,
  WorkspacePage,
} from './compiled-workspace';
import type { HandoffSource, ScoringSource, SettingsSource } from './files';
import { compileHandoff } from './handoff';
import { type CheckKeeper, keyOfCheck } from './kept-check';
import { compileMails, takeCompiled } from './mails';
import { compileScoring } from './scoring';
import { compileQuiz, type QuizSource } from './quiz';
import { compileSettings } from './settings';

export interface PreparedWorkspace {
  readonly findings: readonly Finding[];
  /** Null where workspace.json, scoring.json or handoff.json has errors: nothing can be published then. */
  readonly compiled: CompiledWorkspace | null;
}

/**
 * Reads, checks and compiles a workspace. A flow with errors, in its own file or in a mail or stream that it uses, is
 * left out and named in `refused`; the others are there.
 * @param keeper of the last check, where the same folder is prepared again and again
 * @throws WorkspaceMissingError where there is no such folder
 */
export async function prepareWorkspace(path: string, keeper: CheckKeeper | null = null): Promise<PreparedWorkspace> {
  const loaded = loadWorkspace(path);
  const findings = await checkedOnce(loaded, keeper);
  return { findings, compiled: await compileWorkspace(loaded, findings) };
}

async function checkedOnce(loaded: LoadedWorkspace, keeper: CheckKeeper | null): Promise<readonly Finding[]> {
  if (keeper === null) return checkWorkspace(loaded);
  const key = keyOfCheck(loaded);
  const kept = keeper.read(key);
  if (kept) {
    takeCompiled(loaded.workspace, kept.mails);
    return kept.findings;
  }
  const findings = await checkWorkspace(loaded);
  const mails = await compileMails(loaded.workspace);
  keeper.write(key, { findings, mails: mails.map(({ compiled }) => compiled) });
  return findings;
}

/** A workspace's flows and what they run by, without its mails' content. */
export interface PreparedFlows {
  readonly findings: readonly Finding[];
  /** Null where workspace.json, scoring.json or handoff.json has errors. */
  readonly compiled: CompiledFlows | null;
}

/**
 * The same without a look into the mails, for what sends none: trying a flow, drawing it, telling it. Mails take most of
 * the time.
 * @throws WorkspaceMissingError where there is no such folder
 */
export const prepareFlows = (path: string): Promise<PreparedFlows> => prepareLoadedFlows(loadWorkspace(path));

/** The same for a workspace that was read already. */
export async function prepareLoadedFlows(loaded: LoadedWorkspace): Promise<PreparedFlows> {
  const rules = WORKSPACE_RULES.filter((rule) => rule !== ruleOfMails);
  const findings = await checkWorkspace(loaded, rules);
  return { findings, compiled: compileFlows(loaded, findings, []) };
}

/**
 * Compiles what has no errors.
 * @param findings what `checkWorkspace` said of the very same workspace
 */
export async function compileWorkspace(
  loaded: LoadedWorkspace,
  findings: readonly Finding[],
): Promise<CompiledWorkspace | null> {
  const { workspace } = loaded;
  const faulty = faultyFiles(findings);
  const mails = await publishable(workspace, faulty);
  const flows = compileFlows(loaded, findings, mails);
  if (flows === null) return null;
  const { refused, mailNames: _, ...compiled } = flows;
  const content = {
    ...compiled,
    mails,
    pages: workspace.pages.filter((page) => !faulty.has(page.file.path)).map(pageOf),
    quizzes: workspace.quizzes
      .filter(({ file }) => !faulty.has(file.path))
      .map(({ name, file }) => hashed(compileQuiz(name, file.value as QuizSource, compiled.settings.content.locale))),
    assets: workspace.assets,
  };
  return { dir: workspace.dir, hash: overallHash(content), refused, ...content };
}

function faultyFiles(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.filter((finding) => finding.level === 'error').map((finding) => finding.file));
}

function compileFlows(
  { workspace }: LoadedWorkspace,
  findings: readonly Finding[],
  mails: readonly PublishableMail[],
): CompiledFlows | null {
  const faulty = faultyFiles(findings);
  const { settings, scoring, handoff } = workspace;
  if (settings === null || scoring === null || handoff === null) return null;
  if ([settings, scoring, handoff].some((file) => faulty.has(file.path))) return null;
  const compiled = compileSettings(settings.value as SettingsSource);
  const flows = flowsOf(workspace, compiled, mails, faulty);
  return {
    settings: hashed(compiled),
    scoring: hashed(compileScoring(scoring.value as ScoringSource, compiled.locale)),
    handoff: hashed(compileHandoff(handoff.value as HandoffSource, compiled)),
    flows: flows.sound,
    refused: flows.refused,
    mailNames: [...new Set(workspace.mails.map(({ name }) => name))],
  };
}

function hashed<Content>(content: Content): Hashed<Content> {
  return { hash: contentHash(content), content };
}

function overallHash(content: Omit<CompiledWorkspace, 'dir' | 'hash' | 'refused'>): string {
  const { settings, scoring, handoff, flows, mails, pages, quizzes, assets } = content;
  const parts = [settings, scoring, handoff, ...flows, ...mails, ...pages, ...quizzes].map((part) => part.hash);
  return contentHash([parts, assets]);
}

async function publishable(workspace: Workspace, faulty: ReadonlySet<string>): Promise<PublishableMail[]> {
  const mails = await compileMails(workspace);
  return mails
    .filter(({ file }) => !faulty.has(file.file.path))
    .map(({ name, locale, use, compiled: { mail } }) => ({ name, locale, use, hash: mail.hash, mail }));
}

function flowsOf(
  workspace: Workspace,
  settings: WorkspaceSettings,
  mails: readonly PublishableMail[],
  faulty: ReadonlySet<string>,
): { sound: WorkspaceFlow[]; refused: string[] } {
  const sound: WorkspaceFlow[] = [];
  const refused: string[] = [];
  for (const file of workspace.flows) {
    const flow = faulty.has(file.path) ? null : flowOf(viewFlow(file), workspace, settings, mails, faulty);
    if (flow === null) refused.push(textOf(own(file.value, 'id')) ?? file.path);
    else sound.push(flow);
  }
  return { sound: sound.sort((a, b) => (a.id < b.id ? -1 : 1)), refused };
}

/** Null where a mail or stream that it uses can't be published. */
function flowOf(
  view: FlowView,
  workspace: Workspace,
  settings: WorkspaceSettings,
  mails: readonly PublishableMail[],
  faulty: ReadonlySet<string>,
): WorkspaceFlow | null {
  const streams = streamsOf(view, workspace);
  const names = mailNamesOf(view, streams);
  const unsound = workspace.mails.some((mail) => names.has(mail.name) && faulty.has(mail.file.path));
  if (unsound || Object.keys(streams).some((name) => faulty.has(`streams/${name}.json`))) return null;
  const document = view.document as unknown as FlowDocument;
  const hashes = mailHashes(names, mails);
  const { fields, events } = settings;
  return {
    id: document.id,
    name: document.name ?? document.id,
    hash: contentHash({ document: { ...document, $schema: undefined }, streams, mails: hashes }),
    document,
    compiled: compileFlow(document, { streams, types: { ...fields, events } }),
    mails: hashes,
    streams,
  };
}

/** The streams that a flow sends from, whole. */
export function streamsOf(view: FlowView, workspace: Workspace): Record<string, readonly StreamItem[]> {
  const named = new Set(view.actions.map((action) => textOf(own(action.value, 'sendNext'))));
  return Object.fromEntries(
    workspace.streams.filter(({ name }) => named.has(name)).map(({ name, file }) => [name, itemsOf(file)]),
  );
}

function itemsOf(file: JsonFile): readonly StreamItem[] {
  return file.value as readonly StreamItem[];
}

function mailNamesOf(view: FlowView, streams: Readonly<Record<string, readonly StreamItem[]>>): ReadonlySet<string> {
  const sent = view.actions.flatMap(mailsOf).map(({ mail }) => mail);
  const notified = view.actions.flatMap(({ value }) =>
    [own(value, 'template'), own(own(value, 'notify'), 'template')].map(textOf),
  );
  const streamed = Object.values(streams).flatMap((items) => asList(items).map((item) => textOf(own(item, 'mail'))));
  return new Set([...sent, ...notified, ...streamed].filter((name) => name !== null));
}

function mailHashes(
  names: ReadonlySet<string>,
  mails: readonly PublishableMail[],
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    [...names]
      .sort()
      .map((name) => [
        name,
        Object.fromEntries(mails.filter((mail) => mail.name === name).map((mail) => [mail.locale, mail.hash])),
      ]),
  );
}

function pageOf({ name, locale, format, file }: Workspace['pages'][number]): WorkspacePage {
  return { name, locale, format, hash: file.hash, source: file.text, partial: name.startsWith('_') };
}
