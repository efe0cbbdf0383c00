import type { FormSettings, WorkspaceSettings } from '@nurture/core/workspace';
import { cameFromForm, cameFromOf } from './forms/came-from';
import { eventsOf, type Inbox, type InboxRefusal } from './forms/events';
import { readForm, type ReadForm } from './forms/read-form';
import { chooseLocale } from './locale';
import type { OwnPageName } from './pages/own-pages';
import type { Page } from './pages/page';
import type { PageSet } from './pages/page-set';
import { baseView, formView, type ViewContext } from './pages/view';
import { fieldsOf, textOf, type VisitorRequest } from './request';

/** The workspace as the site needs it; asked for anew at each request, as publishing changes it. */
export interface SiteSource {
  readonly settings: WorkspaceSettings;
  readonly pages: PageSet;
}

export interface SiteDeps {
  readonly source: () => SiteSource;
  readonly inbox: Inbox;
  /** PUBLIC_URL: a referrer from here is none. */
  readonly publicUrl: string;
  /** A fresh random id. */
  readonly newId: () => string;
}

export interface Rendered {
  readonly html: string;
  readonly locale: string;
}

export type Submitted =
  /** See other: the thank-you page (post, redirect, get). */
  | { readonly kind: 'thanks'; readonly location: string }
  /** The page again, with what was typed and what is wrong with it. */
  | ({ readonly kind: 'errors' } & Rendered)
  | { readonly kind: 'not-found' };

/** Pages with forms, and the pages that the product shows by itself. */
export class Site {
  constructor(private readonly deps: SiteDeps) {}

  /** A landing or thank-you page, or null where the workspace has none of that name. */
  page(name: string, request: VisitorRequest): Rendered | null {
    const { settings, pages } = this.deps.source();
    const page = pages.pages.get(name);
    if (!page) return null;
    const context = this.context(request);
    const form = this.formOf(page, settings);
    if (!form) return { html: this.renderPlain(page, context, request), locale: context.locale };
    const hidden = { ...cameFromOf(request, this.origin()), ...this.hidden(context.locale, form, this.deps.newId()) };
    return { html: this.renderForm(page, context, { form, hidden, read: null }), locale: context.locale };
  }

  /**
   * Takes what was posted to a page. The answer is the same for known and unknown people, and for robots.
   * @throws what the inbox throws, when it can't take the events now
   */
  async submit(name: string, body: unknown, request: VisitorRequest): Promise<Submitted> {
    const { settings, pages } = this.deps.source();
    const page = pages.pages.get(name);
    const form = page && this.formOf(page, settings);
    if (!page || !form || page.form === null) return { kind: 'not-found' };
    const fields = fieldsOf(body);
    const context = this.context({ ...request, query: withPostedLanguage(request.query, fields) });
    const read = readForm(page, fields, context.locale, settings.locale);
    const thanks = { kind: 'thanks', location: this.thanksOf(page, form, context.locale) } as const;
    if (read.isRobot) return thanks;
    const cameFrom = cameFromForm(fields, request, this.origin());
    const nonce = (textOf(fields, 'nonce') ?? '').slice(0, 100) || this.deps.newId();
    const wording = this.wordingShown(fields, form, settings);
    const again = (read: ReadForm): Submitted => {
      const hidden = { ...cameFrom, ...this.hidden(context.locale, form, nonce) };
      return { kind: 'errors', html: this.renderForm(page, context, { form, hidden, read }), locale: context.locale };
    };
    if (read.errors.size > 0) return again(read);
    const submission = { page: name, formId: page.form, form, wording, locale: context.locale, cameFrom, read, nonce };
    const taken = await this.deps.inbox.receive(eventsOf(submission), { address: request.address });
    return taken.ok ? thanks : again(withRefusals(read, page, taken.refusals));
  }

  /** A page of the product's own, in the workspace's layout; `data` is for its template. */
  own(name: OwnPageName, request: VisitorRequest, data: Readonly<Record<string, unknown>> = {}): Rendered {
    const { pages } = this.deps.source();
    const page = pages.own.get(name);
    if (!page) throw new Error(`the product has no page ${name}`);
    const context = this.context(request);
    return { html: page.render({ ...baseView(page, context), ...data }), locale: context.locale };
  }

  private context(request: VisitorRequest): ViewContext {
    const { settings, pages } = this.deps.source();
    return { settings, pages: pages.pages, locale: chooseLocale(request, settings), path: request.path };
  }

  private formOf(page: Page, settings: WorkspaceSettings): FormSettings | null {
    return (page.form !== null && Object.hasOwn(settings.forms, page.form) && settings.forms[page.form]) || null;
  }

  private origin(): string {
    return new URL(this.deps.publicUrl).origin;
  }

  private hidden(locale: string, { wording }: FormSettings, nonce: string): Record<string, string> {
    return { locale, nonce, ...(wording === null ? {} : { wording }) };
  }

  /** A thank-you page knows from which page one came, so that it can lead back there. */
  private renderPlain(page: Page, context: ViewContext, request: VisitorRequest): string {
    const from = textOf(request.query, 'from');
    const view = baseView(page, context);
    const back = from !== null && context.pages.has(from) ? `/p/${from}?lang=${context.locale}` : null;
    return page.render(back === null ? view : { ...view, links: { ...(view.links as object), page: back } });
  }

  private renderForm(
    page: Page,
    context: ViewContext,
    { form, hidden, read }: { form: FormSettings; hidden: Record<string, string>; read: ReadForm | null },
  ): string {
    const { wordings } = context.settings.consent;
    const wording = (form.wording !== null && Object.hasOwn(wordings, form.wording) && wordings[form.wording]) || null;
    return page.render({ ...baseView(page, context), form: formView(page, context, { read, hidden, wording }) });
  }

  /** The version that the visitor saw, which may be older than the one in force. */
  private wordingShown(
    fields: Readonly<Record<string, unknown>>,
    form: FormSettings,
    settings: WorkspaceSettings,
  ): string | null {
    const posted = textOf(fields, 'wording');
    return posted !== null && Object.hasOwn(settings.consent.wordings, posted) ? posted : form.wording;
  }

  private thanksOf(page: Page, form: FormSettings, locale: string): string {
    const { pages } = this.deps.source();
    const name = form.thanks !== null && pages.pages.has(form.thanks) ? form.thanks : null;
    const query = `?lang=${encodeURIComponent(locale)}&from=${encodeURIComponent(page.name)}`;
    return name === null ? `/p/${page.name}/thanks${query}` : `/p/${name}${query}`;
  }
}

const withPostedLanguage = (query: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, unknown>>) => ({
  ...query,
  lang: textOf(query, 'lang') ?? textOf(fields, 'locale') ?? undefined,
});

/** What the inbox won't take becomes an error of the field that it names; of one that isn't shown, of the address. */
function withRefusals(read: ReadForm, page: Page, refusals: readonly InboxRefusal[]): ReadForm {
  const errors = new Map(read.errors);
  for (const { field, message } of refusals) {
    const name = field.replace(/^contact\./, '');
    errors.set(page.fields.some((one) => one.name === name) ? name : 'email', message);
  }
  return { ...read, errors };
}
