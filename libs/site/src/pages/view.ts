import { type LocalizedText, textIn, type WorkspaceSettings } from '@nurture/core/workspace';
import { CONSENTS, type ConsentName, type ReadForm, TRAP } from '../forms/read-form';
import { textOf, type VisitorRequest } from '../request';
import type { Page, PageField } from './page';
import type { Pages } from './page-set';

export interface ViewContext {
  readonly settings: WorkspaceSettings;
  readonly pages: Pages;
  readonly locale: string;
  /** Where the same page is in another language: `?lang=` goes behind it, and what it was asked for with. */
  readonly path: string;
  readonly query: VisitorRequest['query'];
}

/** What every page is given, as templates/README.md says. */
export function baseView(page: Page, context: ViewContext): Record<string, unknown> {
  const { settings, locale } = context;
  const say = (text: LocalizedText) => textIn(text, locale, settings.locale);
  const { company } = settings;
  return {
    locale,
    languages: languagesOf(context),
    page: { name: page.name, title: say(page.title), description: say(page.description) },
    company: { ...company, address: company.address.join(', ') },
    t: Object.fromEntries(Object.entries(page.texts).map(([name, text]) => [name, say(text)])),
    links: linksOf(context, page.name),
  };
}

function languagesOf({ settings, locale, path, query }: ViewContext) {
  const kept = Object.keys(query).flatMap((name) => {
    const text = name === 'lang' ? null : textOf(query, name);
    return text === null ? [] : [[name, text]];
  });
  return settings.locales.map((one) => ({
    locale: one,
    name: nameOfLanguage(one),
    href: `${path}?${new URLSearchParams([['lang', one], ...kept]).toString()}`,
    current: one === locale,
  }));
}

/** A language's own name for itself. */
function nameOfLanguage(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** Addresses of pages, by their names and by the forms that they carry; `page` is where one came from. */
function linksOf({ pages, settings, locale }: ViewContext, from: string): Record<string, string> {
  const href = (name: string) => `/p/${name}?lang=${locale}`;
  const byForm = pages.all().flatMap(({ form, name }) => (form === null ? [] : [[form, href(name)] as const]));
  const byName = pages.all().map(({ name }) => [name, href(name)] as const);
  const privacy = settings.company.privacyUrl;
  return {
    ...Object.fromEntries([...byForm.reverse(), ...byName]),
    ...(privacy === null ? {} : { privacy }),
    page: href(from),
  };
}

export interface FormState {
  readonly read: ReadForm | null;
  readonly hidden: Readonly<Record<string, string>>;
  readonly wording: { readonly mail: LocalizedText; readonly tracking: LocalizedText } | null;
}

/** The form of a page, filled with what was typed. */
export function formView(page: Page, context: ViewContext, state: FormState): Record<string, unknown> {
  const { locale, settings, path } = context;
  const say = (text: LocalizedText) => textIn(text, locale, settings.locale);
  const errors = state.read?.errors ?? new Map<string, string>();
  return {
    id: page.form,
    action: path,
    trap: TRAP,
    failed: errors.size > 0,
    failures: [...errors].map(([field, message]) => ({ field, message })),
    fields: page.fields.map((field) => fieldView(field, say, state.read)),
    consents: state.wording === null ? [] : consentViews(state.wording, say, state.read),
    hidden: Object.entries(state.hidden).map(([name, value]) => ({ name, value })),
    values: { ...state.read?.values, ...state.read?.consents },
    errors: Object.fromEntries(errors),
  };
}

type Say = (text: LocalizedText) => string;

function fieldView(field: PageField, say: Say, read: ReadForm | null) {
  const value = read?.values[field.name] ?? '';
  const options = field.options.map((option) => ({
    value: option.value,
    label: say(option.label),
    selected: option.value === value,
  }));
  return {
    name: field.name,
    label: say(field.label),
    type: field.type,
    required: field.required,
    maxLength: field.maxLength,
    autocomplete: field.autocomplete,
    half: field.half,
    multiline: field.type === 'textarea',
    options: field.type === 'select' ? options : null,
    value,
    error: read?.errors.get(field.name) ?? null,
  };
}

function consentViews(wording: NonNullable<FormState['wording']>, say: Say, read: ReadForm | null) {
  const texts: Record<ConsentName, LocalizedText> = { consentMail: wording.mail, consentTracking: wording.tracking };
  return CONSENTS.map((name) => ({
    name,
    text: say(texts[name]),
    checked: read?.consents[name] ?? false,
    error: read?.errors.get(name) ?? null,
  }));
}
