import type { CompiledCondition, Getter, HistoryNeed } from '../condition';
import type { Instant } from '../time';
import type { Decay, FitGrade, ScoringModel } from '../workspace';

/**
 * Why a line stands in the ledger. `earned`: an event (or a flow, or an opening balance) gave it; `adjusted`: events that
 * came late, or a new model, changed what an earlier event is worth; `withdrawn`: by them the rule gives nothing for the
 * event any more; `reversed`: the event itself turned out not to be a person's.
 */
export type LedgerKind = 'earned' | 'adjusted' | 'withdrawn' | 'reversed';

/** One line of the ledger that a score is the sum of. Lines are only ever added. */
export interface LedgerEntry {
  /** The rule's id; `flow:FLOW` for a flow's own action, `reset` and `reset:RULE` for its counter-entries, `opening` for a balance carried over. */
  readonly rule: string;
  /** The value that a `once per …` rule counts by; null for other rules. */
  readonly per: string | null;
  readonly points: number;
  /** When it was earned: it fades from here, whenever it was written. */
  readonly at: Instant;
  /** In words, for the salesperson. */
  readonly because: string;
  /** The event that earned it; null where none did. */
  readonly eventId: string | null;
  readonly kind: LedgerKind;
}

/** What scoring looks at of earlier lines, in the order in which they were written. */
export type LedgerFact = Pick<LedgerEntry, 'rule' | 'per' | 'points' | 'at' | 'eventId' | 'kind'>;

export interface CompiledScoreRule {
  readonly id: string;
  /** Its place in the document. */
  readonly index: number;
  readonly because: string;
  readonly guard: CompiledCondition | null;
  readonly points: number;
  readonly once: { readonly per: string | null } | null;
  readonly atMost: { readonly times: number; readonly withinMs: number | null } | null;
  readonly group: string | null;
  /** Whether what an event earns by it depends on other events. */
  readonly limited: boolean;
  /**
   * Whether an event that comes late changes what later ones are worth. Not where points count once and stay: whichever
   * of the events bears the line, the sum is the same.
   */
  readonly ordered: boolean;
}

export interface CompiledSleepRule {
  readonly id: string;
  readonly because: string;
  /** Not seen for so long. */
  readonly afterMs: number;
  readonly points: number;
}

interface Judgement {
  readonly id: string;
  readonly because: string;
  readonly when: CompiledCondition;
}

/** `scoring.json` made ready to score with. */
export interface CompiledScoring {
  readonly model: ScoringModel;
  readonly rules: ReadonlyMap<string, CompiledScoreRule>;
  /** Rules by the type of event that they hear, in document order. */
  readonly rulesByType: ReadonlyMap<string, readonly CompiledScoreRule[]>;
  readonly sleep: readonly CompiledSleepRule[];
  /** How the points of each rule fade; the model's own way for lines of no rule. */
  readonly decayOf: (rule: string) => Decay | null;
  /** Whether the score changes by the passing of time alone. */
  readonly fades: boolean;
  /** Whether points of an event depend on what else was done, so that scoring must see all of it. */
  readonly needsPast: boolean;
  /** Rules whose earlier lines must be known; `all` where the whole ledger must. */
  readonly ledgerNeeds: 'all' | readonly string[];
  /** Types of event that scoring anew must see. */
  readonly heardTypes: readonly string[];
  readonly fitRules: readonly (Judgement & { readonly points: number })[];
  readonly disqualifiers: readonly Judgement[];
  /** What must be there before a fit is known: all of the needed paths, or one that a rule looks at. */
  readonly fitPaths: { readonly needed: readonly Getter[]; readonly looked: readonly Getter[] };
  readonly history: readonly HistoryNeed[];
}

/** How well a contact fits the ideal customer profile. */
export interface Fit {
  /** Null: nothing is known that a rule looks at. */
  readonly points: number | null;
  readonly grade: FitGrade | null;
  /** Why they are never going to buy; null when nothing says so. */
  readonly disqualifiedBecause: string | null;
}
