import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compileModel, declaredTypes } from '@nurture/core/absorb';
import { compileFlow, type CompiledFlow, type FlowDocument } from '@nurture/core/flow';
import { type Persona, PERSONAS, type Scenario, simulate, type SimulatedWorld } from '@nurture/core/simulate';
import { type Instant, instantOf } from '@nurture/core/time';
import { type CompiledWorkspace, type Finding, prepareWorkspace, WorkspaceMissingError } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { workspaceAround } from '../paths';
import { reportFindings } from '../report/findings';
import { reportSimulation, simulationJson } from '../report/simulation';
import { usualWorkspace } from '../settings';

interface Options {
  readonly as?: string;
  readonly events?: string;
  readonly start?: string;
  readonly seed?: string;
  readonly json?: boolean;
}

/** A Monday morning: the same call gives the same answer on every day. */
const USUAL_START = '2026-01-05T10:00:00';

const EXAMPLES = `
Personas: opener (opens each mail after two hours), clicker (and clicks a minute later), ignorer, unsubscriber (an hour
after the first mail), untracked (no consent for tracking, does nothing that can be seen).

Examples:
  $ nurture simulate b2b-maturity-whitepaper --as opener
  $ nurture simulate templates/flows/b2b-maturity-whitepaper.json --as ignorer --start 2026-11-20T20:00
  $ nurture simulate b2b-maturity-whitepaper --events what-they-did.json --json

Exit code: 0 simulated, 1 the flow or its workspace is not valid, 2 wrong usage.`;

export function register(program: Command): void {
  program
    .command('simulate')
    .argument('<FLOW>', "a flow's id, or its file")
    .description('walk one person through a flow with a virtual clock')
    .option('--as <PERSONA>', `who: ${PERSONAS.join(', ')}`)
    .option('--events <FILE>', 'what they do: { contact, history, start, trigger, events | persona }')
    .option('--start <DATE>', `ISO 8601, in the workspace's zone (default: ${USUAL_START})`)
    .option('--seed <N>', 'whole number; another one may take other branches of a split', '1')
    .option('--json', 'print { path, steps, mails, score, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

/** Something that the caller must mend; ends the command with its exit code. */
class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

async function run(flow: string, options: Options): Promise<void> {
  try {
    const scenario = scenarioOf(options);
    const seed = seedOf(options.seed);
    const { world, chosen } = await findFlow(flow);
    const start = startOf(options.start ?? scenario.start ?? USUAL_START, world.settings.timezone);
    const result = simulate(world, chosen, scenario, { start, seed });
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(simulationJson(chosen.id, result))}\n`
        : reportSimulation(chosen, result, { start, timezone: zoneOf(scenario, world.settings.timezone) }),
    );
    process.exitCode = result.setAside === null ? EXIT.ok : EXIT.no;
  } catch (error) {
    if (error instanceof WorkspaceMissingError) refuse(error.message, EXIT.usage);
    else if (error instanceof Refusal) refuse(error.message, error.exitCode);
    else throw error;
  }
}

function refuse(message: string, exitCode: number): void {
  process.stderr.write(`nurture simulate: ${message}\n`);
  process.exitCode = exitCode;
}

function scenarioOf({ as, events }: Options): Scenario {
  if ((as === undefined) === (events === undefined))
    throw new Refusal(`say who walks: either --as PERSONA (${PERSONAS.join(', ')}) or --events FILE`, EXIT.usage);
  if (events !== undefined) return readJson(events) as Scenario;
  return { persona: personaNamed(as ?? '') };
}

function personaNamed(name: string): Persona {
  const persona = PERSONAS.find((known) => known === name);
  if (!persona) throw new Refusal(`there is no persona ${name}: ${PERSONAS.join(', ')}`, EXIT.usage);
  return persona;
}

function readJson(file: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw new Error('it holds no object');
  } catch (error) {
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`, EXIT.usage);
  }
}

function seedOf(text = '1'): number {
  if (!/^\d{1,15}$/.test(text)) throw new Refusal(`--seed wants a whole number, such as 7, not ${text}`, EXIT.usage);
  return Number(text);
}

function startOf(text: string, timezone: string): Instant {
  const start = instantOf(text, timezone);
  if (start === null)
    throw new Refusal(`--start wants a date such as 2026-11-23T10:00 or 2026-11-23, not ${text}`, EXIT.usage);
  return start;
}

function zoneOf({ contact }: Scenario, timezone: string): string {
  return typeof contact?.timezone === 'string' ? contact.timezone : timezone;
}

/** The flow by its id, or by its file: of the workspace around it, else tried with the settings of the usual one. */
async function findFlow(name: string): Promise<{ world: SimulatedWorld; chosen: CompiledFlow }> {
  const isFile = statSync(name, { throwIfNoEntry: false })?.isFile() === true;
  const usual = usualWorkspace();
  const around = isFile ? workspaceAround(name) : null;
  const dir = around ?? usual;
  const { compiled, findings } = await prepareWorkspace(dir);
  if (compiled === null) throw invalid(findings, dir, null);
  const document = isFile ? (readJson(name) as FlowDocument) : null;
  const id = document?.id ?? name;
  const world = worldOf(compiled);
  if (document !== null && around === null) return strayFlow(document, world, compiled, name);
  const chosen = world.flows.find((flow) => flow.id === id);
  if (chosen) return { world, chosen };
  const file = isFile ? relative(resolve(dir), resolve(name)).replaceAll('\\', '/') : `flows/${id}.json`;
  if (compiled.refused.includes(id) || compiled.refused.includes(file)) throw invalid(findings, dir, file);
  const known = compiled.flows.map((flow) => flow.id).join(', ');
  throw new Refusal(`there is no flow ${id} in ${dir}; there is: ${known}`, EXIT.usage);
}

/** A file that lies in no workspace. */
function strayFlow(
  document: FlowDocument,
  world: SimulatedWorld,
  compiled: CompiledWorkspace,
  file: string,
): { world: SimulatedWorld; chosen: CompiledFlow } {
  try {
    const streams = Object.fromEntries(compiled.flows.flatMap((flow) => Object.entries(flow.streams)));
    const chosen = compileFlow(document, { version: 1, streams, types: declaredTypes(world.settings) });
    return { world: { ...world, flows: [...world.flows.filter((flow) => flow.id !== chosen.id), chosen] }, chosen };
  } catch (error) {
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`, EXIT.no);
  }
}

function invalid(findings: readonly Finding[], dir: string, file: string | null): Refusal {
  const errors = findings.filter((finding) => finding.level === 'error');
  const about = errors.filter((finding) => finding.file === file);
  const told = (about.length > 0 ? about : errors).map((each) => ({ ...each, file: join(dir, each.file) }));
  return new Refusal(`not valid\n${reportFindings(told, file === null ? dir : join(dir, file))}`, EXIT.no);
}

function worldOf(compiled: CompiledWorkspace): SimulatedWorld {
  const { settings, scoring, handoff, flows } = compiled;
  const model = compileModel({
    workspace: settings.content,
    scoring: scoring.content,
    handoff: handoff.content,
  });
  return { model, settings: settings.content, flows: flows.map((flow) => flow.compiled) };
}
