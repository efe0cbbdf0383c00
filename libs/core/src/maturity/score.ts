import { mean } from 'simple-statistics';
import { type Advice, adviceOf } from './advice';
import {
  type MaturityAnswer,
  type Perspective,
  PERSPECTIVES,
  type Phase,
  PHASES,
  type PhaseScore,
  QUESTIONS,
} from './model';

export interface ScanResult {
  readonly people: number;
  readonly phases: readonly PhaseScore[];
  /** It brakes the whole machine; the earlier of two alike. */
  readonly weakest: Phase | null;
  /** The level of the weakest phase: the machine is no better than that. */
  readonly level: number | null;
  /** Perspectives that nobody took. */
  readonly missing: readonly Perspective[];
  readonly advice: readonly Advice[];
}

/**
 * Scores a scan (DOMAIN, section 9). Each perspective weighs the same, however many people took it; within one, each
 * answer does.
 */
export function scoreScan(answers: readonly MaturityAnswer[]): ScanResult {
  const phases = PHASES.map((phase) => scorePhase(phase, answers.filter((answer) => answer.phase === phase))); // prettier-ignore
  const weakest = phases.reduce<PhaseScore | null>(
    (least, each) => (each.score !== null && each.score < (least?.score ?? Infinity) ? each : least),
    null,
  );
  return {
    people: new Set(answers.map(({ person }) => person)).size,
    phases,
    weakest: weakest?.phase ?? null,
    level: weakest?.level ?? null,
    missing: PERSPECTIVES.filter((side) => !answers.some(({ perspective }) => perspective === side)),
    advice: adviceOf(phases),
  };
}

function scorePhase(phase: Phase, answers: readonly MaturityAnswer[]): PhaseScore {
  const bySide = (of: readonly MaturityAnswer[]): (number | null)[] =>
    PERSPECTIVES.map((side) => meanOf(of.filter(({ perspective }) => perspective === side).map(({ score }) => score)));
  const sides = bySide(answers);
  const given = sides.filter((side) => side !== null);
  const score = meanOf(given);
  return {
    phase,
    score,
    // A mean of whole numbers: what falls short by rounding alone has reached the level.
    level: score === null ? null : Math.floor(score + 1e-9),
    byPerspective: keyed(PERSPECTIVES, sides),
    byQuestion: keyed(
      QUESTIONS,
      QUESTIONS.map((asked) =>
        meanOf(bySide(answers.filter(({ question }) => question === asked)).filter((side) => side !== null)),
      ),
    ),
    spread: given.length < 2 ? null : Math.max(...given) - Math.min(...given),
  };
}

const meanOf = (values: readonly number[]): number | null => (values.length === 0 ? null : mean([...values]));

const keyed = <K extends string>(keys: readonly K[], values: readonly (number | null)[]): Record<K, number | null> =>
  Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])) as Record<K, number | null>;
