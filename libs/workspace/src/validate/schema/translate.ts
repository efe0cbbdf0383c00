import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv';
import { type JsonPath, pathOfPointer } from '../../load/json-path';
import { closest, listed, quoted } from '../suggest';
import { asList, isObject } from '../json';
import { badFormat, label, misfit, translateLeaf, unknown } from './leaf';
import type { SchemaProblem } from './problem';
import { resolvePart, validatorOfPart } from './schemas';

/** More than this nobody reads; the first ones are mended first. */
const MOST_CHOICES = 50;

/**
 * What a schema holds against a document. Where a schema offers branches (`anyOf`), only the branch that the author
 * meant is reported: each is tried by itself, and the kind of value and the verb tell which one it was.
 */
export function problemsOf(validate: ValidateFunction, data: unknown, base: JsonPath = []): SchemaProblem[] {
  return validate(data) ? [] : withoutEchoes(translate(validate.errors ?? [], data, base));
}

/** A property that is there misspelled is not missing as well. */
function withoutEchoes(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const meant = new Set(
    problems.flatMap(({ rule, path, suggestion }) =>
      rule === 'unknown-property' && suggestion !== null ? [JSON.stringify([...path.slice(0, -1), suggestion])] : [],
    ),
  );
  return problems.filter(
    ({ rule, path, suggestion }) => rule !== 'missing-property' || !meant.has(JSON.stringify([...path, suggestion])),
  );
}

function translate(errors: readonly ErrorObject[], data: unknown, base: JsonPath): SchemaProblem[] {
  const choices = errors.filter((error) => isChoice(error));
  const covered = new Set(choices.map((error) => error.instancePath));
  const outermost = lastPerPlace(choices.filter((error) => !isBelow(error.instancePath, covered, true)));
  const place = (error: ErrorObject): JsonPath => [...base, ...pathOfPointer(error.instancePath, data)];
  return [
    ...errors
      .filter(
        (error) => !isChoice(error) && !isBranchRequirement(error) && !isBelow(error.instancePath, covered, false),
      )
      .map((error) =>
        isAlternative(error) ? missingAlternative(error, place(error)) : translateLeaf(error, place(error)),
      )
      .filter((problem) => problem !== null),
    ...outermost.slice(0, MOST_CHOICES).flatMap((error) => problemsOfChoice(error, place(error))),
  ];
}

function isBranching(error: ErrorObject): boolean {
  return error.keyword === 'anyOf' || error.keyword === 'oneOf';
}

/** `anyOf: [{required: [a]}, {required: [b]}]`: one of these properties, not branches of different kinds. */
function isAlternative(error: ErrorObject): boolean {
  return isBranching(error) && asList(error.schema).every((branch) => isObject(branch) && isOnly(branch, 'required'));
}

function isOnly(branch: Readonly<Record<string, unknown>>, keyword: string): boolean {
  return Object.keys(branch).every((key) => key === keyword);
}

function isChoice(error: ErrorObject): boolean {
  return isBranching(error) && !isAlternative(error);
}

/** Such an error only says why one branch of an alternative failed. */
function isBranchRequirement(error: ErrorObject): boolean {
  return error.keyword === 'required' && /\/(anyOf|oneOf)\/\d+\/required$/.test(error.schemaPath);
}

/** Whether a place lies at or (strictly) below one of the places. */
function isBelow(pointer: string, places: ReadonlySet<string>, strictly: boolean): boolean {
  if (places.size === 0) return false;
  let end = strictly ? pointer.lastIndexOf('/') : pointer.length;
  while (end >= 0) {
    if (places.has(pointer.slice(0, end))) return true;
    if (end === 0) return false;
    end = pointer.lastIndexOf('/', end - 1);
  }
  return false;
}

/** Of branches within branches at one place, the outer ones are reported last. */
function lastPerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  return [...new Map(errors.map((error) => [error.instancePath, error])).values()];
}

function missingAlternative(error: ErrorObject, path: JsonPath): SchemaProblem {
  const names = asList(error.schema).flatMap((branch) =>
    asList(isObject(branch) ? branch['required'] : []).map(String),
  );
  const both = names.filter((name) => isObject(error.data) && Object.hasOwn(error.data, name)).length > 1;
  const message = both
    ? `${label(path)} can have only one of ${listed(names)}.`
    : `${label(path)} needs ${listed(names)}.`;
  return {
    rule: both ? 'misplaced-property' : 'missing-property',
    path,
    message,
    suggestion: names[0] ?? null,
    atKey: true,
  };
}

