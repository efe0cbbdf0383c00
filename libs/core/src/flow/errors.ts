/** What can be wrong with a flow, or with stepping one: code → meaning. */
export const flowErrors = {
  'flow.target': 'A transition leads to a state that does not exist',
  'flow.action': 'An action names none, or more than one, of the things that can be done',
  'flow.end-mail': 'A goal or an exit sends no mails',
  'flow.stream': 'No such stream',
  'flow.weights': 'The weights of a split must come to more than nought',
  'flow.endless':
    'More than 100 conditions led on in one step: these states lead round in a circle without time passing',
  'flow.state': 'The enrolment is in a state that this version of the flow does not have',
} as const;

export type FlowErrorCode = keyof typeof flowErrors;

/** A flow that can't be compiled, or a step that would never end. */
export class FlowError extends Error {
  constructor(
    readonly code: FlowErrorCode,
    detail: string,
    /** The states concerned, in order. */
    readonly states: readonly string[] = [],
  ) {
    super(`${flowErrors[code]}: ${detail}`);
    this.name = 'FlowError';
  }
}
