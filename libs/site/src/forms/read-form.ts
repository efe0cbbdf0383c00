import { parseAddress } from '@nurture/core/mail';
import { type LocalizedText, textIn } from '@nurture/core/workspace';
import type { Page, PageField } from '../pages/page';
import { textOf } from '../request';

/** Name of the field that people don't see; a robot fills it in. */
export const TRAP = 'confirm_nickname';
export const CONSENTS = ['consentMail', 'consentTracking'] as const;
export type ConsentName = (typeof CONSENTS)[number];

/** A posted form, read: what was typed, and what is wrong with it in the visitor's language. */
export interface ReadForm {
  readonly values: Readonly<Record<string, string>>;
  readonly consents: Readonly<Record<ConsentName, boolean>>;
  /** By field name, in the form's order. */
  readonly errors: ReadonlyMap<string, string>;
  readonly isRobot: boolean;
}

const TEXTS = {
  missing: { en: 'Fill this in.', nl: 'Vul dit in.' },
  email: {
    en: 'This does not look like an email address, such as ann@company.com.',
    nl: 'Dit lijkt geen e-mailadres, zoals jan@bedrijf.nl.',
  },
  choice: { en: 'Choose one of these.', nl: 'Kies een van deze.' },
  long: { en: 'This is too long.', nl: 'Dit is te lang.' },
  consent: { en: 'This tick is needed here.', nl: 'Dit vinkje is hier nodig.' },
} satisfies Record<string, LocalizedText>;

/** Reads and judges what was posted to a page. Unknown fields are left out. */
export function readForm(
  page: Page,
  fields: Readonly<Record<string, unknown>>,
  locale: string,
  fallback: string,
): ReadForm {
  const say = (own: LocalizedText | undefined, general: LocalizedText) =>
    (own && textIn(own, locale, fallback)) || textIn(general, locale, fallback);
  const values = Object.fromEntries(page.fields.map((field) => [field.name, typed(field, fields)]));
  const consents = { consentMail: ticked(fields, 'consentMail'), consentTracking: ticked(fields, 'consentTracking') };
  const errors = new Map<string, string>();
  for (const field of page.fields) {
    const wrong = judgeField(field, values[field.name] ?? '');
    if (wrong)
      errors.set(field.name, say(wrong === 'missing' ? field.missing : field.invalid, TEXTS[generalFor(field, wrong)]));
  }
  for (const name of CONSENTS) {
    if (page.requires.includes(name) && !consents[name])
      errors.set(name, say(page.texts[`${name}Missing`], TEXTS.consent));
  }
  return { values, consents, errors, isRobot: (textOf(fields, TRAP) ?? '') !== '' };
}

const ticked = (fields: Readonly<Record<string, unknown>>, name: ConsentName) => textOf(fields, name) === 'yes';

/** What was typed, without control characters (a text of several lines keeps its line breaks). */
function typed(field: PageField, fields: Readonly<Record<string, unknown>>): string {
  const text = (textOf(fields, field.name) ?? '').replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '');

  const invisible = field.type === 'textarea' ? /[\u0000-\u0009\u000b-\u001f\u007f]/g : /[\u0000-\u001f\u007f]/g;
  return text.replace(invisible, ' ').trim();
}

type Wrong = 'missing' | 'invalid' | 'long';

function judgeField(field: PageField, value: string): Wrong | null {
  if (value === '') return field.required || field.type === 'email' ? 'missing' : null;
  if (value.length > field.maxLength) return 'long';
  if (field.type === 'email') return parseAddress(value).ok ? null : 'invalid';
  if (field.type === 'select') return field.options.some((option) => option.value === value) ? null : 'invalid';
  return null;
}

function generalFor(field: PageField, wrong: Wrong): keyof typeof TEXTS {
  if (wrong !== 'invalid') return wrong;
  return field.type === 'email' ? 'email' : 'choice';
}
