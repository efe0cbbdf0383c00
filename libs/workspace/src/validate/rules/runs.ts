import { ConditionError } from '@nurture/core/condition';
import { compileFlow, type FlowDocument, FlowError, type StreamItem } from '@nurture/core/flow';
import { TimeError } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { FlowView } from '../flow-view';
import { asList, objectOf, own } from '../json';
import { walkCondition } from './walk-condition';
import type { Check, FlowRule } from './rule';
import { quoted } from '../suggest';

/** What was found sound is taken by the engine. */
export const runs: FlowRule = {
  rules: ['cannot-run'],
  reads: 'sound',
  check: compiles,
};

/** Named conditions lead somewhere. */
export const conditionCircles: FlowRule = {
  rules: ['condition-circle'],
  reads: 'parts',
  check: circles,
};

function circles(flow: FlowView): Complaint[] {
  const conditions = objectOf(own(flow.document, 'conditions'));
  const calls = new Map(
    Object.entries(conditions).map(([name, value]) => [
      name,
      walkCondition(value, [])
        .filter((part) => part.kind === 'name')
        .map((part) => part.name),
    ]),
  );
  return [...calls.keys()].flatMap((name): Complaint[] => {
    if (!leadsTo(name, name, calls)) return [];
    const message = `The condition ${quoted(name)} leans on itself, so nobody can say whether it holds.`;
    return [{ rule: 'condition-circle', message, path: ['conditions', name] }];
  });
}

function leadsTo(from: string, to: string, calls: ReadonlyMap<string, readonly string[]>): boolean {
  const reached = new Set(calls.get(from));
  for (const name of reached) for (const next of calls.get(name) ?? []) reached.add(next);
  return reached.has(to);
}

/** The last net: whatever the engine holds against a flow in which nothing else was found. */
function compiles({ document }: FlowView, { workspace }: Check): Complaint[] {
  const streams = Object.fromEntries(
    workspace.streams.map(({ name, file }) => [name, asList(file.value) as unknown as readonly StreamItem[]]),
  );
  try {
    compileFlow(document as unknown as FlowDocument, { streams });
    return [];
  } catch (error) {
    const known = error instanceof FlowError || error instanceof ConditionError || error instanceof TimeError;
    if (!known) throw error;
    return [{ rule: 'cannot-run', message: `The engine can't run this flow: ${error.message}.` }];
  }
}
