import type { Metric, Of } from '../flow';

/** The languages in which a flow can be told. */
export const EXPLAIN_LOCALES = ['en', 'nl'] as const;
export type ExplainLocale = (typeof EXPLAIN_LOCALES)[number];

/** A flow in sentences. */
export interface Explanation {
  readonly locale: ExplainLocale;
  /** The flow's name. */
  readonly title: string;
  /** What its author noted about it, word for word. */
  readonly note: string | null;
  readonly sections: readonly ExplainedSection[];
}

export interface ExplainedSection {
  readonly heading: string;
  /** Whole sentences. Never empty. */
  readonly sentences: readonly string[];
}

/** What a main clause is made of, so that a language can turn its word order round. */
export interface Clause {
  readonly subject: string;
  readonly verb: string;
  readonly rest: string;
}

/** What a subordinate clause is made of: after `when`, `if` and `that`. Adverbs stand where the language wants them. */
export interface Said {
  readonly subject: string;
  readonly predicate: string;
}

/** How a type of event is told: `{mail}`, `{them}`, `{their}` and `{name}` are filled in. */
export interface EventWords {
  /** Who or what it is said of, where that isn't the person. */
  readonly subject?: string;
  readonly now: string;
  readonly past: string;
  /** How it is told where its condition says which one: the property by which such events are known, and the words. */
  readonly named?: { readonly property: string; readonly now: string; readonly past: string };
}

/** Who did something: the person, or anybody at their company. */
export interface Person {
  readonly subject: string;
  readonly object: string;
  readonly possessive: string;
}

export type Comparison =
  | 'is'
  | 'isNot'
  | 'more'
  | 'atLeast'
  | 'less'
  | 'atMost'
  | 'after'
  | 'from'
  | 'before'
  | 'upTo'
  | 'contains'
  | 'begins';

/** What of a mail differs from what its flow says. All words, made by the language itself. */
export interface MailWords {
  readonly mail: string;
  readonly immediately: boolean;
  readonly options: readonly string[];
}

