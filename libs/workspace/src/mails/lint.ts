import type { Findings } from './findings';
import type { ScannedHtml } from './html-scan';
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

/** Merge tags of Mailchimp, Salesforce, SendGrid, Mailgun, Mailjet and MailerLite: nothing fills them here. */
const FOREIGN_TAG =
  /\*\|[A-Z][\w:. -]{0,60}\|\*|%%[\w.:=-]{1,60}%%|<%[=@-]?\s{0,9}[\w.]{1,60}\s{0,9}%>|%(?:recipient\.)?\w{0,40}unsubscribe\w{0,40}%|%recipient\.[\w.]{1,60}%|\[\[[A-Z][A-Z_]{1,60}\]\]|\[(?:unsubscribe|weblink)\]|\{\$[a-z][\w.]{0,60}\}/gi;
const STOPS = /unsub|opt-?out|preferences/i;

/** Each tag once, where it stands first. */
function lintForeignTags(mail: LintInput, findings: Findings): void {
  const seen = new Set<string>();
  for (const { 0: tag, index } of mail.html.matchAll(FOREIGN_TAG)) {
    if (seen.has(tag) || seen.size >= 20) continue;
    seen.add(tag);
    const instead = STOPS.test(tag) ? ': the link to stop is {{links.unsubscribe}} here' : '';
    findings.add(
      'foreign-merge-tag',
      'warning',
      `${tag} is a merge tag of another mail system, and stays as it is${instead}`,
      mail.offsetOf(index, tag),
    );
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
