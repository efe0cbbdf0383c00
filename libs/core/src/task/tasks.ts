import type { Instant } from '../time';

/** Which mail of which visit something belongs to. Mails outside flows have none. */
export interface MailOrigin {
  mailId: string;
  enrolmentId: string;
  flowId: string;
  flowVersion: number;
  state: string;
  visit: number;
  /** The action's place in its state, such as `entry.0`. */
  action: string;
  /** The mail's name in the workspace. */
  name: string;
}

/**
 * A mail that a flow wants sent. Planned by the engine, performed by the mail lib.
 * Key: `mail:ENROLMENT:STATE:VISIT:ACTION`, or with `:again:SEQ` behind it for a download asked for once more.
 */
export interface SendMailTask {
  origin: Omit<MailOrigin, 'mailId'>;
  kind: 'marketing' | 'service';
  topic: string | null;
  /** Skips window, quiet hours, gap and cap; counts in them. */
  immediately: boolean;
  /** 1 is lowest. */
  priority: number;
  /** Time between mails of this flow, as the author wrote it (`3 days`). */
  gap: string | null;
  /** A window's name in workspace.json, or the window itself. */
  window: unknown;
  /** Later than this it is skipped. */
  notAfter: Instant | null;
  /** When it was first wanted: `maxWait` counts from here. */
  wantedAt: Instant;
  /** Does it stay when its state is left (`immediately`, or a final state's)? */
  staysWhenLeft: boolean;
  /** Properties of the event that enrolled, for the template: `event.asset` and the like. */
  event: Record<string, unknown>;
  /** What the enrolment remembers, for the template: `enrolment.startsAt`. */
  enrolment: Record<string, unknown>;
}

/** A message to people of the company (a brief, an escalation): composed by who plans it, sent by the mail lib. */
export interface SendNotificationTask {
  /** Which kind, for lists and reports: `handoff-brief`, `notify`. */
  name: string;
  to: { name: string; email: string };
  /** Key in the workspace's `senders`; its default one, if absent. */
  sender?: string;
  replyTo?: { name: string; email: string };
  subject: string;
  html: string;
  text: string;
  /** Pictures that the HTML shows by `cid:NAME`: PNG, base64. */
  images?: readonly { name: string; png: string }[];
  /** The contact it is about, if any. */
  contactId: string | null;
}

/** A service mail to a contact outside flows, composed from a small text: the double opt-in. */
export interface SendServiceTask {
  name: string;
  contactId: string;
  subject: string;
  html: string;
  text: string;
}

/** A contact is to be handed to sales. Key: `handoff:CONTACT:SEQ`. */
export interface CreateHandoffTask {
  contactId: string;
  /** In words, for the salesperson: `score reached 80`, or the flow's own `because`. */
  because: string;
  at: Instant;
  enrolmentId: string | null;
  flowId: string | null;
}

/** A deal that was reported from outside closes the contact's open handoff as won. Key: `close-handoff:EVENT`. */
export interface CloseHandoffTask {
  contactId: string;
  at: Instant;
  amount: number | null;
}

/** A flow subscribes a contact to a topic, or ends that. */
export interface ChangeSubscriptionTask {
  contactId: string;
  topic: string;
  subscribed: boolean;
  because: string;
}

/** A flow's `notify`: tell a team. */
export interface NotifyTask {
  contactId: string;
  team: string;
  template: string | null;
  due: string | null;
  flowId: string;
}

/** A flow's `webhook`. */
export interface WebhookTask {
  contactId: string;
  url: string;
  flowId: string;
  state: string;
  data: Record<string, unknown>;
}

/** A message to a Slack channel, whose address stands in a variable of the environment. */
export interface PostSlackTask {
  variable: string;
  /** As Slack's incoming webhooks take it. */
  message: Record<string, unknown>;
}

/** Something happened of which other systems are told. Key: `announce:EVENT`. */
export interface AnnounceTask {
  event: { id: string; type: string; at: Instant; properties: Record<string, unknown> };
  contactId: string;
}

/** One endpoint is to be told. Key: `deliver:DELIVERY`. */
export interface DeliverWebhookTask {
  deliveryId: string;
}

/** Each queue of tasks and what its tasks carry. */
export interface TaskPayloads {
  'send-mail': SendMailTask;
  'send-notification': SendNotificationTask;
  'send-service': SendServiceTask;
  'create-handoff': CreateHandoffTask;
  'close-handoff': CloseHandoffTask;
  'change-subscription': ChangeSubscriptionTask;
  notify: NotifyTask;
  webhook: WebhookTask;
  'post-slack': PostSlackTask;
  announce: AnnounceTask;
  'deliver-webhook': DeliverWebhookTask;
}
export type TaskQueue = keyof TaskPayloads;
