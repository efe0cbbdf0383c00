import Handlebars from 'handlebars';
import { type Finding, findingAbout } from '../../finding';
import type { TemplateFile } from '../../load/workspace';
import { quoted } from '../suggest';
import type { WorkspaceRule } from './rule';

/** Pages can be read as Handlebars, and no two files make the same mail or page. */
export const templates: WorkspaceRule = {
  rules: ['template-syntax', 'duplicate-template'],
  check: ({ workspace: { mails, pages, settings } }) => [
    ...pages.flatMap(syntax),
    ...duplicates(mails, 'mail', localeOf(settings?.value)),
    ...duplicates(pages, 'page', null),
  ],
};

function localeOf(settings: unknown): string | null {
  const holder = typeof settings === 'object' && settings !== null ? settings : {};
  return 'locale' in holder && typeof holder.locale === 'string' ? holder.locale : null;
}

function syntax({ file }: TemplateFile): Finding[] {
  try {
    Handlebars.parse(file.text);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [
      { ...findingAbout(file.path, { rule: 'template-syntax', message: plain(message) }), line: lineOf(message) },
    ];
  }
}

/** The parser draws the place with an arrow over several lines; the place is in the finding already. */
function plain(message: string): string {
  const expected = /Expecting (.*), got (.*)/.exec(message);
  const what = expected === null ? (message.split('\n')[0] ?? message) : `here ${expected[2] ?? ''} can't stand`;
  return `The template can't be read: ${what.replace(/ on line \d+:?/, '')}.`;
}

function lineOf(message: string): number {
  return Number(/line (\d+)/.exec(message)?.[1] ?? 1);
}

function duplicates(files: readonly TemplateFile[], kind: string, locale: string | null): Finding[] {
  const first = new Map<string, string>();
  return files.flatMap(({ name, locale: own, file }) => {
    const key = `${name} ${own ?? locale ?? ''}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, file.path);
      return [];
    }
    const message = `${before} is the ${kind} ${quoted(name)} in this language already.`;
    return [findingAbout(file.path, { rule: 'duplicate-template', message })];
  });
}
