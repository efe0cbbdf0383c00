import type { FormSettings } from '@nurture/core/workspace';
import { createHash } from 'node:crypto';
import { asSource, type CameFrom } from './came-from';
import type { ReadForm } from './read-form';

/** An event about a visitor who made themselves known: what `libs/contacts` receives, said by its sender. */
export interface SiteEvent {
  readonly id: string;
  readonly type: 'form.submitted' | 'asset.downloaded' | 'quiz.completed';
  readonly email: string;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly contact?: Readonly<Record<string, string | number>>;
  readonly consent?: {
    readonly mail: boolean;
    readonly tracking: boolean;
    readonly wording?: string;
    readonly topics: readonly string[];
  };
  readonly cameFrom?: Readonly<Record<string, string>>;
  readonly visitor?: string;
}

/** Where the site's events go; the app wires it to `receive` of libs/contacts. */
export interface Inbox {
  receive(
    events: readonly SiteEvent[],
    visitor: { readonly address: string | null },
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusals: readonly InboxRefusal[] }>;
}

/** `field` is a path such as `email` or `contact.phone`. */
export interface InboxRefusal {
  readonly field: string;
  readonly message: string;
}

export interface Submission {
  readonly page: string;
  readonly formId: string;
  readonly form: FormSettings;
  /** The wording that was shown beside the consents. */
  readonly wording: string | null;
  readonly locale: string;
  readonly cameFrom: CameFrom;
  readonly read: ReadForm;
  /** Made when the page was shown: pressing the button twice sends it twice. */
  readonly nonce: string;
  /** The name that the snippet gave the browser, its owner having agreed. */
  readonly visitor: string | null;
}

/** What a submitted form tells: that it was, with all that was typed, and which asset it asks for. */
export function eventsOf(submission: Submission): SiteEvent[] {
  const { page, formId, form, read, wording } = submission;
  const { email = '', ...contact } = read.values;
  const key = keyOf(submission);
  const submitted: SiteEvent = {
    id: `${key}:form`,
    type: 'form.submitted',
    email,
    properties: { form: formId, page },
    contact: { ...withoutEmpty(contact), locale: submission.locale },
    consent: {
      mail: read.consents.consentMail,
      tracking: read.consents.consentTracking,
      topics: form.topics,
      ...(wording === null ? {} : { wording }),
    },
    cameFrom: { ...asSource(submission.cameFrom), page, form: formId },
    ...(submission.visitor === null ? {} : { visitor: submission.visitor }),
  };
  if (form.asset === null) return [submitted];
  const properties = { asset: form.asset, page };
  return [submitted, { id: `${key}:asset`, type: 'asset.downloaded', email, properties }];
}

/** The same page sent twice with the same content is one submission; corrected and sent again it is another. */
function keyOf({ page, nonce, read }: Submission): string {
  const content = JSON.stringify([page, nonce, read.values, read.consents]);
  return createHash('sha256').update(content).digest('base64url').slice(0, 32);
}

const withoutEmpty = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
