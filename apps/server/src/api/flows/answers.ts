import { EngineError, MigrationRefused, misfitText } from '@nurture/engine';
import type { Finding } from '@nurture/workspace';
import { isKept } from '../problem/keepable';
import { type FieldProblem, Problem } from '../problem/problem';
import type { FlowRefusal } from './publish-flow';

/** @throws Problem `not-found` for what can't be an id */
export function asId(id: string): string {
  if (!isKept(id)) throw new Problem('not-found');
  return id;
}

/**
 * Tells what the engine refuses.
 * @throws Problem `not-found` where there is no such flow or version; `conflict` where somebody else was quicker, or a
 *   migration would leave people without a place
 */
export async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

function problemOf(error: unknown): Problem | null {
  if (error instanceof MigrationRefused) {
    const misfits = error.misfits.map((misfit) => ({
      field: `states.${misfit.state}`,
      code: misfit.why,
      message: misfitText(misfit),
    }));
    return new Problem('conflict', 'People would have no place there: nothing was changed.', misfits);
  }
  if (!(error instanceof EngineError)) return null;
  switch (error.code) {
    case 'engine.flow-unknown':
    case 'engine.version-unknown':
    case 'engine.enrolment-unknown':
      return new Problem('not-found');
    case 'engine.state-unknown':
      return new Problem('invalid-input', undefined, [{ field: 'state', code: 'unknown', message: error.message }]);
    case 'engine.published-meanwhile':
    case 'engine.enrolled-already':
    case 'engine.enrolment-ended':
      return new Problem('conflict', error.message);
    default:
      return null;
  }
}

/** What is wrong with a flow that was posted, or with what it stands on. */
export function refusalProblem({ kind, findings }: FlowRefusal): Problem {
  return kind === 'refused'
    ? new Problem('invalid-flow', 'Nothing was published.', findings.map(fieldProblem))
    : new Problem('conflict', 'What the flow stands on has errors.', findings.map(inItsFile));
}

const fieldProblem = ({ path, rule, message, suggestion }: Finding): FieldProblem => ({
  field: path || 'body',
  code: rule,
  message,
  ...(suggestion === null ? {} : { suggestion }),
});

const inItsFile = (finding: Finding): FieldProblem => ({
  ...fieldProblem(finding),
  field: `${finding.file}:${finding.line}`,
});

/** What could be better about a flow. */
export const warningsOf = (findings: readonly Finding[]): { rule: string; message: string; path: string }[] =>
  findings.map(({ rule, message, path }) => ({ rule, message, path }));
