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
    const whole = wholeMjml(marked);
    const result = await mjml2html(wrapTags(whole.text, marks), {
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
    return { html: marks.restore(result.html), problems: [...whole.problems, ...problems] };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { html: '', problems: [{ line: 1, message, fatal: true }] };
  }
}

type Problems = MjmlResult['problems'];

/**
 * What MJML would refuse or leave out without a word, named; and such a file made whole, to show as much of it as can
 * be shown. No line moves.
 */
function wholeMjml(marked: string): { readonly text: string; readonly problems: Problems } {
  const problems = [...marked.matchAll(unlike)].map(({ index, 1: name = '' }) => ({
    line: marked.slice(0, index).split('\n').length,
    message: unlikeNow[name] ?? '',
    fatal: true,
  }));
  const text = marked.replace(containerTag, '');
  const root = firstTag.exec(text)?.[1];
  if (root === undefined || root === 'mjml') return { text, problems };
  const around = ['mjml', 'mj-body', 'mj-section', 'mj-column'].slice(0, depthOf(root));
  const opening = around.map((name) => `<${name}>`).join('');
  const closing = around.toReversed().map((name) => `</${name}>`);
  const message = `<${root}> is a part of a mail: a whole one stands in <mjml>`;
  return { text: `${opening}${text}${closing.join('')}`, problems: [{ line: 1, message, fatal: true }, ...problems] };
}

const comment = '<!--[\\s\\S]*?-->';
const firstTag = new RegExp(`^(?:${comment}|[^<]|<(?!mj))*<(mj[\\w-]*)`);
const unlike = /<(mj-include|mj-container)\b/g;
const containerTag = /<\/?mj-container\b[^>]*>/g;
const unlikeNow: Readonly<Record<string, string>> = {
  'mj-include': 'mj-include is not followed: a mail is one file',
  'mj-container': 'mj-container is of MJML 3: what it holds stands in mj-body',
};

/** How many elements stand around one. */
function depthOf(name: string): number {
  if (name === 'mj-body' || name === 'mj-head') return 1;
  if (['mj-section', 'mj-wrapper', 'mj-hero', 'mj-raw', 'mj-include'].includes(name)) return 2;
  return name === 'mj-column' || name === 'mj-group' ? 3 : 4;
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
