import type { LocalizedText } from '../workspace';

/** Questions whose answers come to a result: `pages/NAME.quiz.json`, with every default filled in. */
export interface Quiz {
  readonly name: string;
  readonly title: LocalizedText;
  readonly intro: LocalizedText;
  /** Key in the workspace's forms; null: nothing is kept of anybody. */
  readonly form: string | null;
  readonly scoring: 'sum' | 'weakest';
  readonly groups: Readonly<Record<string, LocalizedText>>;
  readonly questions: readonly QuizQuestion[];
  readonly results: readonly QuizResult[];
}

export interface QuizQuestion {
  readonly id: string;
  readonly text: LocalizedText;
  readonly group: string | null;
  /** The contact's field that the answer fills. */
  readonly field: string | null;
  readonly required: boolean;
  /** Empty: a number is typed. */
  readonly options: readonly QuizOption[];
  readonly times: number;
  readonly multiplies: boolean;
}

export interface QuizOption {
  readonly value: string;
  readonly label: LocalizedText;
  /** Null: the answer counts for nothing, such as what somebody's role is. */
  readonly points: number | null;
}

export interface QuizResult {
  readonly id: string;
  readonly from: number;
  readonly title: LocalizedText;
  readonly text: LocalizedText;
}

/** By question: the value that was chosen, or the number that was typed, as text. */
export type QuizAnswers = Readonly<Record<string, string>>;

export interface QuizGroupScore {
  readonly group: string;
  /** Mean of its answers; null where none was given. */
  readonly mean: number | null;
}

export interface QuizOutcome {
  readonly score: number;
  readonly result: QuizResult | null;
  readonly groups: readonly QuizGroupScore[];
  /** The group with the lowest mean, the earlier of two alike; null without groups. */
  readonly weakest: string | null;
}
