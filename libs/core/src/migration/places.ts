import { canRestIn, type CompiledFlow, type Placement } from '../flow';
import type { FlowMap } from './map';

/** Where the people of each old state go. */
export type Places = ReadonlyMap<string, Placement>;

/** Why a migration can't be: a state and what is wrong with it. */
export interface Misfit {
  readonly state: string;
  /** How many are in it. */
  readonly people: number;
  /**
   * `no-place`: people are in it, the new version has no such state, and the map says nothing. `no-such-target`: the
   * map leads to a state that the new version doesn't have. `passing`: to a choice or a split, in which nobody stays.
   * `no-such-state`: the map names a state that no version has from which people would move.
   */
  readonly why: 'no-place' | 'no-such-target' | 'passing' | 'no-such-state';
  /** The target that was asked for; null where there was none. */
  readonly to: string | null;
}

export interface PlacesFound {
  readonly places: Places;
  readonly misfits: readonly Misfit[];
}

/**
 * Gives every old state its place in another version: the map's word, else the state of the same name.
 * @param people how many are in each state, over all versions that are left
 * @param known every state of those versions
 */
export function placesOf(
  map: Pick<FlowMap, 'states'>,
  target: CompiledFlow,
  people: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): PlacesFound {
  const asked = new Map(Object.entries(map.states));
  const wanted = new Map([...people.keys(), ...asked.keys()].map((state) => [state, asked.get(state) ?? stays(state)]));
  const misfits = [...wanted].flatMap(([state, placement]): Misfit[] => {
    const of = { state, people: people.get(state) ?? 0 };
    if (!known.has(state) && of.people === 0) return [{ ...of, why: 'no-such-state', to: placement.to }];
    const found = target.states.get(placement.to);
    if (found === undefined) {
      return [
        asked.has(state) ? { ...of, why: 'no-such-target', to: placement.to } : { ...of, why: 'no-place', to: null },
      ];
    }
    return canRestIn(found) ? [] : [{ ...of, why: 'passing', to: placement.to }];
  });
  return { places: wanted, misfits };
}

const stays = (state: string): Placement => ({ to: state, enter: false });
