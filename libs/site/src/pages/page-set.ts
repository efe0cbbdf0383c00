import type { LocalizedText } from '@nurture/core/workspace';
import Handlebars from 'handlebars';
import { splitPage } from './front-matter';
import { OWN_PAGES, OWN_PARTIALS } from './own-pages';
import type { Page, PageFile, PageFinding } from './page';

/** The pages of a workspace, compiled, with those that the product itself shows in the workspace's own layout. */
export interface PageSet {
  readonly pages: ReadonlyMap<string, Page>;
  /** Preference centre, double opt-in, errors. */
  readonly own: ReadonlyMap<string, Page>;
  readonly findings: readonly PageFinding[];
}

/** `src="assets/logo.png"`, in quotes of either kind. */
const OWN_IMAGE = /(\ssrc=)(["'])(?:\.{0,2}\/)*assets\/([\w. /-]+\.(?:png|jpe?g|gif|webp))\2/gi;

const withImages = (text: string, image: (file: string) => string): string =>
  text.replace(OWN_IMAGE, (_, name: string, quote: string, file: string) => `${name}${quote}${image(file)}${quote}`);

type Compiled = { readonly page: Page } | { readonly finding: PageFinding };

/**
 * Compiles a workspace's pages. A file whose name begins with `_` is a partial, and its texts are there for every page.
 * A page that can't be compiled is left out and named in `findings`; the others work.
 * @param locale the workspace's own
 * @param image the address of an image below `assets/`; without it their addresses stay as they are written
 */
export function compilePages(written: readonly PageFile[], locale: string, image?: (file: string) => string): PageSet {
  const files = image ? written.map((file) => ({ ...file, text: withImages(file.text, image) })) : written;
  const handlebars = Handlebars.create();
  const shared: Record<string, LocalizedText> = {};
  const findings: PageFinding[] = [];
  const partials = [...OWN_PARTIALS, ...files.filter(({ name }) => name.startsWith('_'))];
  for (const file of partials) {
    const split = attempt(file, () => splitPage(file.text, locale));
    if ('finding' in split) findings.push(split.finding);
    else {
      Object.assign(shared, split.made.head.texts);
      handlebars.registerPartial(file.name, split.made.body);
    }
  }
  const compile = (file: PageFile): Compiled => {
    const made = attempt(file, () => compilePage(handlebars, file, locale, shared));
    return 'finding' in made ? made : { page: made.made };
  };
  const pages = files.filter(({ name }) => !name.startsWith('_')).map(compile);
  const own = OWN_PAGES.map(compile);
  findings.push(...[...pages, ...own].flatMap((one) => ('finding' in one ? [one.finding] : [])));
  return { pages: byName(pages), own: byName(own), findings };
}

function compilePage(
  handlebars: typeof Handlebars,
  file: PageFile,
  locale: string,
  shared: Readonly<Record<string, LocalizedText>>,
): Page {
  const { head, body } = splitPage(file.text, locale);
  // `preventIndent`: a partial's indentation would end up in what somebody typed into a textarea.
  const render = handlebars.compile(body, { preventIndent: true });
  // Handlebars compiles late: a first run brings out a typo, an unknown helper or a missing partial.
  render({});
  const form = handlebars.compile('{{> _form}}', { preventIndent: true });
  const texts = { ...shared, ...head.texts };
  return { ...head, texts, name: file.name, render: (view) => render(view), renderForm: (view) => form(view) };
}

function attempt<Made>(file: PageFile, make: () => Made): { made: Made } | { finding: PageFinding } {
  try {
    return { made: make() };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { finding: { page: file.name, message } };
  }
}

const byName = (compiled: readonly Compiled[]) =>
  new Map(compiled.flatMap((one) => ('page' in one ? [[one.page.name, one.page] as const] : [])));
