import { compileFlow, type CompiledFlow, type FlowDocument, type StreamItem } from '@nurture/core/flow';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { streamsOf } from './compile/compile-workspace';
import type { SettingsSource } from './compile/files';
import { compileSettings } from './compile/settings';
import type { Finding } from './finding';
import type { LoadedWorkspace } from './load/load-workspace';
import { withFlow } from './load/with-flow';
import { viewFlow } from './validate/flow-view';
import { mostMails, type MostMails } from './validate/most-mails';
import { WORKSPACE_RULES } from './validate/rules';
import { mails as ruleOfMails } from './validate/rules/mails';
import { checkWorkspace, isValid } from './validate/validate-workspace';

/** What the checks say of a flow that is being written. */
export interface CheckedDraft {
  /** Of the flow's own text. */
  readonly findings: readonly Finding[];
  /** Null where the flow has errors, or the workspace's settings have. */
  readonly sound: SoundDraft | null;
}

export interface SoundDraft {
  readonly document: FlowDocument;
  readonly compiled: CompiledFlow;
  readonly settings: WorkspaceSettings;
  readonly streams: Readonly<Record<string, readonly StreamItem[]>>;
  readonly mostMails: Omit<MostMails, 'flow' | 'file'>;
}

/**
 * Checks one flow against its workspace as publishing does, but for the content of mails; quick enough for every pause
 * in typing.
 * @param text as it stands in the editor, JSON or not yet
 * @param inPlaceOf the id under which it was, where the text may have another
 */
export async function checkDraft(loaded: LoadedWorkspace, text: string, inPlaceOf?: string): Promise<CheckedDraft> {
  const drafted = withFlow(loaded, text, inPlaceOf);
  const { settings, flows } = drafted.workspace;
  const rules = WORKSPACE_RULES.filter((rule) => rule !== ruleOfMails);
  const looked = [drafted.file, settings?.path];
  const all = await checkWorkspace(drafted, rules, (path) => looked.includes(path));
  const findings = all.filter(({ file }) => file === drafted.file);
  const flow = flows.find(({ path }) => path === drafted.file);
  if (flow === undefined || settings === null || !isValid(all)) return { findings, sound: null };
  const streams = streamsOf(viewFlow(flow), drafted.workspace);
  const compiledSettings = compileSettings(settings.value as SettingsSource);
  const { fields, events } = compiledSettings;
  const document = flow.value as FlowDocument;
  const compiled = compileFlow(document, { streams, types: { ...fields, events } });
  const [most] = mostMails({ ...drafted, workspace: { ...drafted.workspace, flows: [flow] } }, all);
  if (most === undefined) throw new Error(`${document.id}: mails could not be counted`);
  const { flow: _, file: _file, ...bound } = most;
  return { findings, sound: { document, compiled, settings: compiledSettings, streams, mostMails: bound } };
}
