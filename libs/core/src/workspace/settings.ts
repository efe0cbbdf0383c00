import type { FieldType } from '../event';
import type { ChannelRule } from '../source';
import type { LocalizedText, TimeWindow, WallClock } from './common';

/** `workspace.json` with every default filled in: plain data that survives JSON. Durations are milliseconds. */
export interface WorkspaceSettings {
  readonly company: Company;
  /** The language that is used where a contact has none or none of ours. */
  readonly locale: string;
  /** All languages that mails and pages may come in; holds `locale`. */
  readonly locales: readonly string[];
  /** IANA zone of the company, and of contacts whose zone is unknown. */
  readonly timezone: string;
  readonly senders: Readonly<Record<string, Sender>>;
  /** Key in `senders` of the one used where neither mail nor topic names another. */
  readonly defaultSender: string;
  readonly topics: Readonly<Record<string, Topic>>;
  /** Events of the workspace's own, beside the built-in ones: type → property → what it holds. */
  readonly events: Readonly<Record<string, Readonly<Record<string, FieldType>>>>;
  /** Fields of the workspace's own, beside the built-in ones. */
  readonly fields: {
    readonly contact: Readonly<Record<string, FieldType>>;
    readonly account: Readonly<Record<string, FieldType>>;
  };
  readonly windows: Readonly<Record<string, TimeWindow>>;
  readonly holidays: readonly Holiday[];
  readonly sending: SendingSettings;
  readonly consent: ConsentSettings;
  readonly evidence: EvidenceSettings;
  readonly retention: RetentionSettings;
  readonly teams: Readonly<Record<string, Team>>;
  readonly assets: Readonly<Record<string, Asset>>;
  /** The forms of the pages, by id (`event.form` of `form.submitted`). */
  readonly forms: Readonly<Record<string, FormSettings>>;
  /** How long a download's link works; null: for good. */
  readonly downloads: { readonly expireAfterMs: number | null };
  readonly site: SiteSettings;
  /** How visits are grouped into channels, before the built-in rules; the first that holds. */
  readonly channels: readonly ChannelRule[];
}

/** The company's own sites, on which the snippet runs. */
export interface SiteSettings {
  /** Such as `https://www.example.com`; no other site's visits are taken. */
  readonly origins: readonly string[];
  /** Events of the workspace's own that the snippet may report: anybody can, so nothing may hang on them alone. */
  readonly events: readonly string[];
}

export interface Company {
  readonly name: string;
  /** Lines of the postal address that every marketing mail carries. */
  readonly address: readonly string[];
  readonly website: string | null;
  readonly privacyUrl: string | null;
  /** Where people can write to. */
  readonly email: string | null;
  readonly phone: string | null;
  /** Address of the logo: an https address or a path below the workspace. */
  readonly logo: string | null;
  /** `#rrggbb`, for pages that the product itself makes. */
  readonly color: string | null;
}

export interface Sender {
  readonly name: string;
  readonly email: string;
  readonly replyTo: string | null;
  readonly phone: string | null;
}

export interface Topic {
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** Key in `senders`. */
  readonly sender: string;
  /** Shown in the preference centre. */
  readonly public: boolean;
}

/** A day on which nobody works. */
export interface Holiday {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: string | null;
}

export interface SendingSettings {
  /** At most so many marketing mails per contact in any so many milliseconds, all flows together. */
  readonly cap: { readonly mails: number; readonly withinMs: number } | null;
  /** Between two mails to one contact, all flows together. */
  readonly gapMs: number;
  readonly quietHours: { readonly from: WallClock; readonly until: WallClock; readonly timezone: string } | null;
  /** Between two marketing mails to a contact who chose 'less often'. */
  readonly lessOftenMs: number;
  /** A mail that is 'not now' for longer than this is skipped. */
  readonly maxWaitMs: number;
  readonly speed: SendingSpeed;
}

export interface SendingSpeed {
  /** Mails per second over the transport; null: as fast as it takes them. */
  readonly perSecond: number | null;
  /** Open connections to the transport, per process. */
  readonly connections: number;
  /** Mails per second by receiving domain; `*` stands for every domain that isn't named. */
  readonly domains: Readonly<Record<string, number>>;
}

export interface ConsentSettings {
  /** Opens, clicks and page views are only recorded of people who agreed to it. */
  readonly tracking: 'required';
  /** Whether consent counts only once confirmed through `/v/`: for forms of our own, and for events of trusted keys. */
  readonly doubleOptIn: { readonly forms: boolean; readonly events: boolean };
  /** What people agreed to, word for word, by version; kept with each consent. */
  readonly wordings: Readonly<Record<string, { readonly mail: LocalizedText; readonly tracking: LocalizedText }>>;
}

export interface EvidenceSettings {
  /** How long a hit waits for the rest of a burst before it is judged and may drive anything. */
  readonly settleMs: number;
  /** Whether an image proxy's open counts as a person's, and how long after delivery the first one must come. */
  readonly proxiedOpens: { readonly count: boolean; readonly afterMs: number };
}

/** How long what is kept of people is kept, in milliseconds. Consent and suppression stay as long as the person does. */
export interface RetentionSettings {
  /** The event log, and with it the single entries of scores: what they come to stays, as an opening balance. */
  readonly eventsMs: number;
  /** Mails with what became of them. */
  readonly mailsMs: number;
  /** What exactly stood in a mail. */
  readonly contentsMs: number;
  /** Opens, clicks and downloads with their evidence. */
  readonly hitsMs: number;
  /** Why people went which way, of enrolments that have ended. */
  readonly tracesMs: number;
  /** The development mailbox. */
  readonly mailboxMs: number;
}

export interface Team {
  readonly name: string;
  readonly members: readonly TeamMember[];
  readonly hours: TimeWindow;
  /** Where the team is told of its leads: the environment variable that holds a Slack channel's address. */
  readonly slackUrlVariable: string | null;
}

export interface TeamMember {
  /** Stable name of the person in figures and routing. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2 countries that this person serves; empty: all. */
  readonly countries: readonly string[];
  readonly locale: string | null;
  /** Open handoffs at once; null: no limit. */
  readonly capacity: number | null;
  readonly manager: boolean;
  /** Instead of the team's. */
  readonly hours: TimeWindow | null;
  /** Days as `YYYY-MM-DD`, instead of the workspace's; null: those. */
  readonly holidays: readonly string[] | null;
  readonly absences: readonly Absence[];
  /** Briefs as they come, or once a day when work begins. */
  readonly briefs: 'at-once' | 'daily';
  /** Reports on figures that they want by mail. */
  readonly reports: readonly ('weekly' | 'monthly' | 'quarterly')[];
  readonly slackUrlVariable: string | null;
}

/** Days away, the first and the last included, as `YYYY-MM-DD`. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

export interface Asset {
  readonly title: LocalizedText;
  /** File below `assets/` by locale. */
  readonly file: Readonly<Record<string, string>>;
  /** The landing page that offers it (name in `pages/`). */
  readonly page: string | null;
  /** The topic it belongs to. */
  readonly topic: string | null;
}

export interface FormSettings {
  /** Topics that the form's mail consent is for. */
  readonly topics: readonly string[];
  /** The asset that submitting it asks for (`asset.downloaded`). */
  readonly asset: string | null;
  /** The page shown afterwards (name in `pages/`). */
  readonly thanks: string | null;
  /** Key in `consent.wordings`. */
  readonly wording: string | null;
  /** Whoever needs less from seeing to sending it is taken for a robot; 0: nobody is. */
  readonly fillSeconds: number;
}
