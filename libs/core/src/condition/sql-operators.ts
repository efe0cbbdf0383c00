import { instantOf, parseExactMs, type Instant } from '../time';
import type { Scalar } from './types';

/** What operators need beside the value that they judge. */
export interface SqlOperands {
  /** Whether the path is declared to hold a moment. */
  readonly time: boolean;
  readonly now: Instant;
  readonly bind: (value: unknown) => string;
}

const comparisons: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

/**
 * What stands under a path, as an expression that is true or false. It says what `operatorsOf` says in memory; the same
 * random conditions are put to both.
 * @param value a `jsonb` expression
 * @param wanted already compiled by `operatorsOf`, and hence well-formed
 */
export function operatorSql(value: string, wanted: unknown, operands: SqlOperands): string {
  if (typeof wanted !== 'object' || wanted === null) return equals(value, wanted as Scalar, operands);
  const all = Object.entries(wanted).map(([name, one]) => operator(name, value, one, operands));
  return `(${all.join(' AND ')})`;
}

function operator(name: string, value: string, wanted: unknown, operands: SqlOperands): string {
  switch (name) {
    case '$eq':
      return equals(value, wanted as Scalar, operands);
    case '$ne':
      return `(NOT ${equals(value, wanted as Scalar, operands)})`;
    case '$in':
      return oneOf(value, wanted as readonly Scalar[], operands);
    case '$nin':
      return `(NOT ${oneOf(value, wanted as readonly Scalar[], operands)})`;
    case '$exists':
      return wanted === true ? exists(value) : `(NOT ${exists(value)})`;
    case '$contains':
      return contains(value, wanted as string | number, operands);
    case '$startsWith':
      return anyText(value, (text) => `starts_with(${text}, ${operands.bind(wanted)}::text)`);
    case '$within':
      return within(value, wanted as string, operands);
    case '$not':
      return `(NOT ${operatorSql(value, wanted, operands)})`;
    default:
      return compares(value, comparisons[name] ?? '', wanted as string | number, operands);
  }
}

/** A list contains each of its items, and a scalar itself: `@>` means just what equality does in conditions. */
function equals(value: string, wanted: Scalar, { time, bind }: SqlOperands): string {
  if (wanted === null) return `coalesce(${value} @> 'null'::jsonb, true)`;
  if (!time) return `coalesce(${value} @> ${bind(JSON.stringify(wanted))}::jsonb, false)`;
  const moment = instantOf(wanted);
  return moment === null
    ? never(value)
    : anyItem(value, (item) => `nurture_instant(${item}) = ${bind(moment)}::float8`);
}

function oneOf(value: string, wanted: readonly Scalar[], operands: SqlOperands): string {
  return wanted.length === 0 ? never(value) : `(${wanted.map((one) => equals(value, one, operands)).join(' OR ')})`;
}

function exists(value: string): string {
  return `coalesce(jsonb_typeof(${value}) <> 'null', false)`;
}

function compares(value: string, sign: string, wanted: string | number, { time, bind }: SqlOperands): string {
  if (time) {
    const moment = instantOf(wanted);
    return moment === null
      ? never(value)
      : anyItem(value, (item) => `nurture_instant(${item}) ${sign} ${bind(moment)}::float8`);
  }
  if (typeof wanted === 'string') return anyText(value, (text) => `${text} COLLATE "C" ${sign} ${bind(wanted)}::text`);
  const number = `${bind(JSON.stringify(wanted))}::jsonb`;
  return anyItem(value, (item) => `jsonb_typeof(${item}) = 'number' AND ${item} ${sign} ${number}`);
}

function contains(value: string, wanted: string | number, { bind }: SqlOperands): string {
  const item = `${value} @> ${bind(JSON.stringify(wanted))}::jsonb`;
  const part = `strpos(${value} #>> '{}', ${bind(String(wanted))}::text) > 0`;
  return `(CASE jsonb_typeof(${value}) WHEN 'array' THEN ${item} WHEN 'string' THEN ${part} ELSE false END)`;
}

function within(value: string, length: string, { now, bind }: SqlOperands): string {
  const distance = `abs(nurture_instant(${value}) - ${bind(now)}::float8)`;
  return `coalesce(${distance} <= ${bind(parseExactMs(length))}::float8, false)`;
}

/** False, with the value named: PostgreSQL refuses parameters that the text doesn't use. */
function never(value: string): string {
  return `(false AND ${value} IS NULL)`;
}

/** Whether a value, or any item of a list, passes. A test that is null doesn't hold. */
function anyItem(value: string, test: (item: string) => string): string {
  const list = `CASE jsonb_typeof(${value}) WHEN 'array' THEN ${value} ELSE jsonb_build_array(${value}) END`;
  return `EXISTS (SELECT 1 FROM jsonb_array_elements(${list}) AS x (item) WHERE ${test('x.item')})`;
}

function anyText(value: string, test: (text: string) => string): string {
  return anyItem(value, (item) => `jsonb_typeof(${item}) = 'string' AND ${test(`(${item} #>> '{}')`)}`);
}
