import type { FieldType } from '@nurture/core/event';
import type { ChannelRule } from '@nurture/core/source';
import type { ConditionSource, FitGrade, Routing, SendingSpeed, Weekday } from '@nurture/core/workspace';

// The workspace's files as authors write them: what their schemas let through. A duration is a text.

export type TextSource = string | Readonly<Record<string, string>>;

export interface WindowSource {
  readonly days?: readonly Weekday[];
  readonly from?: string;
  readonly until?: string;
  readonly timezone?: string;
}

export interface SettingsSource {
  readonly company: {
    readonly name: string;
    readonly address: readonly string[];
    readonly website?: string;
    readonly privacyUrl?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly logo?: string;
    readonly color?: string;
  };
  readonly locale: string;
  readonly locales?: readonly string[];
  readonly timezone: string;
  readonly senders: Readonly<
    Record<
      string,
      { readonly name: string; readonly email: string; readonly replyTo?: string; readonly phone?: string }
    >
  >;
  readonly defaultSender?: string;
  readonly topics: Readonly<Record<string, TopicSource>>;
  readonly events?: Readonly<Record<string, Readonly<Record<string, FieldType>>>>;
  readonly fields?: {
    readonly contact?: Readonly<Record<string, FieldType>>;
    readonly account?: Readonly<Record<string, FieldType>>;
  };
  readonly windows?: Readonly<Record<string, WindowSource>>;
  readonly holidays?: readonly (string | { readonly date: string; readonly name?: string })[];
  readonly sending?: {
    readonly cap?: { readonly mails: number; readonly within: string };
    readonly gap?: string;
    readonly lessOften?: string;
    readonly quietHours?: { readonly from: string; readonly until: string; readonly timezone?: string };
    readonly maxWait?: string;
    readonly speed?: Partial<SendingSpeed>;
  };
  readonly consent?: {
    readonly doubleOptIn?: { readonly forms?: boolean; readonly events?: boolean };
    readonly wordings?: Readonly<Record<string, { readonly mail: TextSource; readonly tracking?: TextSource }>>;
  };
  readonly evidence?: {
    readonly settle?: string;
    readonly proxiedOpens?: { readonly count?: boolean; readonly after?: string };
  };
  readonly retention?: Readonly<
    Partial<Record<'events' | 'mails' | 'contents' | 'hits' | 'traces' | 'mailbox', string>>
  >;
  readonly forms?: Readonly<Record<string, FormSource>>;
  readonly site?: { readonly origins?: readonly string[]; readonly events?: readonly string[] };
  readonly downloads?: { readonly expire?: string };
  readonly channels?: readonly ChannelRule[];
  readonly assets?: Readonly<Record<string, AssetSource>>;
  readonly teams?: Readonly<Record<string, TeamSource>>;
}

export interface TopicSource {
  readonly name: TextSource;
  readonly description?: TextSource;
  readonly sender?: string;
  readonly public?: boolean;
}

export interface FormSource {
  readonly topics?: readonly string[];
  readonly asset?: string;
  readonly thanks?: string;
  readonly wording?: string;
  readonly fillSeconds?: number;
}

export interface AssetSource {
  readonly title: TextSource;
  readonly file: TextSource;
  readonly page?: string;
  readonly topic?: string;
}

export interface TeamSource {
  readonly name: string;
  readonly hours?: WindowSource;
  readonly slackUrlVariable?: string;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly countries?: readonly string[];
    readonly locale?: string;
    readonly capacity?: number;
    readonly manager?: boolean;
    readonly hours?: WindowSource;
    readonly holidays?: readonly string[];
    readonly absences?: readonly { readonly from: string; readonly until?: string }[];
    readonly briefs?: 'at-once' | 'daily';
    readonly reports?: readonly ('weekly' | 'monthly' | 'quarterly')[];
    readonly slackUrlVariable?: string;
  }[];
}

export type DecaySource = { readonly halfLife: string } | { readonly expires: string };

export interface ScoringSource {
  readonly rules: readonly {
    readonly id: string;
    readonly label?: TextSource;
    readonly on: string | readonly string[];
    readonly guard?: ConditionSource;
    readonly points: number;
    readonly once?: boolean | { readonly per: string };
    readonly atMost?: { readonly times: number; readonly within?: string };
    readonly group?: string;
    readonly decay?: DecaySource | 'never';
  }[];
  readonly sleep?: readonly {
    readonly id: string;
    readonly label?: TextSource;
    readonly after: string;
    readonly points: number;
    readonly decay?: DecaySource | 'never';
  }[];
  readonly groups?: Readonly<Record<string, { readonly max: number }>>;
  readonly decay?: DecaySource;
  readonly fit?: {
    readonly needs?: readonly string[];
    readonly rules?: readonly {
      readonly id: string;
      readonly label?: TextSource;
      readonly when: ConditionSource;
      readonly points: number;
    }[];
    readonly grades?: Partial<Readonly<Record<FitGrade, number>>>;
    readonly disqualify?: readonly {
      readonly id: string;
      readonly label?: TextSource;
      readonly when: ConditionSource;
    }[];
  };
  readonly stages: {
    readonly mql?: { readonly fit: FitGrade };
    readonly sql: { readonly score: number; readonly events?: readonly string[] };
  };
}

export interface ReasonSource {
  readonly id: string;
  readonly label: TextSource;
  readonly disqualifies?: boolean;
}

export interface HandoffSource {
  readonly routing: {
    readonly rules: readonly { readonly when?: ConditionSource; readonly team: string }[];
    readonly within?: Routing['within'];
    readonly sameAccountSamePerson?: boolean;
  };
  readonly sla: {
    readonly acceptHours: number;
    readonly contactHours: number;
    readonly remindHours?: number;
    readonly escalate?: { readonly afterHours: number; readonly to: string };
    readonly reassignAfterHours?: number;
    readonly hours?: WindowSource;
  };
  readonly recycleAfterDays?: number;
  readonly reasons: {
    readonly recycle: readonly ReasonSource[];
    readonly reject: readonly ReasonSource[];
    readonly lost: readonly ReasonSource[];
  };
  readonly buyingGroup?: readonly {
    readonly id: string;
    readonly label: TextSource;
    readonly when?: ConditionSource;
  }[];
  readonly delivery?: {
    readonly mail?: string;
    readonly sender?: string;
    readonly slackUrlVariable?: string;
    readonly webhooks?: readonly {
      readonly id: string;
      readonly url?: string;
      readonly urlVariable?: string;
      readonly events?: readonly string[];
    }[];
  };
}
