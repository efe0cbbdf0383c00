import { createHash } from 'node:crypto';

/**
 * Chance that can be repeated: the same words give the same dice, whatever was thrown elsewhere before. The generator is
 * mulberry32 (public domain).
 */
export class Dice {
  private state: number;

  constructor(...words: readonly (string | number)[]) {
    this.state = createHash('sha256').update(words.join('\n')).digest().readUInt32LE(0);
  }

  /** From 0 to just under 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** What a browser calls itself: 32 hexadecimal digits. */
  name(): string {
    return Array.from({ length: 4 }, () =>
      Math.floor(this.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  }

  /** Mostly short, sometimes long: how long people take. */
  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }
}
