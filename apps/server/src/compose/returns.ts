import { type ContactsDeps, returnEffects } from '@nurture/contacts';
import type { ReturnSettings } from '@nurture/core/config';
import type { Instant } from '@nurture/core/time';
import {
  fetchFromSns,
  MessageSource,
  PostmarkSource,
  type ReturnMailboxSettings,
  type ReturnsContext,
  type ReturnSource,
  SesSource,
  SnsVerifier,
} from '@nurture/mail';
import type { Runtime } from '../runtime';

/** How returned mails come in, and what takes them. */
export interface Returns {
  readonly context: ReturnsContext;
  /** By the NAME in `/hooks/NAME`. */
  readonly sources: ReadonlyMap<string, ReturnSource>;
}

/** @param hostNow what certificates are held against */
export function composeReturns(
  { settings, db, secret, log }: Runtime,
  contacts: ContactsDeps,
  hostNow: () => Instant,
): Returns {
  const { hooksSecret, sesTopics } = settings.returns;
  const sources = [
    new MessageSource(hooksSecret),
    new PostmarkSource(hooksSecret),
    new SesSource(sesTopics, new SnsVerifier(fetchFromSns, hostNow), fetchFromSns),
  ];
  return {
    context: { db, secret, effects: returnEffects(contacts), logger: log },
    sources: new Map(sources.map((source) => [source.name, source])),
  };
}

/** The mailboxes that the settings name. */
export function mailboxesOf({ bounceImapUrl, replyImapUrl }: ReturnSettings): ReturnMailboxSettings[] {
  return [
    ...(bounceImapUrl === null ? [] : [{ name: 'bounces' as const, url: bounceImapUrl }]),
    ...(replyImapUrl === null ? [] : [{ name: 'replies' as const, url: replyImapUrl }]),
  ];
}
