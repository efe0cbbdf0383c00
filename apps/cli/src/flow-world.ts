import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { declaredTypes } from '@nurture/core/absorb';
import { compileFlow, type CompiledFlow, type FlowDocument, type StreamItem } from '@nurture/core/flow';
import type { SimulatedWorld } from '@nurture/core/simulate';
import {
  type CompiledFlows,
  type Finding,
  type PreparedFlows,
  prepareFlows,
  WorkspaceMissingError,
  worldOf,
} from '@nurture/workspace';
import { EXIT } from './exit';
import { readJsonObject } from './json-file';
import { workspaceAround } from './paths';
import { Refusal, wrongUsage } from './refusal';
import { reportFindings } from './report/findings';
import { usualWorkspace } from './settings';

/** A workspace's flows, checked and compiled. @throws Refusal where there is none */
export const preparedFlows = (dir: string): Promise<PreparedFlows> => found(() => prepareFlows(dir));

/** @throws Refusal where there is no such workspace */
export async function found<Prepared>(prepare: () => Promise<Prepared>): Promise<Prepared> {
  try {
    return await prepare();
  } catch (error) {
    throw error instanceof WorkspaceMissingError ? wrongUsage(error.message) : error;
  }
}

/** A flow, and what it runs in. */
export interface FoundFlow extends Surroundings {
  readonly chosen: CompiledFlow;
}

interface Surroundings {
  readonly world: SimulatedWorld;
  /** Names of the workspace's mails. */
  readonly mails: readonly string[];
  /** The streams that flows of the workspace send from, whole. */
  readonly streams: Readonly<Record<string, readonly StreamItem[]>>;
}

/** The flow by its id, or by its file: of the workspace around it, else tried with the settings of the usual one. */
export async function findFlow(name: string): Promise<FoundFlow> {
  const isFile = statSync(name, { throwIfNoEntry: false })?.isFile() === true;
  const usual = usualWorkspace();
  const around = isFile ? workspaceAround(name) : null;
  const dir = around ?? usual;
  const { compiled, findings } = await preparedFlows(dir);
  if (compiled === null) throw invalid(findings, dir, null);
  const file = around === null ? null : relative(resolve(dir), resolve(name)).replaceAll('\\', '/');
  const isFaulty = findings.some((finding) => finding.level === 'error' && finding.file === file);
  const document = isFile ? documentIn(name, isFaulty ? invalid(findings, dir, file) : null) : null;
  const id = document?.id ?? name;
  const surroundings = { world: worldOf(compiled), mails: compiled.mailNames, streams: streamsOf(compiled) };
  if (document !== null && around === null) return strayFlow(document, surroundings, name);
  const chosen = surroundings.world.flows.find((flow) => flow.id === id);
  if (chosen) return { ...surroundings, chosen };
  if (isFaulty || compiled.refused.includes(id)) throw invalid(findings, dir, file ?? `flows/${id}.json`);
  const known = compiled.flows.map((flow) => flow.id).join(', ');
  throw wrongUsage(`there is no flow ${id} in ${dir}; there is: ${known}`);
}

/** A flow's file. One of a workspace that can't be read is told as `nurture validate` tells it. */
function documentIn(path: string, refusal: Refusal | null): FlowDocument {
  try {
    return readJsonObject(path) as unknown as FlowDocument;
  } catch (error) {
    throw refusal ?? error;
  }
}

const streamsOf = ({ flows }: CompiledFlows): Surroundings['streams'] =>
  Object.fromEntries(flows.flatMap((flow) => Object.entries(flow.streams)));

/** A file that lies in no workspace. */
function strayFlow(document: FlowDocument, surroundings: Surroundings, file: string): FoundFlow {
  const { world, streams } = surroundings;
  try {
    const chosen = compileFlow(document, { version: 1, streams, types: declaredTypes(world.settings) });
    const flows = [...world.flows.filter((flow) => flow.id !== chosen.id), chosen];
    return { ...surroundings, world: { ...world, flows }, chosen };
  } catch (error) {
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`, EXIT.no);
  }
}

/** The errors of a file, or of all where it has none itself. */
export function invalid(findings: readonly Finding[], dir: string, file: string | null): Refusal {
  const errors = findings.filter((finding) => finding.level === 'error');
  const about = errors.filter((finding) => finding.file === file);
  const told = (about.length > 0 ? about : errors).map((each) => ({ ...each, file: join(dir, each.file) }));
  return new Refusal(`not valid\n${reportFindings(told, file === null ? dir : join(dir, file))}`, EXIT.no);
}
