// How figures are drawn.

export interface Look {
  readonly kind: 'bars' | 'lines' | 'radar';
  /** The columns that are drawn; all but the first unless given */
  readonly columns?: readonly number[];
  /** Rows are the series, and the columns stand along the side */
  readonly turned?: boolean;
  /** From left to right, with room for long names */
  readonly across?: boolean;
  /** Each series on the one before */
  readonly stacked?: boolean;
  /** Each later series faint behind the first, as what it may come up to */
  readonly overlaid?: boolean;
  /** Each bar ten times the one before is one step longer */
  readonly log?: boolean;
  /** The value beside each bar; there is no axis then */
  readonly labelled?: boolean;
  readonly from?: number;
  readonly until?: number;
  /** A line at this value */
  readonly mark?: number;
  /** A thin line over each bar from its low end to its high one */
  readonly spans?: readonly (readonly [low: number, high: number])[];
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}
