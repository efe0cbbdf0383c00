const MONTH = 30 * 86_400_000;

/** How long things are kept in a world of tests. */
export const RETENTION = {
  eventsMs: 24 * MONTH,
  mailsMs: 24 * MONTH,
  contentsMs: 3 * MONTH,
  hitsMs: 13 * MONTH,
  tracesMs: 24 * MONTH,
  mailboxMs: MONTH,
};

import type { WorkspaceSettings } from '@nurture/core/workspace';
import { randomUUID } from 'node:crypto';

type Changes = { readonly [Key in keyof WorkspaceSettings]?: WorkspaceSettings[Key] };

/** Settings of a small workspace, for tests; `changes` replace whole keys. */
export function settingsFor(changes: Changes = {}): WorkspaceSettings {
  const office = { days: ['mon'], from: '09:00', until: '17:00', timezone: 'contact' } as const;
  return {
    company: {
      name: 'Kestrel & Vane',
      address: ['Voorbeeldstraat 1', '3511 AB Utrecht'],
      website: 'https://www.example.com',
      privacyUrl: 'https://www.example.com/privacy',
      email: 'hello@example.com',
      phone: null,
      logo: null,
      color: '#0f5c5c',
    },
    locale: 'en',
    locales: ['en', 'nl'],
    timezone: 'Europe/Amsterdam',
    senders: { marketing: { name: 'Sanne', email: 'sanne@example.com', replyTo: null, phone: null } },
    defaultSender: 'marketing',
    topics: {
      whitepapers: topic('Whitepapers', 'Whitepapers (nl)'),
      newsletter: topic('Newsletter', 'Nieuwsbrief'),
    },
    events: { 'trial.started': { endsAt: 'time', seats: 'number' } },
    fields: { contact: { companySize: 'text', employees: 'number' }, account: {} },
    windows: { 'office-hours': office },
    retention: RETENTION,
    holidays: [],
    sending: {
      cap: null,
      gapMs: 0,
      quietHours: null,
      lessOftenMs: 14 * 86_400_000,
      maxWaitMs: 604_800_000,
      speed: { perSecond: null, connections: 5, domains: {} },
    },
    evidence: { settleMs: 3_000, proxiedOpens: { count: true, afterMs: 60_000 } },
    consent: {
      tracking: 'required',
      doubleOptIn: { forms: false, events: false },
      wordings: {
        'whitepaper-form-2026-11': {
          mail: { en: 'Yes, mail me.', nl: 'Ja, mail mij.' },
          tracking: { en: 'You may see what I read.', nl: 'Jullie mogen zien wat ik lees.' },
        },
      },
    },
    teams: {},
    assets: {},
    forms: {},
    downloads: { expireAfterMs: null },
    site: { origins: [], events: [] },
    channels: [],
    ...changes,
  };
}

const topic = (en: string, nl: string) => ({
  name: { en, nl },
  description: { en: `About: ${en}`, nl: `Over: ${nl}` },
  sender: 'marketing',
  public: true,
});

/** What libs/contacts needs of the product around it, for tests. */
export const contactsDeps = (settings: WorkspaceSettings = settingsFor()) => ({
  settings: () => settings,
  secret: 'a secret for tests only',
  confirmationUrl: (contactId: string, atSeconds: number) => `https://nurture.example/v/${contactId}-${atSeconds}`,
  newId: () => randomUUID(),
});
