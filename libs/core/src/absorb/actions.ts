import type { Action } from '../flow';
import type { LedgerEntry } from '../scoring';
import { isStage } from '../workspace';
import type { Dossier } from './dossier';
import { flowName, handoffTask, notifyTask, sendMailTask, subscriptionTask, webhookTask, withdrawalOf } from './tasks';
import type { ActionPlace } from './tasks';
import type { FlowBook } from './types';

/** What an action may ask of the contact's other walks. */
export interface OtherWalks {
  enrolInto(flow: FlowBook['current'][number], event: null, seq: number): void;
  leaveFlow(flowId: string, seq: number): void;
}

/** Carries out one action of a step: on the dossier at once, outside by a task. */
export function applyAction(
  action: Action,
  place: ActionPlace,
  dossier: Dossier,
  others: OtherWalks,
  flows: FlowBook,
): void {
  const { enrolment } = place.record;
  switch (action.do) {
    case 'send':
      return dossier.plan(sendMailTask(action, place));
    case 'withdraw':
      return dossier.withdraw(withdrawalOf(action, enrolment.id));
    case 'emit':
      return dossier.derive(action.type, action.properties, enrolment.id);
    case 'score':
      return dossier.addPoints(pointsOf(action, place, dossier), place.seq, { type: '', at: dossier.moment });
    case 'set':
      return dossier.setFields(action.fields);
    case 'tag':
      return dossier.setTags([...new Set([...dossier.profile.tags, ...action.tags])]);
    case 'untag':
      return dossier.setTags(dossier.profile.tags.filter((tag) => !action.tags.includes(tag)));
    case 'stage':
      return isStage(action.stage) ? dossier.enterStage(action.stage, place.now, flowName(place.flow)) : undefined;
    case 'subscribe':
    case 'unsubscribe':
      return dossier.plan(subscriptionTask(action, place));
    case 'notify':
      return dossier.plan(notifyTask(action, place));
    case 'webhook':
      return dossier.plan(webhookTask(action, place));
    case 'handoff':
      return dossier.handOver(
        handoffTask(enrolment.contactId, place.seq, {
          because: action.because ?? flowName(place.flow),
          at: place.now,
          enrolment,
        }),
      );
    case 'enrol': {
      const flow = flows.current.find((other) => other.id === action.flow);
      return flow ? others.enrolInto(flow, null, place.seq) : undefined;
    }
    case 'leave':
      return others.leaveFlow(action.flow, place.seq);
  }
}

/** A flow's own points; a reset is a counter-entry, so that the ledger stays a sum. */
function pointsOf(
  action: Extract<Action, { do: 'score' }>,
  place: ActionPlace,
  dossier: Dossier,
): readonly LedgerEntry[] {
  const { flow } = place;
  const { moment: at } = dossier;
  const because = flowName(flow);
  if (action.reset) return dossier.counterEntries(because);
  if (action.points === 0) return [];
  const { points } = action;
  return [{ rule: `flow:${flow.id}`, per: null, points, at, because, eventId: null, kind: 'earned' }];
}
