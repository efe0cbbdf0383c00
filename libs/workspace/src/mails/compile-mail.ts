import { createHash } from 'node:crypto';
import { type CompiledMail, type Hole, type MailFinding, oneLine } from '@nurture/core/mail';
import { Findings } from './findings';
import { type FrontMatter, isRecord, type SplitSource, splitFrontMatter } from './front-matter';
import { type ScannedHtml, scanHtml } from './html-scan';
import { judgeMustaches } from './judge';
import { handlebarsSource } from './handlebars-source';
import { commonVariables, type KnownVariables } from './known-variables';
import { imagesOf, type MailImage } from './images';
import { lintMail } from './lint';
import { linksOf, type MailLink } from './links';
import { type MarkedSource, markMustaches, Marks, shown } from './marked';
import { htmlOfMjml } from './mjml-source';
import { pairBlocks } from './mustache-blocks';
import { rewriteHtml } from './rewrite';
import { encodeBody, Holes, type Segments, segmentsOf } from './skeleton';
import { textOf } from './text-part';

export type MailFormat = 'mjml' | 'hbs' | 'html';

export interface MailSource {
  readonly source: string;
  readonly format: MailFormat;
  /** A marketing mail needs an unsubscribe link and a postal address; `loose` is a file outside a workspace. */
  readonly kind: 'marketing' | 'service' | 'loose';
  /** What it may read; when not given, `commonVariables` and whatever the sample holds. */
  readonly known?: KnownVariables;
  /** Data at hand, where the front matter's `sample` isn't the data itself. */
  readonly sample?: Readonly<Record<string, unknown>>;
  /** Leave what it would be filled with as it is written, where there is no sample at all (a preview). */
  readonly staysUnfilled?: boolean;
  /** Files below the workspace's `assets/`; without them images stay as they are written. */
  readonly images?: ReadonlySet<string>;
  /** The company's postal address, one line or several: found in the mail, it counts as given. */
  readonly postalAddress?: readonly string[];
}

export interface CompiledSource {
  /** Always there, and never to be published while `findings` holds an error. */
  readonly mail: CompiledMail;
  /** The bodies before encoding, for a preview. */
  readonly html: Segments;
  readonly text: Segments;
  readonly frontMatter: FrontMatter;
  /** By place. */
  readonly findings: readonly MailFinding[];
}

/**
 * Compiles a mail once per version: MJML to HTML, links cut out, text part made, static runs encoded. Sending
 * then only fills the holes. Never throws: whatever the source is, a mail comes out, and findings say what is
 * wrong with it.
 *
 * `.mjml` and `.hbs` are templates: an unknown variable is a finding and renders empty. A plain `.html` may come
 * from another tool: a mustache that names nothing of ours stays in it as it is.
 */
export async function compileMail(input: MailSource): Promise<CompiledSource> {
  const job = new Compilation(input);
  const { marks, holes, split } = job;
  const marked = job.body();
  const html = await job.html(marked);
  const scanned = scanHtml(html);
  const subject = job.subject(scanned);
  const preheader = job.line('preheader', split.frontMatter.preheader ?? '');
  const links = linksOf(html, scanned.links, marks);
  const rewritten = rewriteHtml(html, scanned, links, job.images(scanned), marks, preheader);
  const subjectHole = holes.add(lineHole(subject, marks));
  const preheaderHole = preheader ? holes.add(lineHole(preheader, marks)) : undefined;
  const htmlSegments = segmentsOf(rewritten.complete, marks, holes, 'html');
  const textSegments = segmentsOf(textOf(rewritten.linked, marks, links), marks, holes, 'text');
  const htmlBytes = htmlSegments.texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  job.lint({ html, htmlBytes, scanned, links, subject, marked });
  const mail = seal({
    version: 1,
    subject: subjectHole,
    ...(preheaderHole === undefined ? {} : { preheader: preheaderHole }),
    ...(split.frontMatter.from ? { from: split.frontMatter.from } : {}),
    ...(split.frontMatter.replyTo ? { replyTo: split.frontMatter.replyTo } : {}),
    html: encodeBody(htmlSegments),
    text: encodeBody(textSegments),
    holes: holes.list,
    links: links.map(({ name, href, kind, raw }) => ({ name, href, kind, ...(raw === undefined ? {} : { raw }) })),
    variables: [...new Set(job.paths)].sort(),
    htmlBytes,
  });
  const { frontMatter } = split;
  return { mail, html: htmlSegments, text: textSegments, frontMatter, findings: job.findings.sorted() };
}

/** The hash covers all else, in the order in which it is written. */
const seal = (mail: Omit<CompiledMail, 'hash'>): CompiledMail => ({
  ...mail,
  hash: createHash('sha256').update(JSON.stringify(mail)).digest('hex'),
});

const lineHole = (marked: string, marks: Marks): Hole => ({
  kind: 'template',
  source: handlebarsSource(marked, marks, 'line'),
  escape: 'line',
});

