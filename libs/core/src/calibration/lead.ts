/** A lead that sales closed: what it was worth when it was handed over, by which rules, and whether it bought. */
export interface ClosedLead {
  readonly score: number;
  readonly won: boolean;
  /** Ids of the rules that had given it points by then. */
  readonly rules: readonly string[];
}
