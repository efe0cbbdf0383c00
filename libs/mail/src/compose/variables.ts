import type { Instant } from '@nurture/core/time';
import type { Tokens } from '@nurture/core/token';
import { type LocalizedText, type Sender, textIn, type WorkspaceSettings } from '@nurture/core/workspace';

/** What a mail's template may read of the person it goes to. */
export interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly stage: string | null;
  readonly score: number;
  readonly fit: number | null;
  readonly account: { readonly name: string | null; readonly domain: string | null } | null;
}

/** What else is known when the mail is filled in. */
export interface MailScene {
  readonly settings: WorkspaceSettings;
  /** Of the mail's version, not of the contact: links and titles come in the mail's own language. */
  readonly locale: string;
  readonly publicUrl: string;
  readonly sender: Sender;
  readonly name: string;
  readonly topic: string | null;
  /** Properties of the event that enrolled. */
  readonly event: Readonly<Record<string, unknown>>;
  /** What the enrolment remembers. */
  readonly enrolment: Readonly<Record<string, unknown>>;
}

/** The values behind a template's paths. Absent ones are left out: a template's `{{#if}}` asks for them. */
export function templateVariables(recipient: Recipient, scene: MailScene): Record<string, unknown> {
  const { settings, locale, sender, topic, event, enrolment } = scene;
  const { company } = settings;
  const title = (text: LocalizedText | undefined): string | undefined => text && textIn(text, locale, settings.locale);
  const asset = assetOf(scene);
  const about = topic === null ? undefined : settings.topics[topic];
  return {
    contact: {
      ...recipient.fields,
      email: recipient.email,
      stage: recipient.stage,
      score: recipient.score,
      fit: recipient.fit,
      tags: recipient.tags,
    },
    account: recipient.account ?? {},
    event,
    enrolment,
    company: { ...company, address: company.address.join(', ') },
    sender,
    site: { url: scene.publicUrl },
    topic: about ? { id: topic, name: title(about.name), description: title(about.description) } : {},
    asset: asset === null ? {} : { id: asset, title: title(settings.assets[asset]?.title) },
    mail: { name: scene.name, locale },
  };
}

/**
 * Our own links, with their signed tokens; only those that the template reads, as each costs a signature.
 *
 * @param reads the template's paths: `links.download` …
 * @param unsubscribe from `unsubscribeAddress`: the same address stands in the mail's header
 */
export function actionLinks(
  recipient: Recipient,
  scene: MailScene,
  { id: mailId, at }: { readonly id: string; readonly at: Instant },
  tokens: Tokens,
  unsubscribe: string,
  reads: readonly string[],
): Record<string, string> {
  const { publicUrl, settings } = scene;
  const wants = (name: string): boolean => reads.includes(`links.${name}`) || reads.includes('links');
  const asset = assetOf(scene);
  const page = (asset === null ? null : settings.assets[asset]?.page) ?? scene.event['page'];
  const links: Record<string, string> = {
    unsubscribe,
    preferences: unsubscribe,
    privacy: settings.company.privacyUrl ?? settings.company.website ?? publicUrl,
  };
  if (typeof page === 'string') links['page'] = `${publicUrl}/p/${encodeURIComponent(page)}`;
  if (asset !== null && wants('download')) {
    links['download'] =
      `${publicUrl}/d/${tokens.make('d', { contact: recipient.id, asset, mail: mailId, at: Math.floor(at / 1000) })}`;
  }
  if (wants('rate')) {
    links['rate'] = `${publicUrl}/r/${tokens.make('r', { mail: mailId, rating: 0, content: asset ?? scene.name })}`;
  }
  for (const rating of [1, 2, 3, 4, 5]) {
    const name = `rate${rating}`;
    if (wants(name))
      links[name] = `${publicUrl}/r/${tokens.make('r', { mail: mailId, rating, content: asset ?? scene.name })}`;
  }
  return links;
}

/** Where somebody stops mails, in one click or on the page. */
export function unsubscribeAddress(
  contact: string,
  mail: string,
  topic: string | null,
  publicUrl: string,
  tokens: Tokens,
): string {
  return `${publicUrl}/u/${tokens.make('u', { contact, mail, ...(topic === null ? {} : { topic }) })}`;
}

/** The asset that the enrolling event was about, if it is one of ours. */
function assetOf({ event, settings }: MailScene): string | null {
  const asset = event['asset'];
  return typeof asset === 'string' && Object.hasOwn(settings.assets, asset) ? asset : null;
}
