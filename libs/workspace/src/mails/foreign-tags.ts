/** A tag of another mail system, or of the template language that a mail was written in. */
export interface ForeignTag {
  readonly text: string;
  readonly offset: number;
  /** Whose it is, and what to write here in its place. */
  readonly advice: string;
}

/** More than these are not listed: whoever has twenty of one mail to mend knows enough. */
const MOST_LISTED = 20;

/** Every length is bounded, so that no mail takes long. */
const STYLES: readonly { readonly of: string; readonly pattern: string }[] = [
  { of: 'Mailchimp', pattern: String.raw`\*\|[A-Z][^|\n]{0,80}\|\*` },
  { of: 'AMPscript', pattern: String.raw`%%\[[\s\S]{1,2000}?\]%%|%%=[^%\n]{1,200}=%%|%%[\w.:-]{1,60}%%` },
  { of: 'ERB, EJS or SendGrid', pattern: String.raw`<%[\s\S]{1,500}?%>` },
  { of: 'Liquid, Jinja or Twig', pattern: String.raw`\{%[-+]?\s{0,9}[a-z][\s\S]{0,300}?%\}` },
  { of: 'PHP', pattern: String.raw`<\?(?:php\b|=)[\s\S]{1,500}?\?>` },
  { of: 'Template Toolkit', pattern: String.raw`\[%[-+]?\s[\s\S]{1,300}?%\]` },
  { of: 'FreeMarker', pattern: String.raw`</?#(?:if|else|elseif|list|assign|include|import|macro)\b[^>]{0,200}>` },
  { of: 'FreeMarker, Thymeleaf or JavaScript', pattern: String.raw`[$#@]\{[a-z_][^{}\n]{0,120}\}` },
  { of: 'Mailgun', pattern: String.raw`%recipient\.[\w.]{1,60}%|%(?:recipient\.)?\w{0,40}unsubscribe\w{0,40}%` },
  { of: 'Mailjet', pattern: String.raw`\[\[(?:[A-Z][A-Z_]{1,60}|(?:var|data):[^\]\n]{1,100})\]\]` },
  { of: 'MailerLite', pattern: String.raw`\{\$[a-z][\w.]{0,60}\}` },
  {
    of: 'Campaign Monitor or phpList',
    pattern: String.raw`\[(?:unsubscribe(?:url)?|preferencesurl|weblink|webversion)\]`,
  },
];

const ANY = new RegExp(STYLES.map(({ pattern }) => `(${pattern})`).join('|'), 'gi');
const STOPS = /unsub|opt-?out|preferences/i;
const CONDITION =
  /^(?:\*\|(?:IF|END:IF|ELSE)|<%-?\s*(?:if|end|else|\})|\{%[-+]?\s*(?:if|endif|else|elif|unless)|<\/?#(?:if|else)|\[%[-+]?\s*(?:IF|END|ELSE))/i;

/** The tags in `html` that nothing fills in here, each once, where it stands first. */
export function foreignTagsIn(html: string): ForeignTag[] {
  const found = new Map<string, ForeignTag>();
  for (const match of html.matchAll(ANY)) {
    if (found.size >= MOST_LISTED) break;
    const [text, ...groups] = match;
    const of = STYLES[groups.findIndex((group) => group !== undefined)]?.of ?? '';
    if (!found.has(text)) found.set(text, { text, offset: match.index, advice: adviceFor(text, of) });
  }
  return [...found.values()];
}

function adviceFor(tag: string, of: string): string {
  const shown = tag.length > 60 ? `${tag.slice(0, 57)}…` : tag;
  const said = `${shown.replace(/\s+/g, ' ')} is a tag of another system (${of}): nothing fills it in, and it stays as it is`;
  if (STOPS.test(tag)) return `${said}; the link to stop is {{links.unsubscribe}} here`;
  if (CONDITION.test(tag)) return `${said}; a condition is {{#if contact.…}} … {{else}} … {{/if}} here`;
  return `${said}; what is known of a person is {{contact.…}} here`;
}
