import { type MailUse, usesOfMails } from './compile/mail-kind';
import type { LoadedWorkspace } from './load/load-workspace';
import type { TemplateFile } from './load/workspace';
import { splitFrontMatter } from './mails';
import { viewFlow } from './validate/flow-view';
import { own, textOf } from './validate/json';

/** A mail as its author finds it: one name, one file for each language. */
export interface MailTemplate {
  readonly name: string;
  /** What it is sent as. */
  readonly use: MailUse;
  /** The languages that it is in, the workspace's own first. */
  readonly locales: readonly string[];
  /** As it is written, variables and all, in the first of its languages; null where it names none. */
  readonly subject: string | null;
  /** Flows that send it. */
  readonly flows: readonly string[];
}

/** The language of a file that names none. */
const FALLBACK_LOCALE = 'en';
const ownLocale = ({ workspace }: LoadedWorkspace): string =>
  textOf(own(workspace.settings?.value, 'locale')) ?? FALLBACK_LOCALE;

/** The mails of a workspace by name. Nothing is compiled. */
export function listMailTemplates(loaded: LoadedWorkspace): MailTemplate[] {
  const { mails, flows } = loaded.workspace;
  const views = flows.map(viewFlow);
  const uses = usesOfMails(loaded.workspace, views);
  return [...new Set(mails.map(({ name }) => name))].sort().map((name) => {
    const files = mailFiles(loaded, name);
    const senders = views.filter((view) => usesOfMails({ ...loaded.workspace, streams: [] }, [view]).has(name));
    return {
      name,
      use: uses.get(name) ?? 'marketing',
      locales: files.map(({ locale }) => locale),
      subject: subjectOf(files[0]?.file),
      flows: senders.flatMap(({ id }) => id ?? []),
    };
  });
}

/** A mail's file in one language, else in the workspace's own or the first there is; null where there is no such mail. */
export function mailTemplate(loaded: LoadedWorkspace, name: string, locale: string | null): TemplateFile | null {
  const files = mailFiles(loaded, name);
  const found = locale === null ? files[0] : files.find((each) => each.locale === locale);
  return found?.file ?? null;
}

function mailFiles(loaded: LoadedWorkspace, name: string): { readonly locale: string; readonly file: TemplateFile }[] {
  const first = ownLocale(loaded);
  return loaded.workspace.mails
    .filter((mail) => mail.name === name)
    .map((file) => ({ locale: file.locale ?? first, file }))
    .sort((a, b) => Number(b.locale === first) - Number(a.locale === first));
}

const subjectOf = (file: TemplateFile | undefined): string | null =>
  (file && splitFrontMatter(file.file.text).frontMatter.subject) ?? null;
