import type { ErrorObject } from 'ajv';
import { type JsonPath } from '../../load/json-path';
import { closest, didYouMean, listed, quoted } from '../suggest';
import { asList, isObject } from '../json';
import type { SchemaProblem, SchemaRule } from './problem';

/** One error of ajv in plain words; null for those that only repeat what another one says. */
export function translateLeaf(error: ErrorObject, path: JsonPath): SchemaProblem | null {
  if (error.propertyName !== undefined) return null;
  const translate = TRANSLATIONS[error.keyword] ?? otherwise;
  return translate(error, path);
}

type Translate = (error: ErrorObject, path: JsonPath) => SchemaProblem | null;

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  additionalProperties: unknownProperty,
  required: missingProperty,
  type: wrongType,
  enum: notInEnum,
  const: notTheConstant,
  pattern: badFormat,
  propertyNames: badName,
  if: () => null,
  'false schema': misplaced,
  minItems: empty,
  minProperties: empty,
  minLength: empty,
  uniqueItems: (_error, path) => problem('wrong-value', path, `${label(path)} names the same thing twice.`),
};

function unknownProperty(error: ErrorObject, path: JsonPath): SchemaProblem {
  const name = String(param(error, 'additionalProperty'));
  const known = Object.keys(properties(error));
  return unknown(name, path, known, pathHint(name, known));
}

/** Says that a property isn't known here, and which one was probably meant. */
export function unknown(name: string, path: JsonPath, known: readonly string[], hint = ''): SchemaProblem {
  const suggestion = closest(name, known);
  const instead = suggestion === null ? hint || ` Known here: ${listed(known.filter((k) => k !== '$schema'))}.` : '';
  const message = `${quoted(name)} is not known here.${didYouMean(suggestion)}${instead}`;
  return { rule: 'unknown-property', path: [...path, name], message, suggestion, atKey: true };
}

/** In a query every name is an operator or a path; say so where a name is neither. */
function pathHint(name: string, known: readonly string[]): string {
  if (!known.includes('$and') || name.startsWith('$')) return '';
  return ' In a condition stand paths such as `contact.score`, `event.url`, `account.name` or `enrolment.startsAt`.';
}

function missingProperty(error: ErrorObject, path: JsonPath): SchemaProblem {
  const name = String(param(error, 'missingProperty'));
  const described = description(properties(error)[name]);
  const message = `${label(path)} needs ${quoted(name)}${described === '' ? '' : `: ${lowerFirst(described)}`}`;
  return { rule: 'missing-property', path, message: sentence(message), suggestion: name, atKey: true };
}

function wrongType(error: ErrorObject, path: JsonPath): SchemaProblem {
  const types = asList(param(error, 'type')).map(String);
  return misfit(
    path,
    types.map((type) => TYPE_NAMES[type] ?? type),
    error.data,
  );
}

/** Says which kinds of value may stand here, and which one does. */
export function misfit(path: JsonPath, expected: readonly string[], data: unknown): SchemaProblem {
  const wanted = [...new Set(expected)];
  const message = `${label(path)} must be ${joinOr(wanted)}, not ${kindOf(data)}.`;
  return { ...problem('wrong-type', path, message), expected: wanted };
}

function notInEnum(error: ErrorObject, path: JsonPath): SchemaProblem {
  const { data } = error;
  const allowed = asList(param(error, 'allowedValues')).map(String);
  const suggestion = typeof data === 'string' ? closest(data, allowed) : null;
  const message = `${label(path)} can't be ${shown(data)}; it may be ${listed(allowed)}.${didYouMean(suggestion)}`;
  return { ...problem('wrong-value', path, message), suggestion, expected: allowed.slice(0, 8).map(quoted) };
}

function notTheConstant(error: ErrorObject, path: JsonPath): SchemaProblem {
  const value = param(error, 'allowedValue');
  const message = `${label(path)} can only be ${shown(value)}.`;
  return { ...problem('wrong-value', path, message), suggestion: String(value), expected: [shown(value)] };
}

/** Says how a text must be spelled, by what the schema says of itself. */
export function badFormat(error: ErrorObject, path: JsonPath): SchemaProblem {
  const { text, examples } = about(error.parentSchema);
  const like = examples.length === 0 ? '' : ` Write it like ${examples.map((e) => `"${e}"`).join(' or ')}.`;
  const why = text === '' ? (like === '' ? ' Letters a to z, digits, - and _ may stand in it.' : '') : ` ${text}`;
  const suggestion = typeof error.data === 'string' ? respelled(error.data, param(error, 'pattern')) : null;
  const message = `${label(path)} can't be ${shown(error.data)}.${why}${like}${didYouMean(suggestion)}`;
  return { ...problem('bad-format', path, message), suggestion };
}

