import type { Misfit } from '@nurture/core/migration';

/** What can go wrong in the engine, by stable code. */
export const ENGINE_ERRORS = {
  'engine.flow-unknown': 'There is no flow of that name.',
  'engine.nothing-published': 'No workspace was published yet: nothing can be absorbed.',
  'engine.published-meanwhile': 'Somebody else has published since you looked: nothing was published.',
  'engine.migration-refused': 'People would have no place there: nothing was changed.',
  'engine.version-unknown': 'The flow has no such version.',
  'engine.enrolment-unknown': 'There is no enrolment of that number.',
  'engine.enrolment-ended': 'This walk has ended, or was set aside: nothing was changed.',
  'engine.enrolled-already': 'They are in this flow already.',
  'engine.state-unknown': 'The version that they are on has no such state.',
  'engine.event-missing': 'An event that waits to be absorbed is not in the log.',
} as const;
export type EngineErrorCode = keyof typeof ENGINE_ERRORS;

/** A broken assumption of the engine, or a name that doesn't exist. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    detail: string,
  ) {
    super(`${ENGINE_ERRORS[code]} ${detail}`);
    this.name = 'EngineError';
  }
}

/** A migration that would leave people without a place, or that names what isn't there. */
export class MigrationRefused extends EngineError {
  constructor(
    readonly flowId: string,
    readonly misfits: readonly Misfit[],
  ) {
    super('engine.migration-refused', misfits.map((misfit) => `${flowId}: ${misfitText(misfit)}`).join('; '));
    this.name = 'MigrationRefused';
  }
}

/** What is wrong with a state's place, in words. */
export function misfitText({ state, people, why, to }: Misfit): string {
  switch (why) {
    case 'no-place':
      return `${people} in state ${state}, which the new version does not have: say in the map where they go`;
    case 'no-such-target':
      return `state ${state} leads to ${to ?? ''}, which the new version does not have`;
    case 'passing':
      return `state ${state} leads to ${to ?? ''}, a choice or split in which nobody stays`;
    case 'no-such-state':
      return `the map names the state ${state}, which no version has from which people would move`;
  }
}
