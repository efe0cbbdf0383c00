// People, flows and mails enough to send: what the engine and the publisher would have written.
import { type CompiledMail, staticPart } from '@nurture/core/mail';
import type { SendMailTask } from '@nurture/core/task';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { type Database, now, tasks } from '@nurture/store';
import { RETENTION } from './people';

export const FLOW = 'whitepaper';
export const MAIL = 'delivery';

/** Settings of a small company that limits nothing; tests change what they are about. */
export function mailSettings(sending: Partial<WorkspaceSettings['sending']> = {}): WorkspaceSettings {
  return {
    company: {
      name: 'Kestrel & Vane',
      address: ['Voorbeeldstraat 1', 'Utrecht'],
      website: 'https://www.example.com',
      privacyUrl: null,
      email: null,
      phone: null,
      logo: null,
      color: null,
    },
    locale: 'en',
    locales: ['en'],
    timezone: 'Europe/Amsterdam',
    senders: { marketing: { name: 'Sanne', email: 'sanne@example.com', replyTo: null, phone: null } },
    defaultSender: 'marketing',
    topics: {
      whitepapers: { name: { en: 'Whitepapers' }, description: { en: '' }, sender: 'marketing', public: true },
    },
    events: {},
    fields: { contact: {}, account: {} },
    windows: {},
    retention: RETENTION,
    holidays: [],
    sending: {
      cap: null,
      gapMs: 0,
      quietHours: null,
      lessOftenMs: 14 * 86_400_000,
      maxWaitMs: 7 * 86_400_000,
      speed: { perSecond: null, connections: 5, domains: {} },
      ...sending,
    },
    consent: { tracking: 'required', wordings: {}, doubleOptIn: { forms: false, events: false } },
    evidence: { settleMs: 3_000, proxiedOpens: { count: true, afterMs: 60_000 } },
    teams: {},
    assets: { model: { title: { en: 'The model' }, file: { en: 'model.pdf' }, page: 'model', topic: 'whitepapers' } },
    forms: {},
    downloads: { expireAfterMs: null },
    site: { origins: [], events: [] },
    channels: [],
  };
}

/** A compiled mail with a name, a download and `links` tracked links, as large as `bytes` asks. */
export function compiledMail({ links = 2, bytes = 2_000, hash = 'a'.repeat(64) } = {}): CompiledMail {
  const filler = '<p>Warm leads close; cold ones cost. Read on, it takes a minute.</p>\n'.repeat(
    Math.ceil(bytes / 70 / (links + 1)),
  );
  const destinations = Array.from({ length: links }, (_, index) => `https://www.example.com/read/${index}`);
  const firstLink = 4;
  const after = (index: number): string => `">read</a>${filler}${index < links - 1 ? '<a href="' : ''}`;
  return {
    version: 1,
    hash,
    subject: 0,
    html: {
      parts: [
        '<html><body><p>Dear ',
        ', <a href="',
        '">get it</a><a href="',
        ...destinations.map((_, index) => after(index)),
        '</body></html>',
      ].map(staticPart),
      holes: [1, 2, ...destinations.map((_, index) => firstLink + index), 3],
    },
    text: { parts: ['Dear ', ', get it: ', '\n'].map(staticPart), holes: [1, 2] },
    holes: [
      { kind: 'template', source: 'Your copy, {{contact.firstName}}', escape: 'line' },
      { kind: 'value', path: 'contact.firstName', escape: 'html' },
      { kind: 'value', path: 'links.download', escape: 'html' },
      { kind: 'pixel' },
      ...destinations.map((_, index) => ({ kind: 'link' as const, index, escape: 'html' as const })),
    ],
    links: destinations.map((href, index) => ({ name: `read ${index}`, href, kind: 'tracked', raw: href })),
    variables: ['contact.firstName', 'links.download'],
    htmlBytes: bytes,
  };
}

/** Writes the flow, one version of it, and its mail. */
export async function publishMail(db: Database, compiled: CompiledMail = compiledMail()): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`INSERT INTO flow (id, name, current_version, changed_at) VALUES ($1, 'Whitepaper', 1, now())`, [
      FLOW,
    ]);
    const [version] = await tx.query<{ id: string }>(
      `INSERT INTO mail_version (name, locale, hash, compiled, published_at) VALUES ($1, 'en', $2, $3, now()) RETURNING id`,
      [MAIL, compiled.hash, JSON.stringify(compiled)],
    );
    await tx.query(
      `INSERT INTO flow_version (flow_id, number, hash, document, mails, published_at) VALUES ($1, 1, 'x', $2, $3, now())`,
      [FLOW, JSON.stringify({ sending: {} }), JSON.stringify({ [MAIL]: { en: version?.id } })],
    );
  });
}

/** Makes contacts who agreed to everything. @returns their ids, in order */
export async function makeContacts(db: Database, emails: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO contact (email, created_at) SELECT unnest($1::text[]), now() RETURNING id, email
     ), profiles AS (
       INSERT INTO contact_profile (contact_id, stage_since, fields)
       SELECT id, now(), jsonb_build_object('firstName', split_part(email, '@', 1)) FROM made
     ), consents AS (
       INSERT INTO consent (contact_id, mail, tracking, updated_at) SELECT id, 'given', 'given', now() FROM made
     )
     SELECT id FROM made ORDER BY id`,
    [emails],
  );
  return rows.map((row) => row.id);
}

/** Plans a mail of the flow for each contact, due now. */
export async function planMails(
  db: Database,
  contactIds: readonly string[],
  change: Partial<SendMailTask> = {},
  visit = 1,
): Promise<void> {
  const at = await now(db);
  await db.transaction((tx) =>
    tasks.plan(
      tx,
      contactIds.map((contactId) => ({
        queue: 'send-mail' as const,
        key: `mail:${contactId}:sent:${visit}:entry.0`,
        contactId,
        enrolmentId: contactId,
        dueAt: at,
        payload: {
          origin: {
            enrolmentId: contactId,
            flowId: FLOW,
            flowVersion: 1,
            state: 'sent',
            visit,
            action: 'entry.0',
            name: MAIL,
          },
          kind: 'marketing' as const,
          topic: 'whitepapers',
          immediately: false,
          priority: 5,
          gap: null,
          window: null,
          notAfter: null,
          wantedAt: at,
          staysWhenLeft: false,
          event: { asset: 'model' },
          enrolment: {},
          ...change,
        },
      })),
    ),
  );
}

/** Nothing of a test's doings is printed. */
export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
