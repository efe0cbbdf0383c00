import type { Instant } from '@nurture/core/time';

/** What is still to come, by its time; of equal times what was planned first. */
export class Agenda<Item> {
  private readonly items: { readonly at: Instant; readonly item: Item }[] = [];

  get nextAt(): Instant | null {
    return this.items[0]?.at ?? null;
  }

  plan(at: Instant, item: Item): void {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.items[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.items.splice(low, 0, { at, item });
  }

  /** Takes what comes next, if it comes by then. */
  takeBy(at: Instant): Item | null {
    const [first] = this.items;
    if (first === undefined || first.at > at) return null;
    this.items.shift();
    return first.item;
  }
}
