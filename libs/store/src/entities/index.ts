// The tables as classes, for plain reading and writing; who may write which stands in libs/store/README.md.
import { ApiKey, Idempotency } from './access';
import { AccountRevenue, MaturityAnswer, MaturityScan, Spend, Target } from './figures';
import { Handoff, HandoffAnswer } from './handoff';
import { ContactProfile, Enrolment, EnrolmentStep, ScoreEntry, StageChange } from './journey';
import { Event, EventKey, EventPending } from './log';
import { Hit, Mail, MailboxMessage, SpeedBudget } from './mail';
import { Account, Consent, ConsentEntry, Contact, ImportRun, Suppression } from './people';
import { Flow, FlowVersion, MailVersion, SettingsVersion } from './published';
import { Clock, Switch } from './shared';
import { Task } from './task';

/** Every one of them: what the ORM is opened with, and what the drift check compares with the schema. */
export const ENTITIES = [
  Account,
  AccountRevenue,
  ApiKey,
  Clock,
  Consent,
  ConsentEntry,
  Contact,
  ContactProfile,
  Enrolment,
  EnrolmentStep,
  Event,
  EventKey,
  EventPending,
  Flow,
  FlowVersion,
  Handoff,
  HandoffAnswer,
  Hit,
  Idempotency,
  ImportRun,
  Mail,
  MailboxMessage,
  MailVersion,
  MaturityAnswer,
  MaturityScan,
  ScoreEntry,
  SettingsVersion,
  Spend,
  SpeedBudget,
  StageChange,
  Suppression,
  Switch,
  Target,
  Task,
];

export {
  Account,
  AccountRevenue,
  ApiKey,
  Clock,
  Consent,
  ConsentEntry,
  Contact,
  ContactProfile,
  Enrolment,
  EnrolmentStep,
  Event,
  EventKey,
  EventPending,
  Flow,
  FlowVersion,
  Handoff,
  HandoffAnswer,
  Hit,
  Idempotency,
  ImportRun,
  Mail,
  MailboxMessage,
  MailVersion,
  MaturityAnswer,
  MaturityScan,
  ScoreEntry,
  SettingsVersion,
  Spend,
  SpeedBudget,
  StageChange,
  Suppression,
  Switch,
  Target,
  Task,
};
