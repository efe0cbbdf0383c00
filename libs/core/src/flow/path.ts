import type { Move, Trace } from './types';

/**
 * The path that somebody walked, as a string: states, then what led on, such as
 * `sent -> 3 days -> reminder -> opened -> deepDive`. A stay prints nothing; an end by condition alone only its kind.
 * @param traces of one enrolment, from the enrolling one on
 */
export function pathOf(traces: readonly Pick<Trace, 'moves'>[]): string {
  return traces
    .flatMap(({ moves }) => moves)
    .flatMap(partsOf)
    .join(' -> ');
}

function partsOf({ cause, to }: Move): readonly string[] {
  return cause === null ? [to] : [cause, to];
}
