import type { Findings } from './findings';
import type { ScannedHtml } from './html-scan';
import { foreignTagsIn } from './foreign-tags';
import { linkMistake, type MailLink } from './links';

/** Gmail cuts a mail off behind 102 KB of HTML; the open pixel and the unsubscribe link are what it cuts. */
const clipBytes = 102 * 1024;

export interface LintInput {
  readonly kind: 'marketing' | 'service' | 'loose';
  readonly html: string;
  readonly htmlBytes: number;
  readonly scanned: ScannedHtml;
  readonly links: readonly MailLink[];
  readonly subject: string;
  readonly subjectOffset: number;
  readonly paths: readonly string[];
  readonly postalAddress: readonly string[];
  /** Where in the source a place in the HTML comes from; `needle` helps where MJML lies between. */
  readonly offsetOf: (htmlOffset: number, needle: string) => number;
}

/** What a mail client, the law or a spam filter would hold against the mail. */
export function lintMail(mail: LintInput, findings: Findings): void {
  const level = mail.kind === 'loose' ? 'warning' : 'error';
  if (!mail.subject.trim()) findings.add('empty-subject', level, 'a mail needs a subject', mail.subjectOffset);
  if (mail.htmlBytes > clipBytes) {
    findings.add(
      'html-too-large',
      level,
      `${Math.ceil(mail.htmlBytes / 1024)} KB of HTML: Gmail shows 102 KB and hides the rest`,
    );
  }
  if (mail.kind === 'marketing') lintMarketing(mail, findings);
  lintForeignTags(mail, findings);
  for (const link of mail.links) {
    const mistake = linkMistake(link);
    if (mistake) findings.add(mistake.rule, mistake.level, mistake.message, mail.offsetOf(link.start, link.href));
  }
  for (const image of mail.scanned.images) {
    if (image.attributes['alt'] !== undefined || isSpacer(image.attributes)) continue;
    const src = image.attributes['src'] ?? '';
    findings.add(
      'missing-alt',
      'warning',
      'an image without alt text: most people see that first',
      mail.offsetOf(image.start, src),
    );
  }
}

/** What nothing fills in: outside a workspace it may be filled in later, by whatever sends the mail. */
function lintForeignTags(mail: LintInput, findings: Findings): void {
  const level = mail.kind === 'loose' ? 'warning' : 'error';
  for (const { text, offset, advice } of foreignTagsIn(mail.html)) {
    findings.add('foreign-merge-tag', level, advice, mail.offsetOf(offset, text));
  }
}

const isSpacer = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes['width'] === '1' || attributes['height'] === '1' || attributes['aria-hidden'] === 'true';

function lintMarketing(mail: LintInput, findings: Findings): void {
  const stops = mail.paths.some((path) => path === 'links.unsubscribe' || path === 'links.preferences');
  if (!stops) {
    findings.add(
      'missing-unsubscribe',
      'error',
      'a marketing mail needs a link to {{links.unsubscribe}} or {{links.preferences}}',
    );
  }
  const written = mail.postalAddress.length > 0 && mail.postalAddress.every((line) => mail.html.includes(line));
  if (!written && !mail.paths.some((path) => path === 'company.address' || path.startsWith('company.address.'))) {
    findings.add('missing-postal-address', 'error', 'a marketing mail needs the postal address: {{company.address}}');
  }
}
