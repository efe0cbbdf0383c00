import { compileCondition, type CompiledCondition } from '../condition';
import type { CompiledFlow } from '../flow';
import type { Instant } from '../time';
import { GROUPS } from './band';
import { Dice } from './dice';
import { drawnHabits, type Rates } from './rates';
import { simulate } from './simulate';
import { type PopulationFigures, Tally } from './tally';
import type { SimulatedWorld } from './types';

/** A population to walk through a flow. */
export interface PopulationOptions {
  readonly people: number;
  readonly rates: Rates;
  readonly start: Instant;
  /** They come in over so long a time from the start, each moment as likely; 0: all at once. */
  readonly arriveWithinMs: number;
  readonly seed: number;
  /** Told from time to time how many people are through. */
  readonly onProgress?: (people: number) => void;
}

const BETWEEN_PROGRESS = 100;

/**
 * Walks many people through a flow, each by their own draws, as {@link simulate} walks one; and adds up what became of
 * them. They are dealt into groups, each with a seed of its own, made of the seed given.
 *
 * @returns the same figures for the same arguments, always
 */
export function simulatePopulation(
  world: SimulatedWorld,
  flow: CompiledFlow,
  options: PopulationOptions,
): PopulationFigures {
  const tally = new Tally([...flow.states.keys()], world.model.timezone);
  const warm = warmOf(flow);
  let through = 0;
  for (let group = 0; group < GROUPS; group++) {
    const dice = new Dice(`${options.seed}/${group}`);
    for (let person = group; person < options.people; person += GROUPS) {
      tally.add(group, walkOne(world, flow, { dice, warm, person, ...options }));
      if (++through % BETWEEN_PROGRESS === 0) options.onProgress?.(through);
    }
  }
  return tally.figures();
}

function walkOne(
  world: SimulatedWorld,
  flow: CompiledFlow,
  how: PopulationOptions & {
    dice: Dice;
    warm: CompiledCondition | null;
    person: number;
  },
): ReturnType<typeof simulate> {
  const { dice, rates, start, arriveWithinMs, seed, warm, person } = how;
  const arrives = start + Math.floor(dice.fraction() * arriveWithinMs);
  const tracking = dice.chance(rates.tracking);
  const habits = drawnHabits(rates, dice);
  const scenario = { contact: { consent: { mail: true, tracking } } };
  return simulate(world, flow, scenario, { start: arrives, seed, habits, warm, person });
}

/** What the flow itself calls `warm`, if it names such a condition. */
export function warmOf({ document }: CompiledFlow): CompiledCondition | null {
  const names = document.conditions ?? {};
  return names.warm === undefined ? null : compileCondition('warm', { names });
}
