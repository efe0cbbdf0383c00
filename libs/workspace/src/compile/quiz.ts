import type { Quiz } from '@nurture/core/quiz';
import type { TextSource } from './files';
import { localized, mapValues } from './settings';

/** `pages/NAME.quiz.json` as its author writes it: what its schema lets through. */
export interface QuizSource {
  readonly title: TextSource;
  readonly intro?: TextSource;
  readonly form?: string;
  readonly scoring?: Quiz['scoring'];
  readonly groups?: Readonly<Record<string, TextSource>>;
  readonly questions: readonly {
    readonly id: string;
    readonly text: TextSource;
    readonly group?: string;
    readonly field?: string;
    readonly optional?: boolean;
    readonly options?: readonly { readonly value: string; readonly label: TextSource; readonly points?: number }[];
    readonly times?: number;
    readonly multiplies?: boolean;
  }[];
  readonly results: readonly {
    readonly id: string;
    readonly from?: number;
    readonly title: TextSource;
    readonly text?: TextSource;
  }[];
}

/** Fills in what a quiz leaves out, its results in the order of what they take. The file must have passed the checks. */
export function compileQuiz(name: string, source: QuizSource, locale: string): Quiz {
  const text = (given: TextSource | undefined) => (given === undefined ? {} : localized(given, locale));
  return {
    name,
    title: text(source.title),
    intro: text(source.intro),
    form: source.form ?? null,
    scoring: source.scoring ?? 'sum',
    groups: mapValues(source.groups, text),
    questions: source.questions.map((question) => ({
      id: question.id,
      text: text(question.text),
      group: question.group ?? null,
      field: question.field ?? null,
      required: question.optional !== true,
      options: (question.options ?? []).map(({ value, label, points }) => ({ value, label: text(label), points: points ?? null })), // prettier-ignore
      times: question.times ?? 1,
      multiplies: question.multiplies ?? false,
    })),
    results: source.results
      .map((result) => ({
        id: result.id,
        from: result.from ?? -Infinity,
        title: text(result.title),
        text: text(result.text),
      })) // prettier-ignore
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}
