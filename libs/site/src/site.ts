import type { FormSettings, WorkspaceSettings } from '@nurture/core/workspace';
import { type CameFrom, cameFromForm, cameFromOf } from './forms/came-from';
import { eventsOf, type Inbox, type InboxRefusal } from './forms/events';
import { readForm, type ReadForm } from './forms/read-form';
import { chooseLocale } from './locale';
import type { OwnPageName } from './pages/own';
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
  /** The host's clock, in milliseconds: only ever compared with itself. */
  readonly hostNow: () => number;
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

/** Who came by a link of a mail to them. Of what is known only the names of the fields: a link may have been forwarded. */
export interface Known {
  readonly email: string;
  readonly fields: ReadonlySet<string>;
}

interface ShownForm {
  readonly form: FormSettings;
  readonly hidden: Readonly<Record<string, string>>;
  readonly read: ReadForm | null;
}

/** Pages with forms, and the pages that the product shows by itself. */
export class Site {
  constructor(private readonly deps: SiteDeps) {}

  /** A landing or thank-you page, or null where the workspace has none of that name. */
  page(name: string, request: VisitorRequest, known: Known | null = null): Rendered | null {
    const { settings, pages } = this.deps.source();
    const page = pages.pages.get(name);
    if (!page) return null;
    const context = this.context(this.withCameFrom(request));
    const form = this.formOf(page, settings);
    if (!form) return { html: this.renderPlain(page, context, request), locale: context.locale };
    const asked = stillAsked(page, known);
    const html = this.renderForm(asked, context, {
      form,
      hidden: this.firstHidden(request, context, form),
      read: null,
    });
    return { html, locale: context.locale };
  }

  /** The form of a page alone, for a page of the company's own site; null where there is no such form. */
  formOnly(name: string, request: VisitorRequest): Rendered | null {
    const { settings, pages } = this.deps.source();
    const page = pages.pages.get(name);
    const form = page && this.formOf(page, settings);
    if (!page || !form) return null;
    const path = `${this.deps.publicUrl.replace(/\/$/, '')}/p/${encodeURIComponent(name)}`;
    const context = { ...this.context(request), path };
    // The page before this request is the one that shows the form, not the one from which they came.
    const hidden = this.firstHidden({ ...request, referrer: undefined }, context, form);
    const html = page.renderForm(this.formViewOf(page, context, { form, hidden, read: null }));
    return { html, locale: context.locale };
  }

