import type { ConditionSource, LocalizedText, TimeWindow } from './common';

/** `handoff.json` with every default filled in: the agreement between marketing and sales. */
export interface HandoffSettings {
  readonly routing: Routing;
  readonly sla: ServiceLevels;
  /** Why a lead goes back, isn't ours, was lost: what the salesperson may choose from. */
  readonly reasons: {
    readonly recycle: readonly Reason[];
    readonly reject: readonly Reason[];
    readonly lost: readonly Reason[];
  };
  /** Days after which a recycled lead comes back where sales gives no date (a day from tomorrow to a year on). */
  readonly recycleAfterDays: number;
  readonly delivery: HandoffDelivery;
  /** The roles of those who decide together about a purchase, in the order in which rules are tried. */
  readonly buyingGroup: readonly BuyingRole[];
}

/** A role in the buying group (DOMAIN, section 4: the decision making unit). */
export interface BuyingRole {
  readonly id: string;
  readonly label: LocalizedText;
  /** Whoever it holds for plays it, unless somebody said otherwise by hand; null: by hand alone. */
  readonly when: ConditionSource | null;
}

export interface Routing {
  /** The first rule that holds names the team; the last one has none. */
  readonly rules: readonly { readonly when: ConditionSource | null; readonly team: string }[];
  /** How a person of the team is chosen. */
  readonly within: 'round-robin' | 'territory' | 'account-owner' | 'won-share';
  /** Keep the person who already has somebody of the same company. */
  readonly sameAccountSamePerson: boolean;
}

/** Hours are business hours of the salesperson's team. */
export interface ServiceLevels {
  readonly acceptHours: number;
  readonly contactHours: number;
  readonly remindHours: number | null;
  /** To a member of the team by id, or `manager`. */
  readonly escalate: { readonly afterHours: number; readonly to: string } | null;
  readonly reassignAfterHours: number | null;
  readonly hours: TimeWindow | null;
}

export interface Reason {
  readonly id: string;
  readonly label: LocalizedText;
  /** Whether the contact becomes `disqualified` by it; meaningful for reject and lost. */
  readonly disqualifies: boolean;
}

export interface HandoffDelivery {
  /** Mail of the workspace that briefs sales; null: the product's own. */
  readonly mail: string | null;
  /** Key in `senders` of the workspace. */
  readonly sender: string;
  /** Incoming webhook of a Slack channel, as the name of an environment variable that holds it. */
  readonly slackUrlVariable: string | null;
  /** Systems that are told of every handoff, stage change and outcome. */
  readonly webhooks: readonly WebhookEndpoint[];
}

/** Where events are posted to, signed. Its address stands here or, where it is a secret, in the environment. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string | null;
  readonly urlVariable: string | null;
  /** Types, or groups of them such as `handoff.*`. */
  readonly events: readonly string[];
}
