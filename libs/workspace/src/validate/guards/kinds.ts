import { type DeclaredTypes, isTime } from '@nurture/core/condition';
import { BUILTIN_EVENTS } from '@nurture/core/event';
import type { Workspace } from '../../load/workspace';
import { type FlowView, type Remembered, rememberedBy } from '../flow-view';
import { objectOf, own, textOf } from '../json';
import type { Values } from './can-hold';
import type { Kind } from './values';

type Types = Readonly<Record<string, string>>;

/** What the product itself keeps of a contact. */
const CONTACT: Types = {
  ...typesOf('text', 'email firstName lastName company role phone country locale timezone stage'),
  ...typesOf('time', 'recycleOn lastSeen createdAt'),
  ...typesOf('boolean', 'consent.mail consent.tracking'),
  score: 'number',
  tags: 'list',
};

/** What the product itself keeps at these paths is one value, never a list. Any contact's `role` may be declared anew. */
const SINGLE: ReadonlySet<string> = new Set(
  [...Object.keys(CONTACT), 'fit']
    .filter((name) => name !== 'tags' && name !== 'role')
    .map((name) => `contact.${name}`),
);

const ACCOUNT: Types = typesOf('text', 'id name domain');

const ENROLMENT: ReadonlySet<string> = new Set(['state', 'visit', 'enrolledAt', 'enteredAt']);

const ENROLMENT_TYPES: Types = {
  ...typesOf('text', 'key state'),
  ...typesOf('time', 'enrolledAt enteredAt'),
  visit: 'number',
};

function typesOf(type: string, names: string): Types {
  return Object.fromEntries(names.split(' ').map((name) => [name, type]));
}

/** What values may stand where a flow's conditions look, as far as the workspace declares it. */
export class KnownKinds {
  readonly types: DeclaredTypes;
  private readonly events: Readonly<Record<string, Types>>;
  private readonly remembered: readonly Remembered[];

  /** @param flow null outside flows */
  constructor(workspace: Workspace, flow: FlowView | null) {
    const settings = workspace.settings?.value;
    const fields = own(settings, 'fields');
    const declared = objectOf(own(settings, 'events'));
    const contact = typesIn(own(fields, 'contact'));
    const account = typesIn(own(fields, 'account'));
    const events = Object.fromEntries(Object.entries(declared).map(([type, value]) => [type, typesIn(value)]));
    this.remembered = flow === null ? [] : rememberedBy(flow);
    this.types = { contact, account, events, enrolment: timesAmong(this.remembered, { contact, account, events }) };
    this.events = { ...builtIn(), ...events };
  }

  /**
   * @param events that may be at hand where the condition stands; null: any, or none; empty: none
   */
  valuesFor(events: readonly string[] | null): Values {
    return { types: this.types, kindOf: (path) => this.kindOf(path, events) };
  }

  /**
   * What a path is declared to hold: `text`, `number`, `boolean`, `time` or `list`; null where nobody says, or events
   * say different things.
   * @param events that may be at hand; null: any
   */
  typeOf(path: string, events: readonly string[] | null): string | null {
    const [root, ...names] = path.split('.');
    const name = names.join('.');
    switch (root) {
      case 'contact':
        return this.types.contact?.[name] ?? CONTACT[name] ?? null;
      case 'account':
        return this.types.account?.[name] ?? ACCOUNT[name] ?? null;
      case 'enrolment':
        return names[0] === 'visits' ? 'number' : (ENROLMENT_TYPES[name] ?? this.rememberedType(name));
      case 'event':
        return this.propertyType(name, events);
      case undefined:
      default:
        return null;
    }
  }

  /** Of a property of events, where all that have it agree. */
  propertyType(name: string, events: readonly string[] | null): string | null {
    const asked = (events ?? Object.keys(this.events)).flatMap((type) => this.events[type]?.[name] ?? []);
    return new Set(asked).size === 1 ? (asked[0] ?? null) : null;
  }

  private rememberedType(name: string): string | null {
    const types = this.remembered.flatMap((each) =>
      each.name === name && typeof each.source === 'string' && !each.source.startsWith('enrolment.')
        ? [this.typeOf(each.source, each.events)]
        : [],
    );
    return new Set(types).size === 1 ? (types[0] ?? null) : null;
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

function timesAmong(remembered: readonly Remembered[], types: DeclaredTypes): Types {
  const times = remembered.filter(({ source }) => typeof source === 'string' && isTimePath(source, types));
  return Object.fromEntries(times.map(({ name }) => [name, 'time']));
}

function isTimePath(path: string, types: DeclaredTypes): boolean {
  return /^(contact|account|event|enrolment)\../.test(path) && isTime(path, false, types);
}

const made = new WeakMap<object, KnownKinds>();

/** Made once for each flow that is looked at; outside flows once for the workspace. */
export function knownKinds(workspace: Workspace, flow: FlowView | null): KnownKinds {
  const key = flow ?? workspace;
  const kinds = made.get(key) ?? new KnownKinds(workspace, flow);
  made.set(key, kinds);
  return kinds;
}
