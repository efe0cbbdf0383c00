import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from './load';

export interface Sample {
  readonly seconds: number;
  readonly productMb: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
}

const EVERY_MS = 5_000;

const residentMb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Looks every few seconds at what the product takes, and how long mails took since it looked last. */
export class Sampler {
  readonly samples: Sample[] = [];

  constructor(
    private readonly pid: number,
    private readonly load: Load,
  ) {}

  async run(forMs: number): Promise<void> {
    const began = performance.now();
    for (let last = began; performance.now() - began < forMs;) {
      await pause(EVERY_MS);
      const now = performance.now();
      const latencies = this.load.recentMs.sort((a, b) => a - b);
      this.load.recentMs = [];
      const at = (share: number): number => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
      this.samples.push({
        seconds: (now - began) / 1000,
        productMb: residentMb(this.pid),
        p50Ms: at(0.5),
        p99Ms: at(0.99),
        perSecond: latencies.length / ((now - last) / 1000),
      });
      last = now;
    }
  }
}
