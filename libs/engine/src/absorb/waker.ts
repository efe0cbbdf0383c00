/** A sleep that ends early when somebody wakes it, also by a call that came just before. */
export class Waker {
  private woken = false;
  private ring: (() => void) | null = null;

  wake(): void {
    this.woken = true;
    this.ring?.();
  }

  async sleep(ms: number): Promise<void> {
    if (!this.woken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.ring = null;
    this.woken = false;
  }
}
