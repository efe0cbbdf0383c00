import type { CompiledFlow } from '@nurture/core/flow';
import {
  FEWEST_MEASURED,
  type FlowHistory,
  type MeasuredRate,
  ownTypes,
  parseRates,
  type Persona,
  type PopulationFigures,
  type Rates,
  ratesFrom,
  RatesError,
  type Scenario,
  simulate,
  type SimulatedWorld,
  type SimulationJson,
  simulationJson,
  simulatePopulation,
  USUAL_START,
} from '@nurture/core/simulate';
import { instantOf } from '@nurture/core/time';
import { checkScenario, type Finding, loadWorkspace, prepareLoadedFlows, withFlow, worldOf } from '@nurture/workspace';

/** Which flow is tried: one of the workspace's by its id, or a draft in its place. */
export interface TriedFlow {
  readonly workspace: string;
  readonly text?: string | undefined;
  readonly id?: string | undefined;
}

/** Who walks: somebody with habits, somebody by a script, or many by rates. */
export type Walkers =
  | { readonly persona: Persona }
  | { readonly script: unknown }
  | { readonly people: number; readonly rates: string | FlowHistory; readonly arriveWithinMs: number };

export interface TrialAsked extends TriedFlow {
  readonly who: Walkers;
  readonly seed: number;
  /** ISO 8601, in the workspace's zone where it says none. */
  readonly start?: string | undefined;
}

export interface PopulationAnswer extends PopulationFigures {
  readonly flow: string;
  readonly seed: number;
  readonly start: string;
  /** Null where they were given. */
  readonly measured: readonly MeasuredRate[] | null;
}

/** What came of trying a flow. */
export type TrialAnswer =
  | { readonly kind: 'one'; readonly answer: SimulationJson }
  | { readonly kind: 'many'; readonly answer: PopulationAnswer }
  | Untried;

/** Why a flow was not tried. */
export type Untried =
  | { readonly kind: 'unknown-flow' }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'wrong'; readonly field: string; readonly message: string };

interface Found {
  readonly kind: 'found';
  readonly world: SimulatedWorld;
  readonly flow: CompiledFlow;
  readonly mails: readonly string[];
}

const wrong = (field: string, message: string): Untried => ({ kind: 'wrong', field, message });

/**
 * Lets one or many people walk through a flow, as `nurture simulate` does.
 * @throws WorkspaceMissingError where there is no such folder
 */
export async function tryFlow(asked: TrialAsked): Promise<TrialAnswer> {
  const found = await foundFlow(asked);
  if (found.kind !== 'found') return found;
  const { who, seed } = asked;
  const scenario: Scenario | Untried = 'script' in who ? scenarioOf(who.script) : 'persona' in who ? who : {};
  if ('kind' in scenario) return scenario;
  const start = instantOf(asked.start ?? scenario.start ?? USUAL_START, found.world.settings.timezone);
  if (start === null) return wrong('start', 'must be a date such as 2026-11-23T10:00 or 2026-11-23');
  if ('people' in who) return walkMany(found, who, { start, seed });
  const { world, flow } = found;
  return { kind: 'one', answer: simulationJson(flow, simulate(world, flow, scenario, { start, seed })) };
}

/** By which types of events a flow's history is measured, beside its mails. */
export async function measurableTypes(
  asked: TriedFlow,
): Promise<{ readonly flow: string; readonly types: readonly string[] } | Untried> {
  const found = await foundFlow(asked);
  return found.kind === 'found' ? { flow: found.flow.id, types: ownTypes(found.flow, found.world) } : found;
}

async function foundFlow({ workspace, text, id }: TriedFlow): Promise<Found | Untried> {
  const loaded = loadWorkspace(workspace);
  const drafted = text === undefined ? null : withFlow(loaded, text, id);
  const { compiled, findings } = await prepareLoadedFlows(drafted ?? loaded);
  const named = drafted?.id ?? id;
  const flow = compiled?.flows.find((each) => each.id === named);
  if (compiled && flow) {
    return { kind: 'found', world: worldOf(compiled), flow: flow.compiled, mails: compiled.mailNames };
  }
  const files = [drafted?.file ?? `flows/${named}.json`, 'workspace.json', 'scoring.json', 'handoff.json'];
  const errors = findings.filter(({ level, file }) => level === 'error' && files.includes(file));
  return errors.length === 0 ? { kind: 'unknown-flow' } : { kind: 'refused', findings: errors };
}

function scenarioOf(given: unknown): Scenario | Untried {
  const { value, findings } = checkScenario(given);
  const [first] = findings;
  if (value !== null) return value as Scenario;
  return wrong(first?.path ? `events.${first.path}` : 'events', first?.message ?? 'must say what they do');
}

function walkMany(
  { world, flow, mails }: Found,
  { people, rates: given, arriveWithinMs }: Extract<Walkers, { people: number }>,
  { start, seed }: { readonly start: number; readonly seed: number },
): TrialAnswer {
  const how = ratesOf(given, flow, world, mails);
  if ('kind' in how) return how;
  const figures = simulatePopulation(world, flow, { people, rates: how.rates, start, arriveWithinMs, seed });
  const head = { flow: flow.id, seed, start: new Date(start).toISOString(), measured: how.measured };
  return { kind: 'many', answer: { ...head, ...figures } };
}

function ratesOf(
  given: string | FlowHistory,
  flow: CompiledFlow,
  world: SimulatedWorld,
  mails: readonly string[],
): { readonly rates: Rates; readonly measured: readonly MeasuredRate[] | null } | Untried {
  if (typeof given !== 'string') {
    const measured = ratesFrom(given);
    if (measured.enough) return measured;
    return wrong(
      'rates',
      `too little to measure by: ${measured.of} ${measured.what}, and ${FEWEST_MEASURED} are needed`,
    );
  }
  try {
    return { rates: parseRates(given, flow, world, mails), measured: null };
  } catch (error) {
    if (error instanceof RatesError) return wrong('rates', error.message);
    throw error;
  }
}
