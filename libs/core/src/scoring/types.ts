import type { CompiledCondition, Getter, HistoryNeed } from '../condition';
import type { Instant } from '../time';
import type { FitGrade, ScoringModel } from '../workspace';

/** One line of the ledger that a score is the sum of. */
export interface LedgerEntry {
  /** The rule's id; `flow:FLOW` for a flow's own action, `opening` for a balance carried over. */
  readonly rule: string;
  /** The value that a `once per …` rule counts by; null for other rules. */
  readonly per: string | null;
  readonly points: number;
  readonly at: Instant;
  /** In words, for the salesperson. */
  readonly because: string;
  /** The event that earned it; null where none did. */
  readonly eventId: string | null;
}

/** What the limits of a rule look at: earlier lines of the ledger. */
export type LedgerFact = Pick<LedgerEntry, 'rule' | 'per' | 'points' | 'at' | 'eventId'>;

export interface CompiledScoreRule {
  readonly id: string;
  readonly because: string;
  readonly guard: CompiledCondition | null;
  readonly points: number;
  readonly once: { readonly per: string | null } | null;
  readonly atMost: { readonly times: number; readonly withinMs: number | null } | null;
  readonly group: string | null;
}

interface Judgement {
  readonly id: string;
  readonly because: string;
  readonly when: CompiledCondition;
}

/** `scoring.json` made ready to score with. */
export interface CompiledScoring {
  readonly model: ScoringModel;
  /** Rules by the type of event that they hear, in document order. */
  readonly rulesByType: ReadonlyMap<string, readonly CompiledScoreRule[]>;
  /** Rules of each group. */
  readonly groupOf: ReadonlyMap<string, string>;
  /** Ids of the rules whose earlier lines must be known: those with a limit of any kind. */
  readonly limitedRules: readonly string[];
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
