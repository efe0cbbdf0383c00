import type { LocalizedText } from '@nurture/core/workspace';
import Handlebars from 'handlebars';
import { splitPage } from './front-matter';
import { OWN_PAGES, OWN_PARTIALS } from './own';
import type { Page, PageFile, PageFinding } from './page';

/** Pages by name, each compiled when it is first asked for: together they take a fifteenth of the time of a start. */
export interface Pages {
  /** @returns undefined where there is none of that name, or it can't be compiled */
  get(name: string): Page | undefined;
  has(name: string): boolean;
  /** All that can be compiled. */
  all(): Page[];
}

/** The pages of a workspace, with those that the product itself shows in the workspace's own layout. */
export interface PageSet {
  readonly pages: Pages;
  /** Preference centre, double opt-in, errors. */
  readonly own: Pages;
  /** What is wrong with the files; compiles all of them. */
  findings(): readonly PageFinding[];
}

/** `src="assets/logo.png"`, in quotes of either kind. */
const OWN_IMAGE = /(\ssrc=)(["'])(?:\.{0,2}\/)*assets\/([\w. /-]+\.(?:png|jpe?g|gif|webp))\2/gi;

const withImages = (text: string, image: (file: string) => string): string =>
  text.replace(OWN_IMAGE, (_, name: string, quote: string, file: string) => `${name}${quote}${image(file)}${quote}`);

type Made<Value> = { readonly made: Value } | { readonly finding: PageFinding };

class LatePages implements Pages {
  private readonly compiled = new Map<string, Made<Page>>();
  private readonly files: ReadonlyMap<string, PageFile>;

  constructor(
    files: readonly PageFile[],
    private readonly compile: (file: PageFile) => Page,
  ) {
    this.files = new Map(files.map((file) => [file.name, file]));
  }

  get(name: string): Page | undefined {
    const file = this.files.get(name);
    const page = file && this.made(file);
    return page && 'made' in page ? page.made : undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  all(): Page[] {
    return this.each().flatMap((page) => ('made' in page ? [page.made] : []));
  }

  findings(): PageFinding[] {
    return this.each().flatMap((page) => ('finding' in page ? [page.finding] : []));
  }

  private each(): Made<Page>[] {
    return [...this.files.values()].map((file) => this.made(file));
  }

  private made(file: PageFile): Made<Page> {
    const known = this.compiled.get(file.name);
    if (known) return known;
    const page = attempt(file, () => this.compile(file));
    this.compiled.set(file.name, page);
    return page;
  }
}

/**
 * Makes a workspace's pages ready to be compiled, each when it is first shown. A file whose name begins with `_` is a
 * partial, and its texts are there for every page. A page that can't be compiled is as good as none, and named in
 * `findings`; the others work.
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
  const compile = (file: PageFile): Page => compilePage(handlebars, file, locale, shared);
  const pages = new LatePages(
    files.filter(({ name }) => !name.startsWith('_')),
    compile,
  );
  const own = new LatePages(OWN_PAGES, compile);
  return { pages, own, findings: () => [...findings, ...pages.findings(), ...own.findings()] };
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

function attempt<Value>(file: PageFile, make: () => Value): Made<Value> {
  try {
    return { made: make() };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { finding: { page: file.name, message } };
  }
}
