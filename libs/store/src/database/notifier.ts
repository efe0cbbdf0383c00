/** A wake-up for listeners. */
export interface Notice {
  channel: string;
  payload: string;
}

/**
 * Sends wake-ups after commits, many in one statement. Not inside the transactions themselves: a commit that carries a
 * NOTIFY holds a lock on the whole database until it is on disk, so such commits would wait for each other one by one.
 */
export class Notifier {
  private waiting = new Map<string, Notice>();
  private sending: Promise<void> | null = null;

  constructor(
    private readonly send: (channels: string[], payloads: string[]) => Promise<unknown>,
    private readonly onLost: (error: unknown) => void,
  ) {}

  add(notices: Iterable<[string, Notice]>): void {
    for (const [key, notice] of notices) this.waiting.set(key, notice);
    if (this.waiting.size > 0) this.sending ??= this.drain();
  }

  /** Ends when everything that was added is sent. */
  async settled(): Promise<void> {
    await this.sending;
  }

  private async drain(): Promise<void> {
    while (this.waiting.size > 0) {
      const batch = [...this.waiting.values()];
      this.waiting = new Map();
      await this.send(
        batch.map((n) => n.channel),
        batch.map((n) => n.payload),
      ).catch(this.onLost);
    }
    this.sending = null;
  }
}
