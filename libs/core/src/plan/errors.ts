/** A plan that can't be made of what was given; `field` says what is wrong with what. */
export class PlanError extends Error {
  readonly code = 'plan.input';

  constructor(
    readonly field: string,
    message: string,
  ) {
    super(`${field} ${message}`);
    this.name = 'PlanError';
  }
}

/** A share: more than 0, at most 1. @throws PlanError */
export function checkRate(field: string, rate: number): void {
  if (!(rate > 0 && rate <= 1)) throw new PlanError(field, 'must be more than 0 % and at most 100 %');
}

/** @throws PlanError unless it is a number from 0 on */
export function checkNotNegative(field: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) throw new PlanError(field, 'must be a number from 0 on');
}

/** @throws PlanError unless it is a number above 0 */
export function checkPositive(field: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) throw new PlanError(field, 'must be a number above 0');
}
