import { approximateMs, parseDuration } from '@nurture/core/time';
import {
  type Asset,
  type FormSettings,
  type LocalizedText,
  type RetentionSettings,
  type SendingSettings,
  type Team,
  type TimeWindow,
  type Topic,
  WEEKDAYS,
  type WorkspaceSettings,
} from '@nurture/core/workspace';
import type {
  AssetSource,
  FormSource,
  SettingsSource,
  TeamSource,
  TextSource,
  TopicSource,
  WindowSource,
} from './files';

const DAY_MS = 86_400_000;

/** A mail that is 'not now' for longer is skipped, where the workspace says nothing. */
const DEFAULT_MAX_WAIT_MS = 7 * DAY_MS;
const DEFAULT_LESS_OFTEN_MS = 14 * DAY_MS;
const DEFAULT_CONNECTIONS = 5;
/** The rest of a scanner's burst comes within a second or two. */
const DEFAULT_SETTLE_MS = 3_000;
/** Before that an image proxy may have fetched by itself, as the mail came in. */
const DEFAULT_PROXIED_AFTER_MS = 60_000;

/** How long what is kept of people is kept, where the workspace says nothing. */
const DEFAULT_RETENTION: Required<NonNullable<SettingsSource['retention']>> = {
  events: '24 months',
  mails: '24 months',
  contents: '90 days',
  hits: '13 months',
  traces: '24 months',
  mailbox: '30 days',
};

/** Fills in what `workspace.json` leaves out. The file must have passed the checks. */
export function compileSettings(source: SettingsSource): WorkspaceSettings {
  const { locale, timezone } = source;
  const defaultSender = source.defaultSender ?? Object.keys(source.senders)[0] ?? '';
  return {
    company: compileCompany(source.company),
    locale,
    locales: [...new Set([locale, ...(source.locales ?? [])])],
    timezone,
    senders: mapValues(source.senders, (sender) => ({
      name: sender.name,
      email: sender.email,
      replyTo: sender.replyTo ?? null,
      phone: sender.phone ?? null,
    })),
    defaultSender,
    topics: mapValues(source.topics, (topic) => compileTopic(topic, locale, defaultSender)),
    events: source.events ?? {},
    fields: { contact: source.fields?.contact ?? {}, account: source.fields?.account ?? {} },
    windows: mapValues(source.windows, (window) => compileWindow(window, 'contact')),
    holidays: (source.holidays ?? []).map((day) =>
      typeof day === 'string' ? { date: day, name: null } : { date: day.date, name: day.name ?? null },
    ),
    sending: compileSending(source.sending),
    consent: compileConsent(source.consent, locale),
    evidence: compileEvidence(source.evidence),
    retention: compileRetention(source.retention),
    teams: mapValues(source.teams, (team) => compileTeam(team, timezone)),
    assets: mapValues(source.assets, (asset) => compileAsset(asset, locale)),
    forms: mapValues(source.forms, compileForm),
    downloads: { expireAfterMs: source.downloads?.expire === undefined ? null : lengthMs(source.downloads.expire) },
    site: {
      origins: (source.site?.origins ?? []).map((address) => new URL(address).origin),
      events: source.site?.events ?? [],
    },
    channels: source.channels ?? [],
  };
}

function compileCompany(company: SettingsSource['company']): WorkspaceSettings['company'] {
  return {
    name: company.name,
    address: company.address,
    website: company.website ?? null,
    privacyUrl: company.privacyUrl ?? null,
    email: company.email ?? null,
    phone: company.phone ?? null,
    logo: company.logo ?? null,
    color: company.color ?? null,
  };
}

function compileTopic(topic: TopicSource, locale: string, defaultSender: string): Topic {
  return {
    name: localized(topic.name, locale),
    description: topic.description === undefined ? {} : localized(topic.description, locale),
    sender: topic.sender ?? defaultSender,
    public: topic.public ?? true,
  };
}

