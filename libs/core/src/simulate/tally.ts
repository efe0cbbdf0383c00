import { dayOf, toWall } from '../time';
import { type Band, bandOf, GROUPS } from './band';
import type { Simulation } from './types';

/** What came of the people of one state. */
export interface StateFigures {
  readonly state: string;
  /** People who were in it at some time. */
  readonly entered: Band;
  /** People whose walk ended in it, or who are in it still. */
  readonly last: Band;
}

export interface MailFigures {
  readonly mail: string;
  readonly sent: number;
  /** Mails that somebody opened, and clicked. */
  readonly opened: number;
  readonly clicked: number;
  readonly skipped: number;
}

/** What became of a population. */
export interface PopulationFigures {
  readonly people: number;
  /** Seeds by which the bands were found. */
  readonly seeds: number;
  readonly enrolled: Band;
  readonly warm: Band;
  /** Handed over to sales. */
  readonly sqls: Band;
  readonly unsubscribed: Band;
  /** By `completed`, `converted`, `exited`, `left`, `active`, `not-enrolled`; those that nobody has are left out. */
  readonly outcomes: Readonly<Record<string, Band>>;
  /** In the order of the flow's file. */
  readonly states: readonly StateFigures[];
  /** In the order in which they were first sent; those of other flows that people came into, too. */
  readonly mails: readonly MailFigures[];
  /** Each day on which any were sent, in the workspace's zone. */
  readonly mailsPerDay: readonly { readonly day: string; readonly mails: number }[];
  /** The paths most walked. */
  readonly paths: readonly { readonly path: string; readonly people: number }[];
  /** People whose walk was stopped by an error, by what it said. */
  readonly errors: Readonly<Record<string, number>>;
}

const MOST_PATHS = 10;
type MailCounts = { -readonly [K in keyof Omit<MailFigures, 'mail'>]: number };

/** Adds up what became of people, one after the other. */
export class Tally {
  private readonly sizes = Array<number>(GROUPS).fill(0);
  private readonly counts = new Map<string, number[]>();
  private readonly mails = new Map<string, MailCounts>();
  private readonly days = new Map<string, number>();
  private readonly paths = new Map<string, number>();
  private readonly errors = new Map<string, number>();

  constructor(
    private readonly states: readonly string[],
    private readonly timezone: string,
  ) {}

  add(group: number, one: Simulation): void {
    this.sizes[group] = (this.sizes[group] ?? 0) + 1;
    for (const what of traits(one)) this.count(what, group);
    for (const { mail, at } of one.mails) {
      this.mail(mail).sent++;
      increase(this.days, dayOf(toWall(at, this.timezone)));
    }
    for (const { mail } of one.skipped) this.mail(mail).skipped++;
    for (const { type, mail } of one.happened) {
      if (mail !== null && type === 'mail.opened') this.mail(mail).opened++;
      if (mail !== null && type === 'mail.clicked') this.mail(mail).clicked++;
    }
    if (one.outcome !== 'not-enrolled') increase(this.paths, one.path);
    if (one.setAside !== null) increase(this.errors, one.setAside);
  }

  figures(): PopulationFigures {
    const outcomes = [...this.counts.keys()].filter((what) => what.startsWith('outcome ')).sort();
    return {
      people: this.sizes.reduce((sum, size) => sum + size, 0),
      seeds: GROUPS,
      enrolled: this.band('enrolled'),
      warm: this.band('warm'),
      sqls: this.band('sql'),
      unsubscribed: this.band('unsubscribed'),
      outcomes: Object.fromEntries(outcomes.map((what) => [what.slice('outcome '.length), this.band(what)])),
      states: this.states.map((state) => {
        return { state, entered: this.band(`entered ${state}`), last: this.band(`last ${state}`) };
      }),
      mails: [...this.mails].map(([mail, counts]) => ({ mail, ...counts })),
      mailsPerDay: [...this.days].map(([day, mails]) => ({ day, mails })).sort((a, b) => (a.day < b.day ? -1 : 1)),
      paths: [...this.paths]
        .map(([path, people]) => ({ path, people }))
        .sort((a, b) => b.people - a.people || (a.path < b.path ? -1 : 1))
        .slice(0, MOST_PATHS),
      errors: Object.fromEntries(this.errors),
    };
  }

  private count(what: string, group: number): void {
    const counts = this.counts.get(what) ?? Array<number>(GROUPS).fill(0);
    counts[group] = (counts[group] ?? 0) + 1;
    this.counts.set(what, counts);
  }

  private band(what: string): Band {
    return bandOf(this.counts.get(what) ?? Array<number>(GROUPS).fill(0), this.sizes);
  }

  private mail(name: string): MailCounts {
    const counts = this.mails.get(name) ?? { sent: 0, opened: 0, clicked: 0, skipped: 0 };
    this.mails.set(name, counts);
    return counts;
  }
}

/** What may be said of one person, each once. */
function traits(one: Simulation): Set<string> {
  const last = one.visited.at(-1);
  return new Set([
    `outcome ${one.outcome}`,
    ...(one.outcome === 'not-enrolled' ? [] : ['enrolled']),
    ...(one.warmAt === null ? [] : ['warm']),
    ...(one.handoffs.length === 0 ? [] : ['sql']),
    ...(one.happened.some(({ type }) => type === 'contact.unsubscribed') ? ['unsubscribed'] : []),
    ...one.visited.map((state) => `entered ${state}`),
    ...(last === undefined ? [] : [`last ${last}`]),
  ]);
}

function increase(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
