/** What can be wrong with a condition: code → meaning. */
export const conditionErrors = {
  'condition.form': 'This is no condition',
  'condition.operator': 'No such operator',
  'condition.value': 'This operator wants another kind of value',
  'condition.name': 'No such named condition',
  'condition.cycle': 'Named conditions that lean on each other in a circle',
  'condition.path': 'A path begins with contact, account, event or enrolment',
} as const;

export type ConditionErrorCode = keyof typeof conditionErrors;

/** A condition that can't be compiled. */
export class ConditionError extends Error {
  constructor(
    readonly code: ConditionErrorCode,
    detail: string,
  ) {
    super(`${conditionErrors[code]}: ${detail}`);
    this.name = 'ConditionError';
  }
}
