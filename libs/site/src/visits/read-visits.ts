import type { FieldType } from '@nurture/core/event';
import { channelOf, pageAddress, readTouch } from '@nurture/core/source';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { clean } from '../forms/came-from';
import { fieldsOf, textOf } from '../request';

/** What the snippet reports, read: nothing but what the product knows what to do with. */
export interface ReadVisits {
  /** What the browser calls itself, as it was sent. */
  readonly visitor: string | null;
  /** The token of the mail's link by which they came. */
  readonly proof: string | null;
  readonly visits: readonly ReadVisit[];
}

export interface ReadVisit {
  readonly id: string;
  readonly type: string;
  readonly agoMs: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

const MOST_EVENTS = 20;
/** A page may have stood open for long before it tells. */
const LONGEST_AGO_MS = 24 * 3_600_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what was posted to `/t`; null where it is nothing that the snippet sends. Of addresses only origin and path are
 * kept, and what says where somebody came from.
 */
export function readVisits(
  body: unknown,
  settings: WorkspaceSettings,
  ownOrigins: ReadonlySet<string>,
): ReadVisits | null {
  const fields = fieldsOf(typeof body === 'string' ? parsed(body) : body);
  const { events } = fields;
  if (!Array.isArray(events) || events.length > MOST_EVENTS) return null;
  const visits = events.map((event) => readVisit(fieldsOf(event), settings, ownOrigins));
  if (visits.some((visit) => visit === null)) return null;
  return {
    visitor: textOf(fields, 'visitor'),
    proof: textOf(fields, 'proof'),
    visits: visits.filter((one) => one !== null),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function readVisit(event: Fields, settings: WorkspaceSettings, own: ReadonlySet<string>): ReadVisit | null {
  const [id, type, url] = ['id', 'type', 'url'].map((name) => textOf(event, name));
  const page = url ? pageAddress(url) : null;
  if (!id || !type || !url || page === null || !/^[0-9a-f]{32}$/.test(id)) return null;
  const properties = propertiesOf(type, event, settings, { url, page, own });
  return properties && { id, type, agoMs: numberOf(event, 'ago', LONGEST_AGO_MS), properties };
}

function propertiesOf(
  type: string,
  event: Fields,
  settings: WorkspaceSettings,
  { url, page, own }: { readonly url: string; readonly page: string; readonly own: ReadonlySet<string> },
): ReadVisit['properties'] | null {
  const text = (name: string, longest = 200): string => clean(textOf(event, name), longest);
  switch (type) {
    case 'page.viewed':
      return { url: page, title: text('title'), ...touchOf(url, textOf(event, 'referrer'), settings, own) };
    case 'content.read':
      return { url: page, content: text('content') || new URL(page).pathname, seconds: numberOf(event, 'seconds', 86_400), depth: numberOf(event, 'depth', 100) }; // prettier-ignore
    case 'cta.viewed':
    case 'cta.clicked':
      return text('cta') === '' ? null : { url: page, cta: text('cta') };
    case 'form.submitted':
      return text('form') === '' ? null : { form: text('form'), page };
    default:
      return ownEvent(type, event, settings, page);
  }
}

/** An event of the workspace's own, which it lets the snippet report; of its properties the declared ones. */
function ownEvent(
  type: string,
  event: Fields,
  settings: WorkspaceSettings,
  page: string,
): ReadVisit['properties'] | null {
  const declared = Object.hasOwn(settings.events, type) ? settings.events[type] : undefined;
  if (!declared || !settings.site.events.includes(type)) return null;
  const given = fieldsOf(event['properties']);
  const kept = Object.entries(declared).map(([name, kind]) => [name, valueOf(given, name, kind)] as const);
  const known = kept.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return { url: page, ...Object.fromEntries(known) };
}

function valueOf(given: Fields, name: string, kind: FieldType): string | number | boolean | null {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null;
  if (kind === 'boolean') return typeof value === 'boolean' ? value : null;
  return kind === 'text' && typeof value === 'string' ? clean(value, 500) : null;
}

/** Where they came from; nothing of a page of ours that led to another. */
function touchOf(url: string, referrer: string | null, settings: WorkspaceSettings, own: ReadonlySet<string>) {
  const touch = readTouch(url, referrer, own);
  const within = Object.keys(touch).length === 0 && referrer;
  return within ? {} : { ...touch, channel: channelOf(touch, settings.channels) };
}

function numberOf(event: Fields, name: string, most: number): number {
  const value = event[name];
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(Math.round(value), 0), most) : 0;
}
