import { createHash } from 'node:crypto';
import { own, textOf } from '../validate/json';
import { parseJson } from './json-file';
import type { LoadedWorkspace } from './load-workspace';

/** A workspace in which one flow is another. */
export interface WithFlow extends LoadedWorkspace {
  /** The path under which findings name the flow. */
  readonly file: string;
  /** The id that its text says, if it says one. */
  readonly id: string | null;
}

/**
 * Puts a flow in the place of the one with its id, or beside the others, so that it is checked against the rest.
 * @param text the flow's document, as JSON
 * @param inPlaceOf the id of a flow that it replaces, whatever its own
 */
export function withFlow({ workspace, findings }: LoadedWorkspace, text: string, inPlaceOf?: string): WithFlow {
  const file = 'flows/posted.json';
  const parsed = parseJson({ path: file, text, bytes: Buffer.byteLength(text), hash: sha256(text) });
  const id = parsed.file && textOf(own(parsed.file.value, 'id'));
  const replaced = new Set([id, inPlaceOf ?? id]);
  const others = workspace.flows.filter((flow) => {
    const other = textOf(own(flow.value, 'id'));
    return other === null || !replaced.has(other);
  });
  return {
    file,
    id,
    workspace: { ...workspace, flows: parsed.file ? [...others, parsed.file] : others },
    findings: [...findings, ...parsed.findings],
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