function badName(error: ErrorObject, path: JsonPath): SchemaProblem {
  const name = String(param(error, 'propertyName'));
  const suggestion = respelled(name, NAME);
  const message =
    `${quoted(name)} can't be a name here: it begins with a letter a to z, then come such letters, digits, - and _.` +
    didYouMean(suggestion);
  return { rule: 'bad-format', path: [...path, name], message, suggestion, atKey: true };
}

const NAME = '^[A-Za-z][A-Za-z0-9_-]*$';

/** The same without accents and spaces, where that is allowed: `geïnteresseerd` as `geinteresseerd`. */
function respelled(text: string, pattern: unknown): string | null {
  if (typeof pattern !== 'string' || text.length > 100) return null;
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, '-');
  return [plain, plain.toLowerCase()].find((tried) => tried !== text && new RegExp(pattern).test(tried)) ?? null;
}

/** Why a part of a state may not stand in one of that type. */
const OF_OTHER_TYPES: Readonly<Record<string, string>> = {
  entry: 'a choice or a split leads on at once, so put it into the states to which that leads',
  on: 'a choice or a split leads on at once, by its "branches" alone',
  after: 'a choice or a split leads on at once, by its "branches" alone',
  always: 'a choice or a split leads on at once, by its "branches" alone',
  wait: 'a choice or a split leads on at once',
  branches: 'only a state with "type": "choice" or "split" has them',
  else: 'only a state with "type": "choice" has it',
  winner: 'only a state with "type": "split" has it',
  guard: 'a split deals people by "weight"',
  weight: 'a choice leads people by "guard"',
};

function misplaced(_error: ErrorObject, path: JsonPath): SchemaProblem {
  const why = OF_OTHER_TYPES[String(path.at(-1))];
  const message = `${label(path)} has no meaning here${why === undefined ? '' : `: ${why}`}.`;
  return { ...problem('misplaced-property', path, message), atKey: true };
}

function empty(error: ErrorObject, path: JsonPath): SchemaProblem {
  return problem('empty', path, `${label(path)} must not be empty${plural(error)}.`);
}

function plural(error: ErrorObject): string {
  const limit = Number(param(error, 'limit'));
  return limit > 1 ? `; at least ${limit} are needed` : '';
}

/** How far a value may go, by the keyword that limits it. */
const LIMITS: Readonly<Record<string, (limit: string) => string>> = {
  minimum: (limit) => `must be ${limit} or more`,
  maximum: (limit) => `must be ${limit} or less`,
  exclusiveMinimum: (limit) => `must be more than ${limit}`,
  exclusiveMaximum: (limit) => `must be less than ${limit}`,
  maxLength: (limit) => `must have ${limit} letters or fewer`,
  maxItems: (limit) => `must have ${limit} items or fewer`,
  maxProperties: (limit) => `must have ${limit} entries or fewer`,
};

function otherwise(error: ErrorObject, path: JsonPath): SchemaProblem {
  const limit = LIMITS[error.keyword]?.(String(param(error, 'limit')));
  return problem('out-of-range', path, `${label(path)} ${limit ?? error.message ?? 'is not allowed'}.`);
}

export function problem(rule: SchemaRule, path: JsonPath, message: string): SchemaProblem {
  return { rule, path, message, suggestion: null, atKey: false };
}

/** How a place is called in a sentence. */
export function label(path: JsonPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  if (typeof last === 'string') return quoted(last);
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? `Item ${last + 1}` : `Item ${last + 1} of ${quoted(String(list))}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object {…}',
  array: 'a list […]',
  null: 'null',
};

function kindOf(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'an object';
  return shown(data);
}

function shown(data: unknown): string {
  if (data === '') return 'an empty text';
  if (typeof data === 'string') return quoted(data);
  if (typeof data === 'number' && !Number.isFinite(data)) return 'a number too large to be kept';
  const text = JSON.stringify(data) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function properties(error: ErrorObject): Readonly<Record<string, unknown>> {
  const schema: unknown = error.parentSchema;
  const found: unknown = isObject(schema) ? schema['properties'] : undefined;
  return isObject(found) ? found : {};
}

function description(schema: unknown): string {
  return about(schema).text;
}

/** What a schema says of itself to people. */
export function about(schema: unknown): { text: string; examples: string[] } {
  if (!isObject(schema)) return { text: '', examples: [] };
  const text = typeof schema['description'] === 'string' ? schema['description'] : '';
  const examples = asList(schema['examples']).filter((example) => typeof example === 'string');
  return { text, examples: examples.slice(0, 3) };
}

function param(error: ErrorObject, name: string): unknown {
  const params: unknown = error.params;
  return isObject(params) ? params[name] : undefined;
}

function joinOr(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
