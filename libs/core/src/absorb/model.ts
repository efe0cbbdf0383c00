import type { DeclaredTypes } from '../condition';
import { compileScoring } from '../scoring';
import type { HandoffSettings, ScoringModel, WorkspaceSettings } from '../workspace';
import type { AbsorbModel } from './types';

/** The settings in force, as their documents stand. */
export interface SettingsInForce {
  readonly workspace: WorkspaceSettings;
  readonly scoring: ScoringModel;
  readonly handoff: HandoffSettings;
}

/** Declared fields and events, for comparing times in conditions. */
export function declaredTypes(workspace: WorkspaceSettings): DeclaredTypes {
  return { contact: workspace.fields.contact, account: workspace.fields.account, events: workspace.events };
}

/**
 * Makes the settings ready for absorbing.
 * @param scoringVersion number of the version of the scoring model, where there are versions
 */
export function compileModel({ workspace, scoring, handoff }: SettingsInForce, scoringVersion = 0): AbsorbModel {
  const reasons = [...handoff.reasons.reject, ...handoff.reasons.lost];
  return {
    scoring: compileScoring(scoring, { locale: workspace.locale, types: declaredTypes(workspace) }),
    scoringVersion,
    timezone: workspace.timezone,
    holidays: workspace.holidays,
    disqualifyingReasons: new Set(reasons.filter((reason) => reason.disqualifies).map((reason) => reason.id)),
    recycleAfterDays: handoff.recycleAfterDays,
  };
}
