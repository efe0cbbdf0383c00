import { LEVELS, type Phase, PHASES, type PhaseScore, type Question, QUESTIONS } from './model';

/** What to do in one phase, and why it is its turn. */
export interface Advice {
  readonly phase: Phase;
  /** The level to go to, 2 to 5. */
  readonly toLevel: number;
  /** The question that scores least in it: where to begin. */
  readonly beginWith: Question | null;
  readonly step: string;
}

/** What each level takes, by the level that is gone to. */
const STEPS: Readonly<Record<number, string>> = {
  2: 'Make somebody answer for it, and do it more than once in the same way.',
  3: 'Standardise it: write down how it is done, so that everybody does it so.',
  4: 'Measure it: a figure with a target, looked at every month.',
  5: 'Automate it: let what was measured and proven run by itself, and improve it by experiment.',
};

/** What standardising (2 to 3, the step that pays most for most companies) means in each phase. */
const STANDARDS: Readonly<Record<Phase, string>> = {
  aware: 'Describe the ideal customer profile, agreed by marketing and sales.',
  understand: 'Lay down which content belongs to which question of the buyer, and who keeps it current.',
  judge: 'Agree on what an MQL is, and on when and how sales follows it up.',
  decide: 'Lay down the steps from an SQL to a deal, with what is needed for each.',
  onboard: 'Document how a new customer is brought on board, week by week.',
  retain: 'Lay down when an account is looked at, and what counts as a sign that it may leave.',
};

/**
 * Which phases to lift first: those at the lowest level, the weakest before the others, each by one level. A higher level
 * waits until no phase is below: measuring what isn't standardised, and automating what isn't measured, wastes money.
 */
export function adviceOf(phases: readonly PhaseScore[]): Advice[] {
  const lowest = Math.min(...phases.map(({ level }) => level ?? Infinity));
  if (lowest >= LEVELS.length) return [];
  return phases
    .filter(({ level }) => level === lowest)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0) || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase))
    .map((scored) => ({
      phase: scored.phase,
      toLevel: lowest + 1,
      beginWith: weakestQuestion(scored),
      step: lowest === 2 ? STANDARDS[scored.phase] : (STEPS[lowest + 1] ?? ''),
    }));
}

function weakestQuestion({ byQuestion }: PhaseScore): Question | null {
  const asked = QUESTIONS.filter((question) => byQuestion[question] !== null);
  return asked.reduce<Question | null>(
    (least, each) => (least === null || (byQuestion[each] ?? 0) < (byQuestion[least] ?? 0) ? each : least),
    null,
  );
}
