import type { Finding } from '../../finding';
import { findingIn } from '../../finding-in';
import type { JsonFile } from '../../load/json-file';
import type { JsonPath } from '../../load/json-path';
import { asList, own } from '../json';
import { quoted } from '../suggest';
import type { WorkspaceRule } from './rule';

/** What is called by its id has it for itself. */
export const duplicates: WorkspaceRule = {
  rules: ['duplicate-id'],
  check: ({ workspace: { flows, scoring, handoff, settings } }) => [
    ...amongFlows(flows),
    ...inLists(scoring, [['rules'], ['sleep'], ['fit', 'rules'], ['fit', 'disqualify']]),
    ...inLists(handoff, [['reasons', 'recycle'], ['reasons', 'reject'], ['reasons', 'lost'], ['buyingGroup']]),
    ...inLists(settings, teamLists(settings)),
  ],
};

function amongFlows(flows: readonly JsonFile[]): Finding[] {
  const first = new Map<unknown, string>();
  return flows.flatMap((file) => {
    const id = own(file.value, 'id');
    const before = first.get(id);
    if (typeof id !== 'string') return [];
    if (before === undefined) {
      first.set(id, file.path);
      return [];
    }
    const message = `${before} has the id ${quoted(id)} already; each flow needs its own.`;
    return [findingIn(file, { rule: 'duplicate-id', message, path: ['id'] })];
  });
}

function inLists(file: JsonFile | null, lists: readonly JsonPath[]): Finding[] {
  return file === null ? [] : lists.flatMap((path) => inList(file, path));
}

function inList(file: JsonFile, path: JsonPath): Finding[] {
  const items = path.reduce<unknown>((value, step) => own(value, String(step)), file.value);
  const seen = new Set<string>();
  return asList(items).flatMap((item, index) => {
    const id = own(item, 'id');
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `The id ${quoted(id)} stands in this list already.`;
    return [findingIn(file, { rule: 'duplicate-id', message, path: [...path, index, 'id'] })];
  });
}

function teamLists(settings: JsonFile | null): JsonPath[] {
  const teams = own(settings?.value, 'teams');
  return typeof teams === 'object' && teams !== null
    ? Object.keys(teams).map((name) => ['teams', name, 'members'])
    : [];
}
