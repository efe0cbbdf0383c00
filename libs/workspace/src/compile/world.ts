import { compileModel } from '@nurture/core/absorb';
import type { SimulatedWorld } from '@nurture/core/simulate';
import type { CompiledFlows } from './compiled-workspace';

/** What a workspace is to the simulation. */
export function worldOf(compiled: CompiledFlows): SimulatedWorld {
  const { settings, scoring, handoff, flows } = compiled;
  const model = compileModel({
    workspace: settings.content,
    scoring: scoring.content,
    handoff: handoff.content,
  });
  return { model, settings: settings.content, flows: flows.map((flow) => flow.compiled) };
}
