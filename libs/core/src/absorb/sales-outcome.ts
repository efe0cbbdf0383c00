import type { Handover } from '../scoring';
import { instantOf, isZone } from '../time';
import type { Instant } from '../time';
import { stageByFit } from '../scoring';
import type { Fit } from '../scoring';
import type { Stage } from '../workspace';
import type { AbsorbModel, Profile, WaitingEvent } from './types';

const DAY_MS = 86_400_000;

/** What sales' side says about a contact, before anything steps with it. */
export interface SalesOutcome {
  readonly stage: Stage | null;
  readonly handover: Handover | null;
  /** Fields of the contact that it sets. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The effect of `handoff.*` and `deal.won` on stage, watermark and fields; null for every other event.
 * @param fit as the data say now: where sales says no, the stage falls back to what it gives
 */
export function salesOutcome(
  model: AbsorbModel,
  profile: Profile,
  event: WaitingEvent,
  fit: () => Fit,
): SalesOutcome | null {
  const closed = (status: 'won' | 'lost' | 'rejected'): Handover => ({ status, at: event.at, score: profile.score });
  switch (event.type) {
    case 'handoff.created':
      return {
        stage: profile.stage === 'customer' ? null : 'sql',
        handover: profile.handover?.status === 'open' ? profile.handover : openHandover(profile.score, event.at),
        fields: {},
      };
    case 'handoff.recycled':
      return recycled(model, profile, event);
    case 'handoff.rejected':
      return { stage: stageAfterNo(model, event, fit()), handover: closed('rejected'), fields: {} };
    case 'handoff.lost':
      return { stage: stageAfterNo(model, event, fit()), handover: closed('lost'), fields: {} };
    case 'handoff.won':
    case 'deal.won':
      return { stage: 'customer', handover: closed('won'), fields: {} };
    default:
      return null;
  }
}

export function openHandover(score: number, at: Instant): Handover {
  return { status: 'open', at, score };
}

/** Not a buyer at all, by sales' own reason; else back with marketing, where fit puts them. */
function stageAfterNo({ disqualifyingReasons, scoring }: AbsorbModel, event: WaitingEvent, fit: Fit): Stage {
  const { reason } = event.properties;
  const disqualified = typeof reason === 'string' && disqualifyingReasons.has(reason);
  return disqualified ? 'disqualified' : stageByFit(scoring.model.stages, fit);
}

function recycled(model: AbsorbModel, profile: Profile, event: WaitingEvent): SalesOutcome {
  const said = event.properties.until;
  const own = profile.fields.timezone;
  const zone = typeof own === 'string' && isZone(own) ? own : model.timezone;
  const usual = new Date(event.at + model.recycleAfterDays * DAY_MS).toISOString().slice(0, 10);
  const day = typeof said === 'string' && instantOf(said, zone) !== null ? said : usual;
  const until = instantOf(day, zone) ?? event.at;
  return {
    stage: 'recycled',
    handover: { status: 'recycled', at: event.at, score: profile.score, until },
    fields: { recycleOn: day },
  };
}
