/** The phases of a customer's way, in order. */
export const PHASES = ['aware', 'understand', 'judge', 'decide', 'onboard', 'retain'] as const;
export type Phase = (typeof PHASES)[number];

/** What is asked of each phase. */
export const QUESTIONS = ['people', 'processes', 'data', 'technology', 'result'] as const;
export type Question = (typeof QUESTIONS)[number];

/** From where somebody looks; one side alone is always too optimistic. */
export const PERSPECTIVES = ['marketing', 'sales', 'customer-success'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** The five levels; a score of 3.4 is at level 3. */
export const LEVELS = ['ad hoc', 'emerging', 'defined', 'quantitative', 'optimised'] as const;

/** What one person says of one question of one phase. */
export interface MaturityAnswer {
  readonly person: string;
  readonly perspective: Perspective;
  readonly phase: Phase;
  readonly question: Question;
  /** 1 to 5. */
  readonly score: number;
}

/** Where one phase stands. */
export interface PhaseScore {
  readonly phase: Phase;
  /** Mean of the perspectives that answered, 1 to 5; null where nobody did. */
  readonly score: number | null;
  /** The level that is reached in full; null where nobody answered. */
  readonly level: number | null;
  readonly byPerspective: Readonly<Record<Perspective, number | null>>;
  readonly byQuestion: Readonly<Record<Question, number | null>>;
  /** The most that two perspectives differ by: a reason to talk first. Null with fewer than two. */
  readonly spread: number | null;
}
