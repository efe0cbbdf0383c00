import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { fractionOf } from '../flow';

/** How long something takes: half of all within one length, nine in ten within another (both in milliseconds). */
export interface Delay {
  readonly halfMs: number;
  readonly ninetyPercentMs: number;
}

/** Of the standard normal distribution: nine in ten lie below it. */
const NINETY_PERCENT = 1.2815515655446004;
const WORD = 0x1_0000_0000;

/** Random draws by a seed: the same seed gives the same ones, in the same order, everywhere. */
export class Dice {
  private readonly source;

  /** @param seed any text; alike ones give unlike draws */
  constructor(seed: string) {
    const words = [0, 1, 2, 3].map((word) => Math.floor(fractionOf(`${word}:${seed}`) * WORD) | 0);
    this.source = xoroshiro128plusFromState(words);
  }

  /** Evenly spread, 0 ≤ x < 1. */
  fraction(): number {
    return uniformFloat64(this.source);
  }

  /** True in that share of cases. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** One of a list, each as likely; undefined of an empty one. */
  one<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.fraction() * list.length)];
  }

  /** Log-normal, as times until people react are: most soon, some very late. @returns whole milliseconds */
  delay({ halfMs, ninetyPercentMs }: Delay): number {
    const sigma = Math.log(ninetyPercentMs / halfMs) / NINETY_PERCENT;
    return Math.round(halfMs * Math.exp(sigma * this.normal()));
  }

  /** Standard normal, after Box and Muller (1958). */
  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.fraction())) * Math.cos(2 * Math.PI * this.fraction());
  }
}
