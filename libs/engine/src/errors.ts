/** What can go wrong in the engine, by stable code. */
export const ENGINE_ERRORS = {
  'engine.flow-unknown': 'There is no flow of that name.',
  'engine.nothing-published': 'No workspace was published yet: nothing can be absorbed.',
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
