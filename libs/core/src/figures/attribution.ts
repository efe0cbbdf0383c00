import { type Cents, shareOut } from '../money';
import type { Instant } from '../time';

/** Something that brought a customer nearer. */
export interface Touch {
  /** What it counts for: a channel, a piece of content. */
  readonly key: string;
  readonly at: Instant;
}

/** A won deal with the touches before it, oldest first; at least one. */
export interface Journey {
  readonly amount: Cents;
  readonly wonAt: Instant;
  readonly touches: readonly Touch[];
}

/** How the credit for a deal is shared among its touches. */
export const ATTRIBUTION_MODELS = ['first', 'last', 'linear', 'position', 'decay'] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** What a touch weighs after as long as this before the deal: half. */
const HALF_LIFE_MS = 7 * 86_400_000;
/** What the first and the last touch weigh, each; the rest is for those between. */
const ENDS = 0.4;

/** The weight of each touch, in their order; they add up to anything above 0. */
const WEIGHTS: Readonly<Record<AttributionModel, (journey: Journey) => number[]>> = {
  first: ({ touches }) => touches.map((_, index) => (index === 0 ? 1 : 0)),
  last: ({ touches }) => touches.map((_, index) => (index === touches.length - 1 ? 1 : 0)),
  linear: ({ touches }) => touches.map(() => 1),
  position: ({ touches }) => positions(touches.length),
  decay: ({ touches }) => decayed(touches),
};

function positions(count: number): number[] {
  if (count <= 2) return Array.from({ length: count }, () => 1);
  const between = (1 - 2 * ENDS) / (count - 2);
  return Array.from({ length: count }, (_, index) => (index === 0 || index === count - 1 ? ENDS : between));
}

/** Counted from the last touch, so that a late deal doesn't make all weights vanish: only their ratio matters. */
function decayed(touches: readonly Touch[]): number[] {
  const last = touches.at(-1)?.at ?? 0;
  return touches.map(({ at }) => 2 ** ((at - last) / HALF_LIFE_MS));
}

/** What each key is given by each model, in cents; every column adds up to exactly the sum of the deals. */
export function attribute(journeys: readonly Journey[]): Map<string, Record<AttributionModel, Cents>> {
  const credit = new Map<string, Record<AttributionModel, Cents>>();
  for (const journey of journeys) {
    if (journey.touches.length === 0) throw new Error('a journey without a touch: nothing could take the credit');
    for (const model of ATTRIBUTION_MODELS) {
      const shares = shareOut(journey.amount, WEIGHTS[model](journey));
      journey.touches.forEach(({ key }, index) => give(credit, key, model, shares[index] ?? 0));
    }
  }
  return credit;
}

function give(
  credit: Map<string, Record<AttributionModel, Cents>>,
  key: string,
  model: AttributionModel,
  cents: Cents,
): void {
  const row = credit.get(key) ?? { first: 0, last: 0, linear: 0, position: 0, decay: 0 };
  row[model] += cents;
  credit.set(key, row);
}
