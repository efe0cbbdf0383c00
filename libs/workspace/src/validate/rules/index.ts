// Every rule of the checks, in the order in which they are looked at. A new rule is a file here and a line below.
import { actionNames } from './action-names';
import { advice } from './advice';
import { companions } from './companions';
import { conditionSize } from './condition-size';
import { conditions } from './conditions';
import { duplicates } from './duplicates';
import { eventNames } from './event-names';
import { experiments } from './experiments';
import { handoff } from './handoff';
import { leaving } from './leaving';
import { paths } from './paths';
import { quizzes } from './quizzes';
import { reachability } from './reachability';
import { mails } from './mails';
import type { FlowRule, WorkspaceRule } from './rule';
import { conditionCircles, runs } from './runs';
import { scoring } from './scoring';
import { segments } from './segments';
import { sending } from './sending';
import { settings } from './settings';
import { splits } from './splits';
import { cap } from './cap';
import { guards } from './guards';
import { rounds } from './rounds';
import { targets } from './targets';
import { templates } from './templates';
import { times } from './times';

export const FLOW_RULES: readonly FlowRule[] = [
  targets,
  actionNames,
  eventNames,
  conditions,
  conditionCircles,
  conditionSize,
  times,
  paths,
  splits,
  experiments,
  segments,
  sending,
  reachability,
  leaving,
  guards,
  rounds,
  cap,
  runs,
  advice,
];

export const WORKSPACE_RULES: readonly WorkspaceRule[] = [
  duplicates,
  settings,
  scoring,
  handoff,
  companions,
  templates,
  mails,
  quizzes,
];
