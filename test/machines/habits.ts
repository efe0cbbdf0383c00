// Habits that no rule was tuned on. Everything follows from the seed.
import type { Hit, RequestEvidence } from '@nurture/core/evidence';
import type { Session } from './sessions';

const HOME_BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
];
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Draws sessions of unfamiliar kinds, one after the other. Times are milliseconds after delivery. */
export class OddHabits {
  constructor(private readonly random: () => number) {}

  /** Each link by another browser at another home, within seconds: a scanner that rents addresses of households. */
  scannerOfHomes(): Session {
    const start = this.between(5_000, 10 * MINUTE);
    return this.machine(
      'homes',
      this.links().map((link) => [link, start + this.between(0, 4_000), this.home()]),
    );
  }

  /** Slower than any burst: one link every four to fifteen seconds, by one browser. */
  slowScanner(): Session {
    const agent = this.home();
    let at = this.between(20_000, 5 * MINUTE);
    return this.machine(
      'slow',
      this.links().map((link) => [link, (at += this.between(4_000, 15_000)), agent]),
    );
  }

  /** One link alone, once: the first, or any. */
  scannerOfOneLink(): Session {
    return this.machine('one link', [[this.link(), this.between(20_000, 5 * MINUTE), this.home()]]);
  }

  /** Every link in a second at delivery, and again a day later. */
  scannerTwice(): Session {
    const [links, agent, first] = [this.links(), this.home(), this.between(20_000, MINUTE)];
    const visit = (start: number) => links.map((link) => [link, start + this.between(0, 1_000), agent] as const);
    return this.machine('twice', [...visit(first), ...visit(first + 24 * HOUR + this.between(0, HOUR))]);
  }

  /** HEAD at delivery on every link, then each link by GET hours apart. */
  scannerByHead(): Session {
    const agent = this.home();
    return {
      kind: 'HEAD',
      by: 'machine',
      hits: this.links().map((link) => ({
        kind: 'click',
        link,
        at: this.between(20_000, MINUTE),
        request: { ...agent, method: 'HEAD' },
      })),
    };
  }

  /** Somebody behind an address that thousands share, as do three colleagues at about the same time. */
  sharedEgress(): Session {
    const request = this.request('165.225.240.0/24', HOME_BROWSERS[0]);
    const at = this.reading();
    const links = this.links().slice(0, 1 + Math.floor(this.random() * 2));
    return this.human(
      'shared egress',
      links.map((link, index) => [link, at + index * this.between(20_000, 10 * MINUTE), request]),
    );
  }

  /** Five links, each in a tab of its own, within ten seconds: about one every two seconds. */
  fiveTabs(): Session {
    const [request, start] = [this.home(), this.reading()];
    const times = Array.from({ length: 5 }, () => this.between(0, 10_000)).toSorted((a, b) => a - b);
    return this.human(
      'five tabs in ten seconds',
      times.map((at, link) => [link, start + at, request]),
    );
  }

  /** Two links in tabs, as fast as a hand moves: one to three seconds apart. */
  twoTabs(): Session {
    const [request, start] = [this.home(), this.reading()];
    return this.human('two tabs', [
      [0, start, request],
      [1, start + this.between(1_000, 3_000), request],
    ]);
  }

  /** Reads on the phone on the train, and on the computer at work, with links of one's own each time. */
  phoneThenDesk(): Session {
    const at = this.reading();
    return this.human('phone, then desk', [
      [this.link(), at, this.home()],
      [this.link(), at + this.between(10 * MINUTE, 10 * HOUR), this.home()],
      [this.link(), at + this.between(11 * HOUR, 40 * HOUR), this.home()],
    ]);
  }

  /** The wrong link, back, and the right one: four to ten seconds apart. */
  secondThought(): Session {
    const [request, start] = [this.home(), this.reading()];
    return this.human('second thought', [
      [1, start, request],
      [2, start + this.between(4_000, 10_000), request],
    ]);
  }

  private machine(kind: string, visits: readonly (readonly [number, number, RequestEvidence])[]): Session {
    return { kind, by: 'machine', hits: visits.map(toHit) };
  }

  private human(kind: string, visits: readonly (readonly [number, number, RequestEvidence])[]): Session {
    return { kind, by: 'human', hits: visits.map(toHit) };
  }

  private home(): RequestEvidence {
    const byte = () => 1 + Math.floor(this.random() * 250);
    const agent = HOME_BROWSERS[Math.floor(this.random() * HOME_BROWSERS.length)];
    return this.request(`${byte()}.${byte()}.${byte()}.0/24`, agent);
  }

  private request(network: string, agent: string | undefined): RequestEvidence {
    return { method: 'GET', userAgent: agent ?? null, purpose: null, network };
  }

  private links(): number[] {
    return Array.from({ length: 3 + Math.floor(this.random() * 8) }, (_, link) => link);
  }

  private link(): number {
    return Math.floor(this.random() * 6);
  }

  private reading(): number {
    return this.between(3_000, 72 * HOUR);
  }

  private between(from: number, until: number): number {
    return from + this.random() * (until - from);
  }
}

const toHit = ([link, at, request]: readonly [number, number, RequestEvidence]): Hit => ({
  kind: 'click',
  link,
  at,
  request,
});
