import { BUILTIN_EVENTS } from '@nurture/core/event';
import type { Workspace } from '../load/workspace';
import { objectOf, own, textOf } from './json';

/** Names that may be referred to; null where their file couldn't be read, so that nothing is said about them. */
export type NameSet = ReadonlySet<string> | null;

/** Everything in a workspace that something else may name. */
export interface Names {
  /** Properties by type of event. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>> | null;
  readonly contactFields: NameSet;
  readonly accountFields: NameSet;
  readonly topics: NameSet;
  readonly windows: NameSet;
  readonly teams: NameSet;
  readonly senders: NameSet;
  readonly forms: NameSet;
  readonly wordings: NameSet;
  readonly assets: NameSet;
  readonly mails: ReadonlySet<string>;
  readonly streams: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
}

/** What is known of every contact, in mails and conditions, beside the workspace's own fields. */
export const CONTACT_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'company',
  'role',
  'phone',
  'country',
  'locale',
  'timezone',
  'stage',
  'score',
  'fit',
  'tags',
  'recycleOn',
] as const;

/** What conditions know of a contact besides. */
const CONTACT_STATE = ['consent.mail', 'consent.tracking', 'lastSeen'] as const;

/** What is known of every company. */
export const ACCOUNT_FIELDS = ['id', 'name', 'domain'] as const;

/** What is known of every enrolment, beside what the flow remembers; `visits.STATE` counts. */
export const ENROLMENT_FIELDS = ['key', 'state', 'visit', 'enrolledAt', 'enteredAt'] as const;

export function namesOf(workspace: Workspace): Names {
  const settings = workspace.settings?.value;
  const keys = (value: unknown): NameSet => (settings === undefined ? null : new Set(Object.keys(objectOf(value))));
  const fields = own(settings, 'fields');
  return {
    events: settings === undefined ? null : eventsOf(own(settings, 'events')),
    contactFields: union(keys(own(fields, 'contact')), [...CONTACT_FIELDS, ...CONTACT_STATE]),
    accountFields: union(keys(own(fields, 'account')), ACCOUNT_FIELDS),
    topics: keys(own(settings, 'topics')),
    windows: keys(own(settings, 'windows')),
    teams: keys(own(settings, 'teams')),
    senders: keys(own(settings, 'senders')),
    forms: keys(own(settings, 'forms')),
    wordings: keys(own(own(settings, 'consent'), 'wordings')),
    assets: keys(own(settings, 'assets')),
    mails: new Set(workspace.mails.map((mail) => mail.name)),
    streams: new Set(workspace.streams.map((stream) => stream.name)),
    pages: new Set(
      [...workspace.pages, ...workspace.quizzes].map((page) => page.name).filter((name) => !name.startsWith('_')),
    ),
    flows: new Set(workspace.flows.map((file) => textOf(own(file.value, 'id'))).filter((id) => id !== null)),
  };
}

function eventsOf(declared: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([
    ...Object.entries(BUILTIN_EVENTS).map(([type, event]) => [type, new Set(Object.keys(event.properties))] as const),
    ...Object.entries(objectOf(declared)).map(
      ([type, fields]) => [type, new Set(Object.keys(objectOf(fields)))] as const,
    ),
  ]);
}

function union(names: NameSet, more: readonly string[]): NameSet {
  return names === null ? null : new Set([...more, ...names]);
}