function compileSending(sending: SettingsSource['sending']): SendingSettings {
  const { cap, gap, lessOften, quietHours, maxWait, speed } = sending ?? {};
  return {
    cap: cap === undefined ? null : { mails: cap.mails, withinMs: lengthMs(cap.within) },
    gapMs: gap === undefined ? 0 : lengthMs(gap),
    quietHours: quietHours === undefined ? null : { timezone: 'contact', ...quietHours },
    lessOftenMs: lessOften === undefined ? DEFAULT_LESS_OFTEN_MS : lengthMs(lessOften),
    maxWaitMs: maxWait === undefined ? DEFAULT_MAX_WAIT_MS : lengthMs(maxWait),
    speed: {
      perSecond: speed?.perSecond ?? null,
      connections: speed?.connections ?? DEFAULT_CONNECTIONS,
      domains: speed?.domains ?? {},
    },
  };
}

function compileConsent(consent: SettingsSource['consent'], locale: string): WorkspaceSettings['consent'] {
  return {
    tracking: 'required',
    doubleOptIn: { forms: consent?.doubleOptIn?.forms ?? false, events: consent?.doubleOptIn?.events ?? false },
    wordings: mapValues(consent?.wordings, (wording) => ({
      mail: localized(wording.mail, locale),
      tracking: wording.tracking === undefined ? {} : localized(wording.tracking, locale),
    })),
  };
}

function compileEvidence(evidence: SettingsSource['evidence']): WorkspaceSettings['evidence'] {
  const { settle, proxiedOpens } = evidence ?? {};
  const { count, after } = proxiedOpens ?? {};
  return {
    settleMs: settle === undefined ? DEFAULT_SETTLE_MS : lengthMs(settle),
    proxiedOpens: { count: count ?? true, afterMs: after === undefined ? DEFAULT_PROXIED_AFTER_MS : lengthMs(after) },
  };
}

function compileRetention(retention: SettingsSource['retention']): RetentionSettings {
  const lengths = { ...DEFAULT_RETENTION, ...retention };
  return {
    eventsMs: lengthMs(lengths.events),
    mailsMs: lengthMs(lengths.mails),
    contentsMs: lengthMs(lengths.contents),
    hitsMs: lengthMs(lengths.hits),
    tracesMs: lengthMs(lengths.traces),
    mailboxMs: lengthMs(lengths.mailbox),
  };
}

function compileTeam(team: TeamSource, timezone: string): Team {
  const hours = compileWindow({ days: WEEKDAYS.slice(0, 5), from: '09:00', until: '17:00', ...team.hours }, timezone);
  return {
    name: team.name,
    hours,
    slackUrlVariable: team.slackUrlVariable ?? null,
    members: team.members.map((member) => ({
      id: member.id,
      name: member.name,
      email: member.email,
      countries: member.countries ?? [],
      locale: member.locale ?? null,
      capacity: member.capacity ?? null,
      manager: member.manager ?? false,
      hours: member.hours ? compileWindow({ ...hours, ...member.hours }, timezone) : null,
      holidays: member.holidays ?? null,
      absences: (member.absences ?? []).map(({ from, until }) => ({ from, until: until ?? from })),
      briefs: member.briefs ?? 'at-once',
      reports: member.reports ?? [],
      slackUrlVariable: member.slackUrlVariable ?? null,
    })),
  };
}

function compileAsset(asset: AssetSource, locale: string): Asset {
  return {
    title: localized(asset.title, locale),
    file: localized(asset.file, locale),
    page: asset.page ?? null,
    topic: asset.topic ?? null,
  };
}

function compileForm(form: FormSource): FormSettings {
  return {
    topics: form.topics ?? [],
    asset: form.asset ?? null,
    thanks: form.thanks ?? null,
    wording: form.wording ?? null,
    fillSeconds: form.fillSeconds ?? 0,
  };
}

/** Every day and all hours, where the window says nothing else. */
export function compileWindow(window: WindowSource, timezone: string): TimeWindow {
  return {
    days: window.days ?? WEEKDAYS,
    from: window.from ?? '00:00',
    until: window.until ?? '24:00',
    timezone: window.timezone ?? timezone,
  };
}

/** A plain text stands under the workspace's own language. */
export function localized(text: TextSource, locale: string): LocalizedText {
  return typeof text === 'string' ? { [locale]: text } : text;
}

/** Milliseconds of a spelled duration, days of 24 hours. */
export function lengthMs(text: string): number {
  return approximateMs(parseDuration(text));
}

export function mapValues<From, To>(
  record: Readonly<Record<string, From>> | undefined,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]));
}