interface ToLint {
  readonly html: string;
  readonly htmlBytes: number;
  readonly scanned: ScannedHtml;
  readonly links: readonly MailLink[];
  readonly subject: string;
  readonly marked: MarkedSource;
}

/** One source on its way to a mail: what its stages share. */
class Compilation {
  readonly split: SplitSource;
  readonly findings: Findings;
  readonly marks: Marks;
  readonly holes = new Holes();
  /** Every path that is read. */
  readonly paths: string[] = [];
  private readonly known: KnownVariables;
  private readonly isUnfilled: boolean;

  constructor(private readonly input: MailSource) {
    this.split = splitFrontMatter(input.source);
    this.findings = new Findings(input.source);
    this.marks = new Marks(input.source);
    // Other tools have front matter of their own.
    const level = input.format === 'html' && input.kind === 'loose' ? 'warning' : 'error';
    for (const { message, offset } of this.split.complaints) this.findings.add('front-matter', level, message, offset);
    const inline = this.split.frontMatter.sample;
    const sample = input.sample ?? (isRecord(inline) ? inline : undefined);
    this.isUnfilled = input.staysUnfilled === true && sample === undefined;
    if (this.isUnfilled) this.known = commonVariables.filter((path) => path.startsWith('links.'));
    else this.known = input.known ?? [...commonVariables, ...sampleNames(sample ?? {})];
  }

  body(): MarkedSource {
    const start = this.split.bodyStart;
    return this.mark(this.input.source.slice(start), this.input.format !== 'html', (offset) => start + offset);
  }

  line(key: 'subject' | 'preheader', text: string): string {
    return this.mark(text, true, () => this.split.offsetOf(key)).text;
  }

  /** The front matter's, or else the document's title. */
  subject(scanned: ScannedHtml): string {
    const own = this.split.frontMatter.subject;
    return own === undefined ? oneLine(scanned.title) : this.line('subject', own);
  }

  async html(marked: MarkedSource): Promise<string> {
    if (this.input.format !== 'mjml') return marked.text;
    const { html, problems } = await htmlOfMjml(marked.text, this.marks);
    for (const { line, message, fatal } of problems) {
      const level = fatal || /doesn't exist|cannot be used inside/.test(message) ? 'error' : 'warning';
      const offset = this.split.bodyStart + marked.offsetInSource(lineStart(marked.text, line));
      this.findings.add('mjml', level, message, offset);
    }
    this.pairAgain(html);
    return html;
  }

  /** MJML may leave out what stands where it expects none of it: one end of a block without the other is no block. */
  private pairAgain(html: string): void {
    const left = this.marks
      .split(html)
      .flatMap((piece) => (typeof piece !== 'string' && piece.kind === 'mustache' ? [piece.mustache] : []));
    const live = left.filter((mustache) => mustache.kind !== 'literal');
    pairBlocks(live);
    for (const mustache of new Set(live)) {
      if (mustache.kind !== 'literal') continue;
      const message = `MJML leaves out the other end of ${mustache.text}: put the whole block where MJML takes text`;
      this.findings.add('mjml', 'error', message, this.split.bodyStart + mustache.start);
    }
  }

  /** Images of the workspace; one that it hasn't got is complained about. */
  images({ images }: ScannedHtml): MailImage[] {
    const { images: known } = this.input;
    if (known === undefined) return [];
    return imagesOf(images).filter(({ file }) => {
      if (known.has(file)) return true;
      const at = this.input.source.indexOf(file, this.split.bodyStart);
      this.findings.add('unknown-image', 'error', `there is no assets/${file}`, Math.max(0, at));
      return false;
    });
  }

  lint({ marked, ...mail }: ToLint): void {
    const { input, split, findings } = this;
    const offsetOf = (offset: number, needle: string): number =>
      input.format === 'mjml'
        ? Math.max(0, needle ? input.source.indexOf(needle, split.bodyStart) : 0)
        : split.bodyStart + marked.offsetInSource(offset);
    lintMail(
      {
        ...mail,
        kind: input.kind,
        subject: this.marks.replace(mail.subject, shown),
        subjectOffset: split.offsetOf('subject'),
        paths: this.paths,
        postalAddress: input.postalAddress ?? [],
        offsetOf,
      },
      findings,
    );
  }

  private mark(text: string, isTemplate: boolean, offsetOf: (offset: number) => number): MarkedSource {
    const isSent = this.input.kind !== 'loose';
    const judged = judgeMustaches(text, { known: this.known, isTemplate, isUnfilled: this.isUnfilled, isSent });
    judged.findings.forEach((finding, at) => this.findings.push(finding, offsetOf(judged.offsets[at] ?? 0)));
    this.paths.push(...judged.paths);
    return markMustaches(text, judged.mustaches, this.marks, judged.plainPathOf);
  }
}

/** Data at hand makes its names known, whole trees at once. */
const sampleNames = (sample: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(sample).map((name) => `${name}.*`);

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}