  /**
   * Takes what was posted to a page. The answer is the same for known and unknown people, and for robots.
   * @throws what the inbox throws, when it can't take the events now
   */
  async submit(name: string, body: unknown, request: VisitorRequest, known: Known | null = null): Promise<Submitted> {
    const { settings, pages } = this.deps.source();
    const whole = pages.pages.get(name);
    const form = whole && this.formOf(whole, settings);
    if (!whole || !form || whole.form === null) return { kind: 'not-found' };
    const fields = fieldsOf(body);
    const page = stillAsked(whole, sameAddress(known, textOf(fields, 'email')) ? known : null);
    const context = this.context({ ...request, query: withPostedLanguage(request.query, fields) });
    const read = readForm(page, fields, context.locale, settings.locale);
    const thanks = { kind: 'thanks', location: this.thanksOf(page, form, context.locale) } as const;
    if (read.isRobot || this.isTooFast(fields, form)) return thanks;
    const cameFrom = cameFromForm(fields, request, this.origins());
    const visitor = textOf(fields, 'visitor');
    const nonce = (textOf(fields, 'nonce') ?? '').slice(0, 100) || this.deps.newId();
    const wording = this.wordingShown(fields, form, settings);
    const again = (read: ReadForm): Submitted => {
      const hidden = { ...cameFrom, ...carried(fields), ...this.hidden(context.locale, form, nonce) };
      const html = this.renderForm(
        page,
        { ...context, query: { ...context.query, ...cameFrom } },
        { form, hidden, read },
      );
      return { kind: 'errors', html, locale: context.locale };
    };
    if (read.errors.size > 0) return again(read);
    const submission = {
      page: name,
      formId: whole.form,
      form,
      wording,
      locale: context.locale,
      cameFrom,
      read,
      nonce,
      visitor,
    };
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

  /** Where somebody came from, as a form of a quiz says it once more, or as they come to one. */
  cameFrom(request: VisitorRequest, fields: Readonly<Record<string, unknown>> | null = null): CameFrom {
    return fields === null ? cameFromOf(request, this.origins()) : cameFromForm(fields, request, this.origins());
  }

  /** As the links to other languages name it: behind them the page before is one of ours. */
  private withCameFrom(request: VisitorRequest): VisitorRequest {
    return { ...request, query: { ...request.query, ...this.cameFrom(request) } };
  }

  private context(request: VisitorRequest): ViewContext {
    const { settings, pages } = this.deps.source();
    const locale = chooseLocale(request, settings);
    return { settings, pages: pages.pages, locale, path: request.path, query: request.query };
  }

  private formOf(page: Page, settings: WorkspaceSettings): FormSettings | null {
    return (page.form !== null && Object.hasOwn(settings.forms, page.form) && settings.forms[page.form]) || null;
  }

  /** Ours: a page before from there is none. */
  private origins(): ReadonlySet<string> {
    return new Set([new URL(this.deps.publicUrl).origin, ...this.deps.source().settings.site.origins]);
  }

  private firstHidden(request: VisitorRequest, context: ViewContext, form: FormSettings): Record<string, string> {
    return {
      ...cameFromOf(request, this.origins()),
      ...carried(request.query),
      ...(form.fillSeconds > 0 ? { shown: String(Math.floor(this.deps.hostNow() / 1000)) } : {}),
      ...this.hidden(context.locale, form, this.deps.newId()),
    };
  }

  /** No person fills in a form at once. A form that doesn't say when it was shown is taken, such as one of plain HTML. */
  private isTooFast(fields: Readonly<Record<string, unknown>>, { fillSeconds }: FormSettings): boolean {
    const shown = textOf(fields, 'shown');
    return fillSeconds > 0 && shown !== null && !(this.deps.hostNow() / 1000 - Number(shown) >= fillSeconds);
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

  private renderForm(page: Page, context: ViewContext, shown: ShownForm): string {
    return page.render(this.formViewOf(page, context, shown));
  }

  private formViewOf(page: Page, context: ViewContext, { form, hidden, read }: ShownForm): object {
    const { wordings } = context.settings.consent;
    const wording = (form.wording !== null && Object.hasOwn(wordings, form.wording) && wordings[form.wording]) || null;
    return { ...baseView(page, context), form: formView(page, context, { read, hidden, wording }) };
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

/** What goes along from the page's address into the form: the browser's name, and by whose mail they came. */
function carried(given: Readonly<Record<string, unknown>>): Record<string, string> {
  const visitor = textOf(given, 'visitor') ?? '';
  const proof = textOf(given, 'nurture') ?? '';
  return {
    ...(/^[0-9a-f]{32}$/.test(visitor) ? { visitor } : {}),
    ...(/^[\w-]{1,200}$/.test(proof) ? { nurture: proof } : {}),
  };
}

/** The page with the fields that are still asked of somebody. */
function stillAsked(page: Page, known: Known | null): Page {
  const isKnown = (name: string) => known?.fields.has(name) ?? false;
  const allOnce = known !== null && page.fields.every(({ ask, name }) => ask !== 'once' || isKnown(name));
  const asks = ({ ask, name }: Page['fields'][number]) =>
    ask === 'always' || (ask === 'once' ? !isKnown(name) : allOnce && !isKnown(name));
  return { ...page, fields: page.fields.filter(asks) };
}

/** Whoever types another address than the one that their link was mailed to is somebody else. */
const sameAddress = (known: Known | null, typed: string | null): boolean =>
  known !== null && typed?.trim().toLowerCase() === known.email.toLowerCase();

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
