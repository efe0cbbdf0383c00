import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type FieldProblem, Problem } from './problem';

type Constructor<T> = new () => T;

/** class-validator's names of rules are stable enough to be codes; its texts say the property, which the field does. */
function flatten(error: ValidationError, prefix: string): FieldProblem[] {
  const index = /^\d+$/.test(error.property);
  const field = index ? `${prefix}[${error.property}]` : prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ field, code, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks one value against a DTO class; unknown fields are refused, so that a typo is found.
 * @param at where the value stands in the body, such as `[3]`; empty for the body itself
 * @returns the instance, or what is wrong with it
 */
export async function checkShape<T extends object>(
  type: Constructor<T>,
  value: unknown,
  at = '',
): Promise<{ value: T } | { problems: FieldProblem[] }> {
  if (!isPlainObject(value)) {
    return { problems: [{ field: at || 'body', code: 'isObject', message: 'must be a JSON object' }] };
  }
  const instance = plainToInstance(type, value);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return errors.length === 0 ? { value: instance } : { problems: errors.flatMap((error) => flatten(error, at)) };
}

/** @throws Problem `invalid-input` with an entry per wrong field */
export async function parseBody<T extends object>(type: Constructor<T>, body: unknown): Promise<T> {
  const checked = await checkShape(type, body);
  if ('problems' in checked) throw new Problem('invalid-input', undefined, checked.problems);
  return checked.value;
}
