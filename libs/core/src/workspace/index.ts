// What a marketer's settings say once they are read: pure types that engine, mail, site and handoff share.
export { isStage, STAGES, WEEKDAYS, textIn } from './common';
export type { ConditionSource, LocalizedText, Stage, TimeWindow, WallClock, Weekday } from './common';
export type {
  Absence,
  Asset,
  Company,
  ConsentSettings,
  EvidenceSettings,
  RetentionSettings,
  FormSettings,
  Holiday,
  Sender,
  SendingSettings,
  SendingSpeed,
  Team,
  TeamMember,
  Topic,
  WorkspaceSettings,
} from './settings';
export { FIT_GRADES } from './scoring';
export type {
  Decay,
  FitGrade,
  FitModel,
  FitRule,
  ScoreRule,
  ScoringModel,
  SleepRule,
  StageThresholds,
} from './scoring';
export type {
  BuyingRole,
  HandoffDelivery,
  HandoffSettings,
  Reason,
  Routing,
  ServiceLevels,
  WebhookEndpoint,
} from './handoff';
