import type { Instant } from '../time';

/** What comes first at the same moment: events, then mails; timers wait for both. */
export type Turn = 'event' | 'mail';

interface Entry<T> {
  readonly at: Instant;
  readonly turn: Turn;
  readonly order: number;
  readonly what: T;
}

/** What is still to come in a simulation, earliest first; equal moments in the order in which they were put in. */
export class Agenda<T> {
  private entries: Entry<T>[] = [];
  private count = 0;

  put(at: Instant, turn: Turn, what: T): void {
    this.entries.push({ at, turn, order: this.count++, what });
    this.entries.sort((a, b) => a.at - b.at || rank(a.turn) - rank(b.turn) || a.order - b.order);
  }

  get nextAt(): Instant | null {
    return this.entries[0]?.at ?? null;
  }

  take(): { readonly at: Instant; readonly what: T } | null {
    return this.entries.shift() ?? null;
  }

  /** Takes out all that match, and returns them. */
  remove(matches: (what: T) => boolean): T[] {
    const gone = this.entries.filter((entry) => matches(entry.what));
    this.entries = this.entries.filter((entry) => !matches(entry.what));
    return gone.map((entry) => entry.what);
  }
}

function rank(turn: Turn): number {
  return turn === 'event' ? 0 : 1;
}
