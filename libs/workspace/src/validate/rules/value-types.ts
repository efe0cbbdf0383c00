import { instantOf } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { knownKinds } from '../guards/kinds';
import { own } from '../json';
import { quoted } from '../suggest';
import type { PathScope } from './known-path';
import type { Check } from './rule';
import { type FieldPart, valuesCompared } from './walk-condition';

/** What a value of each declared type is called. */
const CALLED: Readonly<Record<string, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  time: 'a moment',
};

/** Says that a field is compared with something that it can never be: a number with a text. */
export function checkValues(part: FieldPart, scope: PathScope, check: Check): Complaint[] {
  const kinds = knownKinds(check.workspace, scope.flow);
  const type =
    part.events === null ? kinds.typeOf(part.name, scope.events) : kinds.propertyType(part.name, part.events);
  if (type === null) return [];
  const misfits = valuesCompared(part.match, part.path)
    .filter(({ value }) => !fits(value, type))
    .map(({ value, path }) => misfit(`${quoted(part.name)} is ${CALLED[type] ?? type}`, value, type, path));
  return type === 'number' || type === 'boolean' ? [...misfits, ...lookedInto(part, type)] : misfits;
}

/** Only texts and lists can be looked into. */
function lookedInto({ name, match, path }: FieldPart, type: string): Complaint[] {
  return ['$contains', '$startsWith']
    .filter((operator) => own(match, operator) !== undefined)
    .map((operator) => {
      const message = `${quoted(name)} is ${CALLED[type] ?? type}, and \`${operator}\` looks into texts and lists: compare it.`;
      return { rule: 'wrong-type', message, path: [...path, operator] };
    });
}

/** Says that a field is set to what it was not declared to hold. */
export function checkSet(name: string, value: unknown, path: JsonPath, { workspace }: Check): Complaint[] {
  const type = knownKinds(workspace, null).typeOf(`contact.${name}`, null);
  if (type === null || fits(value, type) || (type === 'list' && Array.isArray(value))) return [];
  return [misfit(`${quoted(name)} was declared as ${CALLED[type] ?? 'a list'}`, value, type, path)];
}

/** Nothing at all is of every type. Of lists, and of objects, the schema has its own word. */
function fits(value: unknown, type: string): boolean {
  if (value === null || typeof value === 'object') return true;
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'time':
      return instantOf(value) !== null;
    default:
      return true;
  }
}

function misfit(what: string, value: unknown, type: string, path: JsonPath): Complaint {
  const suggestion = meant(value, type);
  const hint = suggestion === null ? '' : ` Did you mean ${suggestion}?`;
  const message = `${what}, which ${quoted(JSON.stringify(value))} can never be.${hint}`;
  return { rule: 'wrong-type', message, suggestion, path };
}

/** The same, written as the type wants it: `"50"` as `50`. */
function meant(value: unknown, type: string): string | null {
  if (type === 'text') return JSON.stringify(String(value));
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return text;
  return type === 'boolean' && /^(true|false)$/i.test(text) ? text.toLowerCase() : null;
}
