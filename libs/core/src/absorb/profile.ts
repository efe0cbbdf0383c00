import type { Values } from '../condition';
import { isSeen } from '../scoring';
import type { Instant } from '../time';
import type { ContactState, Profile, WaitingEvent } from './types';

/** The profile of somebody of whom nothing was absorbed before: known, hence a lead. */
export function firstProfile(now: Instant): Profile {
  return {
    stage: 'lead',
    stageSince: now,
    score: 0,
    fit: null,
    fields: {},
    tags: [],
    eventSeq: 0,
    lastSeenAt: null,
    handover: null,
    scoredBy: null,
  };
}

/** What the sender of an event says of the contact: a trusted one overwrites, another fills only empty fields. */
export function mergeFields(fields: Profile['fields'], said: NonNullable<WaitingEvent['profile']>): Profile['fields'] {
  const news = Object.entries(said.fields).filter(
    ([name, value]) => !isEmpty(value) && (said.trusted || isEmpty(fields[name])) && !same(fields[name], value),
  );
  return news.length === 0 ? fields : { ...fields, ...Object.fromEntries(news) };
}

/** When the person was last seen, this event included. */
export function lastSeen(profile: Profile, event: WaitingEvent): Instant | null {
  if (!isSeen(event)) return profile.lastSeenAt;
  return Math.max(profile.lastSeenAt ?? event.at, event.at);
}

/** What `contact.*` means in a condition; own names outweigh fields of that name. */
export function contactValues(contact: ContactState, profile: Profile): Values {
  const values: Record<string, unknown> = {
    email: contact.email,
    stage: profile.stage,
    score: profile.score,
    fit: profile.fit,
    tags: profile.tags,
    consent: contact.consent,
    lastSeen: profile.lastSeenAt === null ? null : isoOf(profile.lastSeenAt),
  };
  // One by one: a spread of fields at the front makes an object that is twenty times as slow to build.
  for (const name in profile.fields) if (!Object.hasOwn(values, name)) values[name] = profile.fields[name];
  return values;
}

/** Most look at the same moment twice, and writing one costs more than all the rest. */
let lastWritten = { at: NaN, iso: '' };

function isoOf(at: Instant): string {
  if (lastWritten.at !== at) lastWritten = { at, iso: new Date(at).toISOString() };
  return lastWritten.iso;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
