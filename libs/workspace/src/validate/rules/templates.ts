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
    const finding = findingAbout(file.path, { rule: 'template-syntax', message: plain(message) });
    return [{ ...finding, ...placeIn(message) }];
  }
}

/** The parser draws the place with an arrow over several lines; the place is in the finding already. */
function plain(message: string): string {
  const unexpected = /Expecting .*, got '(\w+)'/.exec(message)?.[1];
  const what = unexpected === 'EOF' ? 'a block is not closed' : (message.split('\n')[0] ?? message);
  return `The template can't be read: ${what.replace(/ - \d+:\d+$|:? ?on line \d+:?/g, '')}.`;
}

/** `… - 2:3` (column from 0) or `Parse error on line 2:`. */
function placeIn(message: string): { line: number; column: number } {
  const [, line, column] = / - (\d+):(\d+)$/.exec(message) ?? /line (\d+)/.exec(message) ?? [];
  return { line: Number(line ?? 1), column: Number(column ?? 0) + 1 };
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
