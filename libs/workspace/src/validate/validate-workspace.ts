import { byPlace, type Finding } from '../finding';
import { findingIn } from '../finding-in';
import type { JsonFile } from '../load/json-file';
import { type LoadedWorkspace, loadWorkspace } from '../load/load-workspace';
import type { Workspace } from '../load/workspace';
import { type FlowView, viewFlow } from './flow-view';
import { objectOf, own } from './json';
import { namesOf } from './names';
import { FLOW_RULES, WORKSPACE_RULES } from './rules';
import type { Check, WorkspaceRule } from './rules/rule';
import { type SchemaName, validatorOf } from './schema/schemas';
import { problemsOf } from './schema/translate';

/** A flow beyond this is several flows. Looked at before anything walks it. */
export const MAX_STATES = 200;

/** Of one file; who has mended these asks again. */
const MAX_FINDINGS_PER_FILE = 200;

/**
 * Checks a workspace folder: what its schemas refuse, names that lead nowhere, and flows that can't work. Never throws
 * for what stands in the files: whatever they hold, the answer is a list of findings, by file and place.
 * @throws WorkspaceMissingError where there is no such folder
 */
export async function validateWorkspace(path: string): Promise<Finding[]> {
  return checkWorkspace(loadWorkspace(path));
}

/**
 * The same for a workspace that was read already.
 * @param rules fewer, where only a part of it will be used
 * @param wanted of which files, by their paths; of all when left out
 */
export async function checkWorkspace(
  { workspace, findings }: LoadedWorkspace,
  rules: readonly WorkspaceRule[] = WORKSPACE_RULES,
  wanted: (path: string) => boolean = () => true,
): Promise<Finding[]> {
  const schema = schemaFindings(workspace, wanted);
  const faulty = new Set(schema.map((finding) => finding.file));
  const small = workspace.flows.filter((file) => stateCount(file) <= MAX_STATES);
  const check: Check = { workspace, names: namesOf(workspace), flows: small.map(viewFlow) };
  const ofRules = await Promise.all(rules.map(async (rule) => rule.check(check)));
  const looked = check.flows.filter(({ file }) => wanted(file.path));
  const all = [
    ...findings,
    ...schema,
    ...workspace.flows.filter((file) => !small.includes(file)).map(tooManyStates),
    ...looked.flatMap((flow) => flowFindings(flow, check, faulty.has(flow.file.path))),
    ...ofRules.flat(),
  ];
  return tidy(all.filter(({ file }) => wanted(file)));
}

/** Whether nothing keeps the workspace from being published. */
export function isValid(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.level !== 'error');
}

function schemaFindings(workspace: Workspace, wanted: (path: string) => boolean): Finding[] {
  const { settings, scoring, handoff, flows, flowTests, streams, quizzes } = workspace;
  const against = (name: SchemaName, files: readonly (JsonFile | null)[]): Finding[] =>
    againstSchema(
      name,
      files.filter((file) => file !== null && wanted(file.path)),
    );
  return [
    ...against('workspace', [settings]),
    ...against('scoring', [scoring]),
    ...against('handoff', [handoff]),
    ...against(
      'flow',
      flows.filter((file) => stateCount(file) <= MAX_STATES),
    ),
    ...against('flow-test', flowTests),
    ...against(
      'quiz',
      quizzes.map((quiz) => quiz.file),
    ),
    ...against(
      'stream',
      streams.map((stream) => stream.file),
    ),
  ];
}

function againstSchema(name: SchemaName, files: readonly (JsonFile | null)[]): Finding[] {
  return files.flatMap((file) => {
    if (file === null) return [];
    return problemsOf(validatorOf(name), file.value).map((problem) => findingIn(file, problem));
  });
}

function flowFindings(flow: FlowView, check: Check, faulty: boolean): Finding[] {
  const said = FLOW_RULES.filter(({ reads }) => reads === 'parts' || (reads === 'whole' && !faulty)).flatMap((rule) =>
    rule.check(flow, check),
  );
  const sound = !faulty && said.every(({ level }) => level === 'warning');
  const last = FLOW_RULES.filter(({ reads }) => reads === 'sound' && sound).flatMap((rule) => rule.check(flow, check));
  return [...said, ...last].map((complaint) => findingIn(flow.file, complaint));
}

function stateCount(file: JsonFile): number {
  return Object.keys(objectOf(own(file.value, 'states'))).length;
}

function tooManyStates(file: JsonFile): Finding {
  const message = `The flow has ${stateCount(file)} states; more than ${MAX_STATES} are not read. Divide it into several flows.`;
  return findingIn(file, { rule: 'too-many-states', message, path: ['states'], atKey: true });
}

/** In order, each said once, and no more of a file than somebody can mend in one go. */
function tidy(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  const perFile = new Map<string, number>();
  return [...unique.values()].sort(byPlace).filter(({ file }) => {
    const count = (perFile.get(file) ?? 0) + 1;
    perFile.set(file, count);
    return count <= MAX_FINDINGS_PER_FILE;
  });
}
