import { scoreAt, withLateLines, type CompiledScoring, type Handover, type LedgerFact } from '../scoring';
import type { Instant } from '../time';
import type { Stage } from '../workspace';
import type { Profile } from './types';

/** One of two contacts that are one person, with all lines of its ledger. */
export interface Half {
  readonly profile: Profile | null;
  readonly ledger: readonly LedgerFact[];
}

/** Whoever was scored by this version is scored anew by whichever is in force. */
const NO_VERSION = -1;

/** A no of sales outranks all that marketing knows; who bought stays a customer. */
const RANKS: readonly Stage[] = ['visitor', 'lead', 'recycled', 'mql', 'sql', 'disqualified', 'customer'];

/**
 * The profile of the one person that two contacts turn out to be. What the remaining one says of itself stands, and its
 * gaps are filled; the further stage holds, and the open or else the later handover, with all points of before it as old
 * ones. The sum of both ledgers is no score yet: absorbing brings it to what the events of both make.
 *
 * @param into the contact that remains
 * @returns null where nothing was absorbed of either
 */
export function mergeProfiles(scoring: CompiledScoring, into: Half, from: Half, now: Instant): Profile | null {
  const own = into.profile;
  const other = from.profile;
  if (!own || !other) return withAnewScore(own ?? other);
  const further = RANKS.indexOf(other.stage) > RANKS.indexOf(own.stage) ? other : own;
  const seen = [own.lastSeenAt, other.lastSeenAt].flatMap((at) => at ?? []);
  const filled = Object.entries(other.fields).filter(([name]) => isEmpty(own.fields[name]));
  return withAnewScore({
    ...own,
    stage: further.stage,
    stageSince: further.stageSince,
    score: scoreAt(scoring, [...into.ledger, ...from.ledger], now),
    fields: { ...own.fields, ...Object.fromEntries(filled) },
    tags: [...new Set([...own.tags, ...other.tags])].sort(),
    eventSeq: Math.max(own.eventSeq, other.eventSeq),
    lastSeenAt: seen.length > 0 ? Math.max(...seen) : null,
    handover: laterHandover(scoring, into, from),
    scoredBy: own.scoredBy ?? other.scoredBy,
  });
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function withAnewScore(profile: Profile | null): Profile | null {
  return profile && { ...profile, scoredBy: profile.scoredBy === null ? null : NO_VERSION };
}

function laterHandover(scoring: CompiledScoring, into: Half, from: Half): Handover | null {
  const own = into.profile?.handover ?? null;
  const other = from.profile?.handover ?? null;
  if (!other || (own && rank(own) >= rank(other))) return withLateLines(scoring, own, from.ledger);
  return withLateLines(scoring, other, into.ledger);
}

const rank = (handover: Handover): number => (handover.status === 'open' ? Infinity : handover.at);
