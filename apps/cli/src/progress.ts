const BAR = 24;
const BETWEEN_MS = 100;

/** One line on a terminal's standard error that keeps being written over; nothing where there is no terminal. */
export class Progress {
  private lastAt = 0;
  private shown = false;

  constructor(private readonly what: string) {}

  /** @param share 0 to 1 */
  show(text: string, share: number): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.lastAt < BETWEEN_MS) return;
    this.lastAt = now;
    this.shown = true;
    const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
    process.stderr.write(`\r\u001b[2K${this.what} ${bar} ${text}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[2K');
    this.shown = false;
  }
}
