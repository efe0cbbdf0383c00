/** Work that a proof may cost, counted in its own small steps, so that the same flow gets the same answer anywhere. */
export class Budget {
  constructor(private left: number) {}

  get isSpent(): boolean {
    return this.left <= 0;
  }

  spend(steps: number): void {
    this.left -= steps;
  }
}
