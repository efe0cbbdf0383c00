import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { type FlowView, rememberedBy } from '../flow-view';
import { ENROLMENT_FIELDS, type NameSet } from '../names';
import { closest, didYouMean, listed, quoted } from '../suggest';
import { checkReference } from './reference';
import type { Check } from './rule';

/** A path such as `contact.score` as somebody wrote it, and where. */
export interface PathUse {
  readonly name: string;
  readonly path: JsonPath;
  /** It is the name of a property of the document, not a value. */
  readonly atKey: boolean;
}

/** What is at hand where a path stands. */
export interface PathScope {
  /** The types of event that may be at hand; null: any. */
  readonly events: readonly string[] | null;
  /** Null outside flows. */
  readonly flow: FlowView | null;
}

/** Says that a path leads to nothing that anybody declared, and which one was probably meant. */
export function checkPath(use: PathUse, scope: PathScope, check: Check): Complaint[] {
  const [root, ...rest] = use.name.split('.');
  // Not a path at all: the schema says so.
  if (rest.length === 0) return [];
  const name = rest.join('.');
  switch (root ?? '') {
    case 'contact':
      return knownField(use, 'contact', name, check.names.contactFields);
    case 'account':
      return knownField(use, 'account', name, check.names.accountFields);
    case 'event':
      return checkProperty({ ...use, name }, scope.events, check, 'event.');
    case 'enrolment':
      return scope.flow === null ? notHere(use) : enrolmentField(use, name, scope.flow);
    default:
      return [];
  }
}

/**
 * Says that none of these events carries a property.
 * @param types null: any event
 * @param prefix as the path began, for what was meant
 */
export function checkProperty(
  use: PathUse,
  types: readonly string[] | null,
  { names }: Check,
  prefix = '',
): Complaint[] {
  if (names.events === null) return [];
  const asked = types ?? [...names.events.keys()];
  // An event that nobody knows has its own finding.
  if (asked.some((type) => names.events?.has(type) !== true)) return [];
  const known = new Set(asked.flatMap((type) => [...(names.events?.get(type) ?? [])]));
  if (known.has(use.name)) return [];
  return unknownField(
    use,
    use.name,
    prefix,
    known,
    `${types === null ? 'of any event' : `of ${listed(asked)}`} is known`,
  );
}

/** A field, or something within one that holds more (`contact.source.campaign`). */
function knownField(use: PathUse, root: string, name: string, known: NameSet): Complaint[] {
  if (known === null || known.has(name)) return [];
  const [first] = name.split('.');
  if (first !== undefined && first !== name && known.has(first)) return [];
  return unknownField(use, name, `${root}.`, known, `of ${root}s is declared in workspace.json`);
}

function enrolmentField(use: PathUse, name: string, flow: FlowView): Complaint[] {
  if (name.startsWith('visits.')) {
    const state = name.slice('visits.'.length);
    const known = new Set(flow.states.keys());
    return checkReference({ ...use, rule: 'unknown-target', kind: 'state', home: 'this flow', name: state, known });
  }
  const known = new Set([...ENROLMENT_FIELDS, ...rememberedBy(flow).map(({ name: remembered }) => remembered)]);
  return known.has(name) ? [] : unknownField(use, name, 'enrolment.', known, 'is remembered by this flow');
}

function unknownField(
  { path, atKey }: PathUse,
  name: string,
  prefix: string,
  known: NameSet,
  why: string,
): Complaint[] {
  const near = closest(name, known ?? []);
  const suggestion = near === null ? null : prefix + near;
  const message = `No field ${quoted(prefix + name)} ${why}.${didYouMean(suggestion)}`;
  return [{ rule: 'unknown-field', message, suggestion, path, atKey }];
}

function notHere({ name, path, atKey }: PathUse): Complaint[] {
  return [{ rule: 'unknown-field', message: `${quoted(name)} is only known inside a flow.`, path, atKey }];
}
