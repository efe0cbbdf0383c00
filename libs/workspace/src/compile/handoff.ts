import { ANNOUNCED } from '@nurture/core/event';
import type { HandoffSettings, Reason } from '@nurture/core/workspace';
import type { HandoffSource, ReasonSource } from './files';
import { compileWindow, localized } from './settings';

/** Where neither sales nor the workspace gives a date. */
const DEFAULT_RECYCLE_DAYS = 90;

/** Fills in what `handoff.json` leaves out. The file must have passed the checks. */
export function compileHandoff(
  source: HandoffSource,
  workspace: { readonly locale: string; readonly timezone: string; readonly defaultSender: string },
): HandoffSettings {
  const { routing, sla, reasons, delivery } = source;
  const compiled = (list: readonly ReasonSource[]): Reason[] =>
    list.map((reason) => compileReason(reason, workspace.locale));
  return {
    routing: {
      rules: routing.rules.map((rule) => ({ when: rule.when ?? null, team: rule.team })),
      within: routing.within ?? 'round-robin',
      sameAccountSamePerson: routing.sameAccountSamePerson ?? true,
    },
    sla: {
      acceptHours: sla.acceptHours,
      contactHours: sla.contactHours,
      remindHours: sla.remindHours ?? null,
      escalate: sla.escalate ?? null,
      reassignAfterHours: sla.reassignAfterHours ?? null,
      hours: sla.hours === undefined ? null : compileWindow(sla.hours, workspace.timezone),
    },
    reasons: {
      recycle: compiled(reasons.recycle),
      reject: compiled(reasons.reject),
      lost: compiled(reasons.lost),
    },
    buyingGroup: (source.buyingGroup ?? []).map(({ id, label, when }) => ({
      id,
      label: localized(label, workspace.locale),
      when: when ?? null,
    })),
    recycleAfterDays: source.recycleAfterDays ?? DEFAULT_RECYCLE_DAYS,
    delivery: {
      mail: delivery?.mail ?? null,
      sender: delivery?.sender ?? workspace.defaultSender,
      slackUrlVariable: delivery?.slackUrlVariable ?? null,
      webhooks: (delivery?.webhooks ?? []).map(({ id, url, urlVariable, events }) => ({
        id,
        url: url ?? null,
        urlVariable: urlVariable ?? null,
        events: events ?? ANNOUNCED,
      })),
    },
  };
}

function compileReason(reason: ReasonSource, locale: string): Reason {
  return { id: reason.id, label: localized(reason.label, locale), disqualifies: reason.disqualifies ?? false };
}
