import { createHash } from 'node:crypto';
import { own, textOf } from '../validate/json';
import { parseJson } from './json-file';
import type { LoadedWorkspace } from './load-workspace';

/** A workspace in which one flow is another. */
export interface WithFlow extends LoadedWorkspace {
  /** The path under which findings name the flow. */
  readonly file: string;
}

/**
 * Puts a flow in the place of the one with its id, or beside the others, so that it is checked against the rest.
 * @param text the flow's document, as JSON
 */
export function withFlow({ workspace, findings }: LoadedWorkspace, text: string): WithFlow {
  const file = 'flows/posted.json';
  const parsed = parseJson({ path: file, text, bytes: Buffer.byteLength(text), hash: sha256(text) });
  const id = parsed.file && textOf(own(parsed.file.value, 'id'));
  const others = workspace.flows.filter((flow) => id === null || textOf(own(flow.value, 'id')) !== id);
  return {
    file,
    workspace: { ...workspace, flows: parsed.file ? [...others, parsed.file] : others },
    findings: [...findings, ...parsed.findings],
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
