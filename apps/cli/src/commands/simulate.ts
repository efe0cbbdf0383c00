import { type Persona, PERSONAS, type Scenario, simulate } from '@nurture/core/simulate';
import { type Instant, instantOf } from '@nurture/core/time';
import { readScenario } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { findFlow } from '../flow-world';
import { guarded, wrongUsage } from '../refusal';
import { reportFindings } from '../report/findings';
import { reportSimulation, simulationJson } from '../report/simulation';

interface Options {
  readonly as?: string;
  readonly events?: string;
  readonly start?: string;
  readonly seed?: string;
  readonly json?: boolean;
}

/** A Monday morning: the same call gives the same answer on every day. */
export const USUAL_START = '2026-01-05T10:00:00';

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
    .action(guarded('simulate', run));
}

async function run(flow: string, options: Options): Promise<void> {
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
}

function scenarioOf({ as, events }: Options): Scenario {
  if ((as === undefined) === (events === undefined))
    throw wrongUsage(`say who walks: either --as PERSONA (${PERSONAS.join(', ')}) or --events FILE`);
  if (events !== undefined) return scenarioIn(events);
  return { persona: personaNamed(as ?? '') };
}

function personaNamed(name: string): Persona {
  const persona = PERSONAS.find((known) => known === name);
  if (!persona) throw wrongUsage(`there is no persona ${name}: ${PERSONAS.join(', ')}`);
  return persona;
}

function scenarioIn(file: string): Scenario {
  const { value, findings } = readScenario(file);
  if (value === null) throw wrongUsage(`what they do can't be read\n${reportFindings(findings, file)}`);
  return value as Scenario;
}

function seedOf(text = '1'): number {
  if (!/^\d{1,15}$/.test(text)) throw wrongUsage(`--seed wants a whole number, such as 7, not ${text}`);
  return Number(text);
}

function startOf(text: string, timezone: string): Instant {
  const start = instantOf(text, timezone);
  if (start === null) throw wrongUsage(`--start wants a date such as 2026-11-23T10:00 or 2026-11-23, not ${text}`);
  return start;
}

function zoneOf({ contact }: Scenario, timezone: string): string {
  return typeof contact?.timezone === 'string' ? contact.timezone : timezone;
}
