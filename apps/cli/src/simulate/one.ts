import {
  type Persona,
  PERSONAS,
  type Scenario,
  simulate,
  simulationJson,
  USUAL_START,
  usualTrigger,
} from '@nurture/core/simulate';
import { readScenario } from '@nurture/workspace';
import { EXIT } from '../exit';
import { findFlow } from '../flow-world';
import { wrongUsage } from '../refusal';
import { reportFindings } from '../report/findings';
import { reportSimulation } from '../report/simulation';
import { seedOf, type SimulateOptions, startOf } from './options';

/** Walks one person through a flow, as a persona or by a script. */
export async function simulateOne(flow: string, options: SimulateOptions): Promise<void> {
  const scenario = scenarioOf(options);
  const seed = seedOf(options.seed);
  const { world, chosen } = await findFlow(flow);
  const start = startOf(options.start ?? scenario.start ?? USUAL_START, world.settings.timezone);
  const result = simulate(world, chosen, scenario, { start, seed });
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(simulationJson(chosen, result))}\n`
      : reportSimulation(chosen, result, {
          start,
          timezone: zoneOf(scenario, world.settings.timezone),
          madeUp: scenario.trigger === undefined ? usualTrigger(chosen, world, start) : null,
        }),
  );
  process.exitCode = result.setAside === null ? EXIT.ok : EXIT.no;
}

function scenarioOf({ as, events }: SimulateOptions): Scenario {
  return events === undefined ? { persona: personaNamed(as ?? '') } : scenarioIn(events);
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

function zoneOf({ contact }: Scenario, timezone: string): string {
  return typeof contact?.timezone === 'string' ? contact.timezone : timezone;
}
