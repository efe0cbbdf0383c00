import { type DeclaredTypes, isTime } from '@nurture/core/condition';
import { BUILTIN_EVENTS } from '@nurture/core/event';
import type { Workspace } from '../../load/workspace';
import type { FlowView } from '../flow-view';
import { objectOf, own, textOf } from '../json';
import type { Values } from './can-hold';
import type { Kind } from './values';

/** What the product itself keeps at these paths is one value, never a list. */
const SINGLE: ReadonlySet<string> = new Set(
  [
    ...['email', 'firstName', 'lastName', 'company', 'phone', 'country', 'locale', 'timezone'],
    ...['stage', 'score', 'fit', 'recycleOn', 'lastSeen', 'createdAt', 'consent.mail', 'consent.tracking'],
  ].map((name) => `contact.${name}`),
);

const ENROLMENT: ReadonlySet<string> = new Set(['state', 'visit', 'enrolledAt', 'enteredAt']);

type Types = Readonly<Record<string, string>>;

/** What values may stand where a flow's conditions look, as far as the workspace declares it. */
export class KnownKinds {
  readonly types: DeclaredTypes;
  private readonly events: Readonly<Record<string, Types>>;

  constructor(workspace: Workspace, flow: FlowView) {
    const settings = workspace.settings?.value;
    const fields = own(settings, 'fields');
    const declared = objectOf(own(settings, 'events'));
    const contact = typesIn(own(fields, 'contact'));
    const account = typesIn(own(fields, 'account'));
    const events = Object.fromEntries(Object.entries(declared).map(([type, value]) => [type, typesIn(value)]));
    this.types = { contact, account, events, enrolment: rememberedTimes(flow, { contact, account, events }) };
    this.events = { ...builtIn(), ...events };
  }

  /**
   * @param events that may be at hand where the condition stands; null: any, or none; empty: none
   */
  valuesFor(events: readonly string[] | null): Values {
    return { types: this.types, kindOf: (path) => this.kindOf(path, events) };
  }

  private kindOf(path: string, events: readonly string[] | null): Kind {
    const isEvent = path.startsWith('event.');
    if (isEvent && events?.length === 0) return 'null';
    if (!this.isSingle(path, events)) return 'anything';
    return isTime(path, false, this.types) ? 'time' : 'scalar';
  }

  private isSingle(path: string, events: readonly string[] | null): boolean {
    const [root, ...names] = path.split('.');
    const name = names.join('.');
    switch (root) {
      case 'contact':
        return SINGLE.has(path) || isSingleType(this.types.contact?.[name]);
      case 'account':
        return isSingleType(this.types.account?.[name]);
      case 'enrolment':
        return ENROLMENT.has(name) || (names[0] === 'visits' && names.length === 2);
      case undefined:
      default: {
        const types = (events ?? Object.keys(this.events)).map((type) => this.events[type]);
        return events !== null && types.length > 0 && types.every((type) => isSingleType(type?.[name]));
      }
    }
  }
}

function isSingleType(type: string | undefined): boolean {
  return type !== undefined && type !== 'list';
}

function typesIn(value: unknown): Types {
  const texts = Object.entries(objectOf(value)).filter((entry): entry is [string, string] => textOf(entry[1]) !== null);
  return Object.fromEntries(texts);
}

function builtIn(): Record<string, Types> {
  return Object.fromEntries(Object.entries(BUILTIN_EVENTS).map(([type, { properties }]) => [type, properties]));
}

function rememberedTimes(flow: FlowView, types: DeclaredTypes): Types {
  const holders = [flow.document, ...flow.triggers.map(({ value }) => value)];
  const all = holders.flatMap((holder) => Object.entries(objectOf(own(holder, 'remember'))));
  const times = all.filter(([, path]) => typeof path === 'string' && isTimePath(path, types));
  return Object.fromEntries(times.map(([name]) => [name, 'time']));
}

function isTimePath(path: string, types: DeclaredTypes): boolean {
  return /^(contact|account|event|enrolment)\../.test(path) && isTime(path, false, types);
}
