import type { MailboxEntry, MailboxMessage } from '@nurture/mail';
import Handlebars from 'handlebars';

const STYLE = `
:root { color-scheme: light dark; --line: #d7dee2; --soft: #5a6870; --accent: #0f5c5c; }
@media (prefers-color-scheme: dark) { :root { --line: #37424a; --soft: #a9b4ba; --accent: #6cc5bf; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; } a { color: var(--accent); } .soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
iframe { width: 100%; height: 44rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
.phone iframe { width: 375px; max-width: 100%; } pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: 6px; padding: 1rem; }
summary { cursor: pointer; padding: .5rem 0; font-weight: 600; } nav { margin: 0 0 1rem; }
@media (max-width: 40rem) { .wide { display: none; } }`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

const LIST = page(
  'Mailbox',
  `<h1>Mailbox</h1>
<p class="soft">Every mail that is sent while no SMTP_URL is set ends up here, and nowhere else.</p>
{{#if entries}}<table><thead><tr><th>Subject</th><th>To</th><th class="wide">From</th><th class="wide">When</th></tr></thead><tbody>
{{#each entries}}<tr><td><a href="/mailbox/{{id}}">{{subject}}</a></td><td>{{to}}</td><td class="wide">{{from}}</td><td class="wide">{{when}}</td></tr>{{/each}}
</tbody></table>{{#if older}}<p><a href="/mailbox?before={{older}}">Older mails</a></p>{{/if}}
{{else}}<p>No mail yet. Fill in the form at <a href="/p/b2b-maturity-model">/p/b2b-maturity-model</a> and look again.</p>{{/if}}`,
);

const MESSAGE = page(
  '{{subject}}',
  `<nav><a href="/mailbox">Mailbox</a></nav><h1>{{subject}}</h1>
<p class="soft">From {{from}} to {{to}}, {{when}}, {{bytes}} bytes</p>
{{#if html}}<details open><summary>As a mail program shows it</summary><iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/{{id}}/html"></iframe></details>
<details class="phone"><summary>On a phone</summary><iframe title="The mail on a phone" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/{{id}}/html"></iframe></details>{{/if}}
<details{{#unless html}} open{{/unless}}><summary>Text</summary><pre>{{text}}</pre></details>
<details><summary>Headers</summary><table>{{#each headers}}<tr><th scope="row">{{name}}</th><td>{{value}}</td></tr>{{/each}}</table></details>
<p><a href="/mailbox/{{id}}/source">Source</a></p>`,
);

const list = Handlebars.compile(LIST);
const message = Handlebars.compile(MESSAGE);

const when = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19);

const shown = (entry: MailboxEntry): object => ({
  ...entry,
  subject: entry.subject || '(no subject)',
  to: entry.to.join(', '),
  when: when(entry.receivedAt),
});

export function listPage(entries: readonly MailboxEntry[], hasOlder: boolean): string {
  return list({ entries: entries.map(shown), older: hasOlder ? entries.at(-1)?.id : null });
}

export function messagePage(mail: MailboxMessage): string {
  return message({ ...mail, ...shown(mail) });
}

export function missingPage(): string {
  return page('No such mail', '<h1>There is no such mail</h1><p><a href="/mailbox">To the mailbox</a></p>');
}
