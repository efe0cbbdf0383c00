import type { Marks } from './marked';

export interface MjmlResult {
  readonly html: string;
  readonly problems: readonly { readonly line: number; readonly message: string; readonly fatal: boolean }[];
}

/** Elements whose children are elements: text right inside them is dropped by MJML. */
const containers = new Set(
  'mj-body mj-wrapper mj-section mj-group mj-column mj-hero mj-social mj-navbar mj-carousel mj-accordion mj-accordion-element'.split(
    ' ',
  ),
);

/**
 * HTML of an MJML source whose mustaches are marks. Never throws. Includes are not followed: a mail is one file.
 * Blocks around sections, columns and the like are kept by wrapping their tags in `mj-raw`.
 */
export async function htmlOfMjml(marked: string, marks: Marks): Promise<MjmlResult> {
  try {
    // Loaded with the first mail that needs it: it takes half a second.
    const { default: mjml2html } = await import('mjml');
    const result = await mjml2html(wrapTags(marked, marks), {
      validationLevel: 'soft',
      keepComments: true,
      ignoreIncludes: true,
      // MJML has mails that name certain fonts fetch them from a stranger, who then learns who opened. Whoever wants
      // that writes `mj-font`.
      fonts: {},
    });
    const problems = result.errors
      .filter((error) => !marks.has(error.message))
      .map((error) => ({ line: error.line, message: error.message, fatal: false }));
    return { html: marks.restore(result.html), problems };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { html: '', problems: [{ line: 1, message, fatal: true }] };
  }
}

const tagOrMark = /<!--[\s\S]*?-->|<(\/?)(mj[\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g;

function wrapTags(marked: string, marks: Marks): string {
  const open: string[] = [];
  let text = '';
  let at = 0;
  for (const tag of marked.matchAll(tagOrMark)) {
    text += wrapIn(open.at(-1), marked.slice(at, tag.index), marks) + tag[0];
    at = tag.index + tag[0].length;
    const [, closing, name, , selfClosing] = tag;
    if (!name || selfClosing) continue;
    if (!closing) open.push(name.toLowerCase());
    else open.length = Math.max(0, open.lastIndexOf(name.toLowerCase()));
  }
  return text + marked.slice(at);
}

const wrapIn = (parent: string | undefined, between: string, marks: Marks): string =>
  parent && containers.has(parent) && marks.has(between)
    ? marks.replace(between, (_, mark) => `<mj-raw>${mark}</mj-raw>`)
    : between;
