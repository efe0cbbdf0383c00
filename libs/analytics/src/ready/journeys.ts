import { createHash } from 'node:crypto';
import { attribute, type AttributionModel, channelOf, type Origin, type Touch } from '@nurture/core/figures';
import type { Cents } from '@nurture/core/money';
import type { Instant } from '@nurture/core/time';
import { labelOf, type LoggedTouch } from './touches';

/** What a deal's revenue may be shared among. */
export const ATTRIBUTION_BY = ['channel', 'content'] as const;
export type AttributionBy = (typeof ATTRIBUTION_BY)[number];

export interface Deal {
  /** Its place in the log. */
  readonly id: string;
  readonly wonAt: Instant;
  readonly cents: Cents;
}

/** What one key (a channel, a piece of content) is given of a deal by each model. */
export interface Credit extends Readonly<Record<AttributionModel, Cents>> {
  readonly deal: string;
  readonly wonAt: Instant;
  readonly by: AttributionBy;
  readonly key: string;
}

interface Person {
  readonly createdAt: Instant;
  readonly source: Origin;
}

/** How a deal's amount is shared among what its contact did before it, by every model. */
export function creditsOf(deal: Deal, person: Person, touches: readonly LoggedTouch[]): Credit[] {
  const before = touches.filter(({ at }) => at <= deal.wonAt);
  return ATTRIBUTION_BY.flatMap((by) => {
    const journey = { amount: deal.cents, wonAt: deal.wonAt, touches: pathTo(by, deal, person, before) };
    return [...attribute([journey])].map(([key, shares]) => ({ deal: deal.id, wonAt: deal.wonAt, by, key, ...shares }));
  });
}

/**
 * Where a contact came from is their first touch; so every deal has one. By channel, a touch is each time that they came;
 * by content, each thing that they did.
 */
function pathTo(by: AttributionBy, deal: Deal, person: Person, before: readonly LoggedTouch[]): Touch[] {
  const channel = channelOf(person.source);
  const firstAt = Math.min(person.createdAt, deal.wonAt, before[0]?.at ?? deal.wonAt);
  if (by === 'content') {
    return [
      { key: `came by ${channel}`, at: firstAt },
      ...before.map((touch) => ({ key: labelOf(touch), at: touch.at })),
    ];
  }
  const came = before.flatMap(({ channel: key, at }) => (key === null ? [] : [{ key, at }]));
  const [earliest] = came;
  // The view by which somebody came first is in the log too, where a browser told of it.
  const isFirst = earliest?.key === channel && earliest.at <= person.createdAt;
  return isFirst ? came : [{ key: channel, at: firstAt }, ...came];
}

/** The longest path that is told; later steps are left out. */
const MOST_STEPS = 12;

/** What somebody did before they bought, each thing at its first time only. */
export function walkOf(touches: readonly LoggedTouch[], customerAt: Instant | null): string[] {
  const before = customerAt === null ? touches : touches.filter(({ at }) => at <= customerAt);
  return [...new Set(before.map(labelOf))].slice(0, MOST_STEPS);
}

/** A number for each beginning of a walk, the shortest first; walks that begin alike share it. */
export const walkKeys = (walk: readonly string[]): string[] =>
  walk.map((_, index) =>
    createHash('sha256')
      .update(JSON.stringify(walk.slice(0, index + 1)))
      .digest()
      .readBigInt64BE()
      .toString(),
  );
