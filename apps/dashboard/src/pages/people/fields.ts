import type { Schemas } from '../../client';

/** What rows may ask of: path → type, in the order in which it is offered. */
export interface Fields {
  readonly types: ReadonlyMap<string, string>;
  /** Event types to choose from */
  readonly events: readonly string[];
}

/** What the product itself knows of everybody, beside the fields. */
const OWN: readonly (readonly [path: string, type: string])[] = [
  ['contact.email', 'text'],
  ['contact.stage', 'choice'],
  ['contact.score', 'number'],
  ['contact.fit', 'number'],
  ['contact.tags', 'list'],
  ['contact.lastSeen', 'time'],
  ['contact.consent.mail', 'boolean'],
  ['contact.consent.tracking', 'boolean'],
];
const COMPANY = [
  ['account.name', 'text'],
  ['account.domain', 'text'],
] as const;

const EVENTS = [
  'asset.downloaded',
  'asset.opened',
  'form.submitted',
  'page.viewed',
  'cta.clicked',
  'mail.accepted',
  'mail.opened',
  'mail.clicked',
  'mail.bounced',
  'meeting.booked',
  'contact.unsubscribed',
  'stage.changed',
];

export function fieldsOf(workspace: Schemas['WorkspaceDto'] | undefined): Fields {
  const declared = Object.entries(workspace?.fields.contact ?? {}).map(([name, type]) => [`contact.${name}`, type] as const); // prettier-ignore
  return {
    types: new Map([...OWN, ...declared, ...COMPANY]),
    events: [...EVENTS, ...(workspace?.events ?? [])],
  };
}