/** All that is particular to a language. Each entry gives words, without a capital or a full stop. */
export interface Language {
  readonly locale: ExplainLocale;
  readonly and: string;
  readonly or: string;
  /** Main clauses behind each other, in their plain order. */
  readonly plain: (clauses: readonly Clause[]) => string;
  /** Main clauses behind an opening, such as `after 3 days` or `when …,`. */
  readonly led: (opening: string, clauses: readonly Clause[]) => string;
  /** A subordinate clause, with adverbs in their place. */
  readonly that: (said: Said, adverbs?: string) => string;
  readonly people: { readonly contact: Person; readonly account: Person; readonly several: (count: string) => Person };
  readonly mailOf: Readonly<Record<Of, string>>;
  /** What stands in the place of `{mail}` where the same mail was spoken of just before. */
  readonly mailAgain: readonly (readonly [text: string, again: string])[];
  /** Where adverbs stand in a subordinate clause. */
  readonly adverbs: 'first' | 'last';
  readonly events: Readonly<Record<string, EventWords>>;
  readonly otherEvent: (name: string) => EventWords;
  readonly paths: Readonly<Record<string, string>>;
  readonly otherPath: Readonly<Record<'contact' | 'account' | 'event' | 'enrolment', (name: string) => string>>;
  readonly visits: (state: string) => string;
  /** That they were in a state: never, or at least so many times. */
  readonly been: (state: string, atLeast: number) => string;
  readonly values: { readonly yes: string; readonly no: string; readonly nothing: string };
  readonly compare: Readonly<Record<Comparison, (value: string) => string>>;
  readonly noneOf: (values: readonly string[]) => string;
  readonly known: string;
  readonly unknown: string;
  readonly near: (duration: string) => string;
  readonly consent: Readonly<Record<'tracking' | 'mail', (given: boolean) => string>>;
  readonly tags: { readonly has: (tags: string) => string; readonly hasNot: (tags: string) => string };
  readonly hold: (names: readonly string[], join: 'and' | 'or') => string;
  readonly holdsNot: (name: string) => string;
  readonly notSo: (text: string) => string;
  readonly history: {
    readonly times: (count: number) => string;
    readonly lately: (duration: string) => string;
    readonly never: (adverbs: string, what: string) => string;
    /** Of people and what they can do, in the words of the present. */
    readonly notDone: (who: string, adverbs: string, deeds: readonly string[]) => string | null;
    readonly where: (condition: string) => string;
  };
  readonly units: Readonly<
    Record<
      'year' | 'month' | 'week' | 'day' | 'businessDay' | 'hour' | 'minute' | 'second',
      readonly [one: string, many: string]
    >
  >;
  readonly weekdays: readonly string[];
  readonly moment: {
    readonly later: (duration: string) => string;
    /** @param named whether the date has words of its own, and not just a field's name */
    readonly at: (date: string, named: boolean) => string;
    readonly before: (duration: string, date: string) => string;
    readonly behind: (duration: string, date: string) => string;
    readonly next: (weekday: string | null, time: string) => string;
  };
  readonly window: {
    readonly hours: (days: string, from: string, until: string, zone: string | null) => string;
    readonly everyDay: string;
    readonly through: (first: string, last: string) => string;
  };
  readonly ways: {
    readonly when: (events: string, guard: string | null, several: boolean) => string;
    readonly timed: (moment: string, guard: string) => string;
    readonly soon: (guard: string) => string;
    readonly atOnce: string;
    readonly cond: (guard: string) => string;
    readonly otherwise: (guard: string | null) => string;
    readonly chance: (percent: string) => string;
    readonly blocked: (events: string) => string;
    readonly first: string;
    readonly lots: string;
    /** How a split that is a test ends. */
    readonly winner: (by: Metric, within: string) => string;
    readonly divides: string;
    readonly end: string;
    readonly noted: (note: string) => string;
    readonly forever: string;
    readonly nothing: string;
    readonly goOn: (state: string, final: boolean) => Clause;
    readonly again: (state: string) => Clause;
  };
  readonly act: {
    readonly send: (mail: MailWords) => Clause;
    readonly variants: (mails: readonly { mail: string; percent: string }[]) => string;
    /** A mail of a test that ends with a winner. */
    readonly winner: (by: Metric, within: string) => string;
    readonly next: (stream: string) => string;
    readonly mail: (name: string, service: boolean) => string;
    readonly inWindow: (name: string) => string;
    readonly onTopic: (topic: string) => string;
    readonly priority: (priority: string) => string;
    readonly gap: (duration: string) => string;
    readonly notAfter: (moment: string) => string;
    readonly notLater: (duration: string) => string;
    readonly points: (points: number, text: string) => Clause;
    readonly reset: Clause;
    readonly set: (field: string, value: string | null) => Clause;
    readonly tag: (tags: string, count: number) => Clause;
    readonly untag: (tags: string, count: number) => Clause;
    readonly subscribe: (topic: string) => Clause;
    readonly unsubscribe: (topic: string) => Clause;
    readonly stage: (stage: string) => Clause;
    readonly notify: (team: string | null, mail: string | null, due: string | null) => Clause;
    readonly webhook: (url: string, withData: boolean) => Clause;
    readonly handoff: (because: string | null, team: string | null) => Clause;
    readonly enrol: (flow: string) => Clause;
    readonly leave: (flow: string) => Clause;
  };
  readonly headings: {
    readonly entry: string;
    readonly state: (state: string, first: boolean) => string;
    readonly root: string;
    readonly ends: string;
    readonly sending: string;
    readonly streams: string;
    readonly names: string;
  };
  readonly entry: {
    readonly byEvent: (events: string, guard: string | null, several: boolean) => string;
    readonly bySegment: (condition: string) => string;
    readonly byHand: string;
    readonly never: (key: string | null) => string;
    /** Of one trigger among several. */
    readonly notThisWay: string;
    readonly always: string;
    readonly after: (duration: string) => string;
    readonly key: (property: string) => string;
    readonly remembers: (names: string) => string;
    readonly sameDownload: (mails: string) => string;
  };
  readonly ends: {
    readonly goal: (when: string) => string;
    readonly exit: (when: string) => string;
    readonly whenEvent: (events: string, guard: string | null, several: boolean) => string;
    readonly asSoon: (guard: string) => string;
    readonly then: (sentence: string, clauses: readonly Clause[]) => string;
    readonly takesBack: string;
    readonly none: string;
  };
  readonly sending: {
    readonly topic: (topic: string) => string;
    readonly window: (name: string | null, hours: string) => string;
    readonly holidays: string;
    readonly gap: (duration: string) => string;
    readonly cap: (mails: string, duration: string) => string;
    readonly overallGap: (duration: string) => string;
    readonly quiet: (from: string, until: string, zone: string | null) => string;
    readonly priority: (priority: string) => string;
    readonly holds: string;
    readonly service: string;
    readonly immediately: string;
    readonly clock: string;
    readonly leaving: string;
  };
  readonly stream: (name: string, mails: readonly string[]) => string;
  readonly leftOut: (mail: string, condition: string) => string;
  readonly means: (name: string, condition: string) => string;
}
