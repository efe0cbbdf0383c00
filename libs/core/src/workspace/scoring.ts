import type { ConditionSource, LocalizedText } from './common';

/** `scoring.json` with every default filled in. Points are whole numbers or fractions, negative ones take away. */
export interface ScoringModel {
  /** Points for what people do, in document order; every rule that matches gives its points. */
  readonly rules: readonly ScoreRule[];
  /** Points for not being seen; negative ones, as a rule. */
  readonly sleep: readonly SleepRule[];
  /** At most so many points at any time from the rules of a group. */
  readonly groups: Readonly<Record<string, { readonly max: number }>>;
  /** How points fade where the rule says nothing itself. */
  readonly decay: Decay | null;
  readonly fit: FitModel;
  readonly stages: StageThresholds;
}

export interface ScoreRule {
  readonly id: string;
  /** What the salesperson reads beside the points. */
  readonly label: LocalizedText;
  /** Types of event that the rule hears. */
  readonly on: readonly string[];
  readonly guard: ConditionSource | null;
  readonly points: number;
  /** Once for good (`per` null), or once per value of a path, such as `event.asset`. Null: each time. */
  readonly once: { readonly per: string | null } | null;
  /** At most so many times in any so many milliseconds (null: ever). */
  readonly atMost: { readonly times: number; readonly withinMs: number | null } | null;
  readonly group: string | null;
  /** Null: the model's own decay; `never` keeps the points. */
  readonly decay: Decay | 'never' | null;
}

/** Points each time that a person was not seen for so long, however much longer it lasts. */
export interface SleepRule {
  readonly id: string;
  readonly label: LocalizedText;
  readonly afterMs: number;
  readonly points: number;
  readonly decay: Decay | 'never' | null;
}

/** Points halve every so often, or lapse all at once after so long. */
export type Decay =
  | { readonly kind: 'half-life'; readonly halfLifeMs: number }
  | { readonly kind: 'expiry'; readonly expiresAfterMs: number };

export const FIT_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type FitGrade = (typeof FIT_GRADES)[number];

/** How well a contact's data matches the ideal customer profile. No matching data at all is *unknown*, not zero. */
export interface FitModel {
  /** Paths without which fit is unknown; empty: it is unknown where no rule's path has a value. */
  readonly needs: readonly string[];
  readonly rules: readonly FitRule[];
  /** From so many points on, the grade; sorted from high to low. Below the lowest: `F`. */
  readonly grades: readonly { readonly grade: FitGrade; readonly from: number }[];
  /** Who holds for any of these is disqualified, whatever else they do. */
  readonly disqualify: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly when: ConditionSource;
  }[];
}

export interface FitRule {
  readonly id: string;
  readonly label: LocalizedText;
  readonly when: ConditionSource;
  readonly points: number;
}

export interface StageThresholds {
  /** A lead becomes an MQL at this grade of fit or a better one. */
  readonly mql: { readonly fit: FitGrade };
  /** An MQL becomes an SQL at so many points, or at one of these events. */
  readonly sql: { readonly score: number; readonly events: readonly string[] };
}
