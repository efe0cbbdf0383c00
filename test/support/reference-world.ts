import type { AbsorbModel } from '@nurture/core/absorb';
import { compileFlow } from '@nurture/core/flow';
import type { CompiledFlow, FlowDocument } from '@nurture/core/flow';
import { compileScoring } from '@nurture/core/scoring';
import type { SimulatedWorld } from '@nurture/core/simulate';
import type { HandoffSettings, ScoreRule, ScoringModel, WorkspaceSettings } from '@nurture/core/workspace';
import { contentHash } from '@nurture/workspace';
import type { CompiledWorkspace, WorkspaceFlow } from '@nurture/workspace';
import referenceFlow from '../../templates/flows/b2b-maturity-whitepaper.json';
import { RETENTION } from './people';

const DAY = 86_400_000;
const rule = (id: string, on: string, points: number, more: Partial<ScoreRule> = {}): ScoreRule => ({
  id,
  label: { en: id },
  on: [on],
  guard: null,
  points,
  once: null,
  atMost: null,
  group: null,
  decay: null,
  ...more,
});

/** The scoring of the starter workspace. */
export const referenceScoring: ScoringModel = {
  rules: [
    rule('contact-form', 'form.submitted', 80, { guard: { 'event.form': 'contact' } }),
    rule('newsletter', 'form.submitted', 15, { guard: { 'event.form': 'newsletter' } }),
    rule('services-page', 'page.viewed', 8, { guard: { 'event.url': { $contains: '/services' } } }),
    rule('blog-post', 'page.viewed', 3, { guard: { 'event.url': { $contains: '/blog' } } }),
    rule('download', 'asset.downloaded', 20, { once: { per: 'event.asset' } }),
    rule('mail-opened', 'mail.opened', 3),
    rule('mail-clicked', 'mail.clicked', 12),
  ],
  groups: {},
  sleep: [],
  decay: null,
  fit: {
    rules: [{ id: 'role', label: { en: 'Decides' }, when: { 'contact.role': 'management' }, points: 70 }],
    grades: [
      { grade: 'A', from: 70 },
      { grade: 'D', from: 0 },
    ],
    needs: ['contact.role'],
    disqualify: [{ id: 'student', label: { en: 'A student' }, when: { 'contact.role': 'student' } }],
  },
  stages: { mql: { fit: 'B' }, sql: { score: 80, events: ['meeting.booked'] } },
};

/** Settings of the starter workspace, as far as flows and sending look at them. */
export const referenceSettings: WorkspaceSettings = {
  company: {
    name: 'Example',
    address: ['Street 1'],
    website: null,
    privacyUrl: null,
    email: null,
    phone: null,
    logo: null,
    color: null,
  },
  locale: 'en',
  locales: ['en', 'nl'],
  timezone: 'Europe/Amsterdam',
  senders: { marketing: { name: 'Sanne', email: 'sanne@example.com', replyTo: null, phone: null } },
  defaultSender: 'marketing',
  topics: {
    whitepapers: { name: { en: 'Whitepapers' }, description: { en: '' }, sender: 'marketing', public: true },
  },
  events: {},
  fields: { contact: {}, account: {} },
  windows: {
    'office-hours': { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00', timezone: 'contact' },
  },
  retention: RETENTION,
  holidays: [{ date: '12-25', name: 'Christmas Day' }],
  sending: {
    cap: { mails: 3, withinMs: 7 * DAY },
    gapMs: 0,
    quietHours: null,
    lessOftenMs: 14 * 86_400_000,
    maxWaitMs: 7 * DAY,
    speed: { perSecond: null, connections: 5, domains: {} },
  },
  consent: { tracking: 'required', wordings: {}, doubleOptIn: { forms: false, events: false } },
  evidence: { settleMs: 3_000, proxiedOpens: { count: true, afterMs: 60_000 } },
  teams: {},
  assets: {},
  forms: {},
  downloads: { expireAfterMs: null },
  site: { origins: [], events: [] },
  channels: [],
};

export const referenceHandoff: HandoffSettings = {
  routing: { rules: [{ when: null, team: 'sales' }], within: 'round-robin', sameAccountSamePerson: false },
  sla: { acceptHours: 8, contactHours: 16, remindHours: null, escalate: null, reassignAfterHours: null, hours: null },
  reasons: {
    recycle: [{ id: 'not-now', label: { en: 'Not now' }, disqualifies: false }],
    reject: [{ id: 'competitor', label: { en: 'A competitor' }, disqualifies: true }],
    lost: [{ id: 'price', label: { en: 'Price' }, disqualifies: false }],
  },
  recycleAfterDays: 90,
  buyingGroup: [],
  delivery: { mail: null, sender: 'marketing', slackUrlVariable: null, webhooks: [] },
};

/** The reference funnel as the starter workspace has it. */
export const referenceDocument = referenceFlow as FlowDocument;

/** A model for absorbing with the reference scoring. */
export function referenceModel(changes: Partial<ScoringModel> = {}): AbsorbModel {
  return {
    scoringVersion: 1,
    scoring: compileScoring({ ...referenceScoring, ...changes }, { locale: 'en' }),
    timezone: referenceSettings.timezone,
    holidays: referenceSettings.holidays,
    disqualifyingReasons: new Set(['competitor']),
    recycleAfterDays: referenceHandoff.recycleAfterDays,
  };
}

/** A world to simulate in: the reference funnel, or the flows given. */
export function referenceWorld(documents: readonly FlowDocument[] = [referenceDocument]): SimulatedWorld {
  const flows: CompiledFlow[] = documents.map((document) => compileFlow(document, { version: 1 }));
  return { model: referenceModel(), settings: referenceSettings, flows };
}

/** What a workspace with these flows would publish; its mails are names alone. */
export function referencePublication(
  documents: readonly FlowDocument[] = [referenceDocument],
  scoring: ScoringModel = referenceScoring,
): Pick<CompiledWorkspace, 'settings' | 'scoring' | 'handoff' | 'mails'> & {
  flows: Omit<WorkspaceFlow, 'compiled'>[];
} {
  const hashed = <T>(content: T): { hash: string; content: T } => ({ hash: contentHash(content), content });
  return {
    settings: hashed(referenceSettings),
    scoring: hashed(scoring),
    handoff: hashed(referenceHandoff),
    mails: [],
    flows: documents.map((document) => ({
      id: document.id,
      name: document.name ?? document.id,
      hash: contentHash(document),
      document,
      mails: {},
      streams: {},
    })),
  };
}