interface Branch {
  readonly schema: unknown;
  readonly problems: readonly SchemaProblem[];
}

function problemsOfChoice(error: ErrorObject, path: JsonPath): SchemaProblem[] {
  const branches = asList(error.schema).map((part): Branch => {
    return { schema: resolvePart(part), problems: problemsOf(validatorOfPart(part as AnySchema), error.data, path) };
  });
  const fitting = branches.filter((branch) => !branch.problems.some((problem) => isMisfit(problem, path)));
  if (fitting.length === 0) return [noneFits(branches, error, path)];
  const listed = branches.find((branch) => isObject(branch.schema) && branch.schema['enum'] !== undefined);
  if (listed !== undefined && typeof error.data === 'string') return [badWord(listed, error, path)];
  const verbs = isObject(error.data) ? fitting.flatMap((branch) => verbOf(branch.schema)) : [];
  if (fitting.length > 1 && isObject(error.data) && verbs.length > 0) return byVerb(fitting, verbs, error.data, path);
  return [...fewest(fitting).problems];
}

function isMisfit(problem: SchemaProblem, path: JsonPath): boolean {
  return problem.path.length === path.length && problem.expected !== undefined;
}

/** No branch takes this kind of value, or (among texts) this value. */
function noneFits(branches: readonly Branch[], error: ErrorObject, path: JsonPath): SchemaProblem {
  const scalar = branches.flatMap((branch) => branch.problems).find((problem) => problem.suggestion !== null);
  if (scalar !== undefined && typeof error.data === 'string') return scalar;
  const expected = branches.flatMap((branch) => branch.problems.flatMap((problem) => problem.expected ?? []));
  return misfit(path, expected, error.data);
}

/** A text that is neither one of the listed values nor spelled like the others. */
function badWord(listed: Branch, error: ErrorObject, path: JsonPath): SchemaProblem {
  const near = listed.problems.find((problem) => problem.suggestion !== null);
  return near ?? badFormat(error, path);
}

function fewest(branches: readonly Branch[]): Branch {
  return branches.reduce((best, branch) => (branch.problems.length < best.problems.length ? branch : best));
}

/** The property that makes a branch what it is: the first that it requires. */
function verbOf(schema: unknown): string[] {
  const required = isObject(schema) ? schema['required'] : undefined;
  return asList(required).slice(0, 1).map(String);
}

/** The author's own verb tells the branch: what else is wrong is wrong with that one. */
function byVerb(
  branches: readonly Branch[],
  verbs: readonly string[],
  data: Readonly<Record<string, unknown>>,
  path: JsonPath,
): SchemaProblem[] {
  const [verb, ...more] = Object.keys(data).filter((key) => verbs.includes(key));
  if (verb === undefined) return [unknownVerb(branches, verbs, data, path)];
  const meant = branches.find((branch) => verbOf(branch.schema)[0] === verb);
  return (meant?.problems ?? []).map((problem) => {
    const second = more.find((name) => problem.path.length === path.length + 1 && problem.path.at(-1) === name);
    return second === undefined || problem.rule !== 'unknown-property' ? problem : secondVerb(problem, verb, second);
  });
}

function secondVerb(problem: SchemaProblem, verb: string, second: string): SchemaProblem {
  const message = `${quoted(second)} can't stand beside ${quoted(verb)}: make it an action of its own, {"${second}": …}.`;
  return { ...problem, rule: 'misplaced-property', message, suggestion: null };
}

function unknownVerb(
  branches: readonly Branch[],
  verbs: readonly string[],
  data: Readonly<Record<string, unknown>>,
  path: JsonPath,
): SchemaProblem {
  const known = new Set(branches.flatMap((branch) => Object.keys(propertiesOf(branch.schema))));
  const name = Object.keys(data).find((key) => !known.has(key));
  const near = name === undefined ? null : closest(name, verbs);
  if (name !== undefined) return unknown(name, path, near === null ? [...known] : verbs);
  const message = `${label(path)} doesn't say what to do; one of ${listed(verbs)} must stand in it.`;
  return { rule: 'missing-property', path, message, suggestion: null, atKey: false };
}

function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> {
  const found = isObject(schema) ? schema['properties'] : undefined;
  return isObject(found) ? found : {};
}
