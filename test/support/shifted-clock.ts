/** Has this process believe that it is another time, as a host with a wrong clock does. */
export function shiftHostClock(byMs: number): void {
  if (byMs === 0) return;
  const Real = Date;
  class Shifted extends Real {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? Real.now() + byMs : given[0]);
    }
    static override now(): number {
      return Real.now() + byMs;
    }
  }
  globalThis.Date = Shifted as DateConstructor;
}
