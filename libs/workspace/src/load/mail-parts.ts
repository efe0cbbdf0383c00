import type { Finding } from '../finding';
import { LineIndex } from './line-index';
import type { TemplateFile } from './workspace';

/** What several mails share, such as their style or their foot, stands in `mails/_NAME.mjml`. */
export const isPart = (name: string): boolean => name.startsWith('_');

const INCLUDE = /<mj-include\s+path="([^"]*)"\s*(?:\/>|>\s*<\/mj-include>)/g;
const PART_PATH = /^(?:\.\/)?(_[\w.-]+)\.mjml$/;

/**
 * Puts parts in the place of each `<mj-include path="_NAME.mjml" />`, one level deep, from the mails' own folder alone.
 * A part comes in as one line, so that whatever is found further down is found on the line where its author sees it.
 *
 * @param partText the text of a part by its file's name without `.mjml`; null where there is none
 * @returns the whole mail, and a finding for each include that leads nowhere
 */
export function withParts(
  mail: TemplateFile,
  partText: (name: string) => string | null,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const source = mail.file.text;
  const findings: Finding[] = [];
  const text = source.replace(INCLUDE, (include: string, path: string, offset: number) => {
    const name = PART_PATH.exec(path)?.[1];
    const part = name === undefined ? null : partText(name);
    if (part === null) findings.push(unknownPart(mail, path, offset + include.indexOf(path)));
    return part === null ? '' : part.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  });
  return { text, findings };
}

function unknownPart({ file }: TemplateFile, path: string, offset: number): Finding {
  return {
    rule: 'unknown-part',
    level: 'error',
    message: `There is no part \`${path}\`: a mail includes files of mails/ whose names begin with \`_\`.`,
    file: file.path,
    ...new LineIndex(file.text).at(offset),
    path: '',
    suggestion: null,
  };
}
