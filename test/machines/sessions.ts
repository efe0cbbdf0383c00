// What scanners and people do with mails, drawn from what was measured in the field. Everything follows from the seed.
import type { Hit, RequestEvidence } from '@nurture/core/evidence';
import { TRAP_LINK } from '@nurture/core/mail';

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** When scanners come after delivery: share of all, from, until, in seconds. */
const DELAYS: readonly (readonly [share: number, from: number, until: number])[] = [
  [0.005, 0, 10],
  [0.02, 10, 20],
  [0.66, 20, 60],
  [0.28, 60, 300],
  [0.02, 300, 1_800],
  [0.015, 3_600, 86_400],
];

/** Scanners wear the browsers that people use: none is known by its name here. */
const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
];
const PHONES = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
];

/** What was done with one mail, and by whom in truth. Times are milliseconds after delivery. */
export interface Session {
  readonly kind: string;
  readonly by: 'machine' | 'human';
  readonly hits: readonly Hit[];
}

/** Draws sessions, one after the other. */
export class Sessions {
  constructor(private readonly random: () => number) {}

  /** A scanner visits links of one mail within a second or so, each once or twice, in any order. */
  burst(): Session {
    const links = 2 + Math.floor(this.random() * 9);
    const start = this.delay();
    const agent = this.request(BROWSERS);
    const rotates = this.random() < 0.2;
    const visited = this.shuffled(Array.from({ length: links }, (_, link) => link)).slice(0, Math.max(2, links - 1));
    const hits = visited.flatMap((link) => this.visits(link, start, rotates ? this.request(BROWSERS) : agent));
    const trapped = this.random() < 0.5 ? this.visits(TRAP_LINK, start, agent) : [];
    return { kind: 'burst', by: 'machine', hits: [...hits, ...trapped] };
  }

  single(): Session {
    return this.human('single click', [[this.link(), this.reading(), this.request(BROWSERS)]]);
  }

  double(): Session {
    const [link, at, request] = [this.link(), this.reading(), this.request(BROWSERS)];
    return this.human('double click', [
      [link, at, request],
      [link, at + 80 + this.random() * 500, request],
    ]);
  }

  twoLinks(): Session {
    const [link, at, request] = [this.link(), this.reading(), this.request(BROWSERS)];
    const later = at + (30 + this.random() * 600) * 1_000;
    return this.human('two links minutes apart', [
      [link, at, request],
      [link + 1, later, request],
    ]);
  }

  twoDevices(): Session {
    const [link, at] = [this.link(), this.reading()];
    const later = at + (5 + this.random() * 7_200) * 1_000;
    const second = this.random() < 0.7 ? link : link + 1;
    return this.human('two devices', [
      [link, at, this.request(PHONES)],
      [second, later, this.request(BROWSERS)],
    ]);
  }

  /** A whole office behind one address: each person clicks in a mail of their own, many at about the same time. */
  office(people: number): Session[] {
    const shared = this.request(BROWSERS);
    const start = this.reading();
    return Array.from({ length: people }, () =>
      this.human('office', [[this.link(), start + this.random() * 600_000, shared]]),
    );
  }

  private human(kind: string, clicks: readonly (readonly [number, number, RequestEvidence])[]): Session {
    return { kind, by: 'human', hits: clicks.map(([link, at, request]) => ({ kind: 'click', link, at, request })) };
  }

  private visits(link: number, start: number, request: RequestEvidence): Hit[] {
    const times = this.random() < 0.2 ? 2 : 1;
    return Array.from({ length: times }, () => ({ kind: 'click', link, at: start + this.random() * 1_200, request }));
  }

  private delay(): number {
    let left = this.random();
    for (const [share, from, until] of DELAYS) {
      if (left < share) return (from + this.random() * (until - from)) * 1_000;
      left -= share;
    }
    return 60_000;
  }

  /** People read within seconds or within days. */
  private reading(): number {
    return Math.exp(Math.log(3) + this.random() * Math.log(86_400)) * 1_000;
  }

  private link(): number {
    return Math.floor(this.random() * 6);
  }

  private request(agents: readonly string[]): RequestEvidence {
    const byte = (): number => 1 + Math.floor(this.random() * 250);
    return {
      method: 'GET',
      userAgent: agents[Math.floor(this.random() * agents.length)] ?? null,
      purpose: null,
      network: `${byte()}.${byte()}.${byte()}.0/24`,
      ...(this.random() < 0.3 ? { referrer: 'eur01.safelinks.protection.outlook.com' } : {}),
    };
  }

  private shuffled<T>(list: readonly T[]): T[] {
    return list.map((one) => [this.random(), one] as const).toSorted(([a], [b]) => a - b).map(([, one]) => one); // prettier-ignore
  }
}
