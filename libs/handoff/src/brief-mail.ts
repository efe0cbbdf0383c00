import Handlebars from 'handlebars';
import type { Answer, Brief } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { HandoffContext } from './context';
import { linkTo } from './link';
import { MAIL_FONT, MAIL_STYLE } from './mail-style';
import { briefWords, type BriefWords } from './words';

export interface BriefMailFacts {
  readonly handoffId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly brief: Brief;
  readonly acceptBy: Instant | null;
  readonly context: HandoffContext;
}

interface MailView extends BriefWords {
  readonly person: string;
  readonly acceptBy: string | null;
  readonly links: Readonly<Record<'accept' | 'recycle' | 'reject' | 'open', string>>;
}

const HTML = /* html */ `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{title}}</title>${MAIL_STYLE}</head>
<body class="page" style="margin:0;background:#f4f6f7;color:#1b2226;font:${MAIL_FONT}">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 16px 0">Hello {{person}},</p>
<h1 style="font-size:22px;line-height:1.3;margin:0 0 4px 0">{{title}}</h1>
<p class="soft" style="margin:0 0 16px 0;color:#55636b">{{why}}</p>
<p style="margin:0 0 24px 0">
<a class="button" href="{{links.accept}}" style="display:inline-block;background:#0f5c5c;color:#ffffff;text-decoration:none;padding:11px 20px;border-radius:6px;margin-right:8px">Accept</a>
<a class="button plain" href="{{links.recycle}}" style="display:inline-block;border:1px solid #0f5c5c;color:#0f5c5c;background:#ffffff;text-decoration:none;padding:10px 20px;border-radius:6px;margin-right:8px">Not now</a>
<a class="button no" href="{{links.reject}}" style="display:inline-block;border:1px solid #8c2f2f;color:#8c2f2f;background:#ffffff;text-decoration:none;padding:10px 20px;border-radius:6px">Reject</a>
</p>
{{#if opening}}<p style="margin:0 0 16px 0"><strong>To begin with:</strong> {{opening}}</p>{{/if}}
{{#if acceptBy}}<p class="soft" style="margin:0 0 24px 0;color:#55636b">Please answer before {{acceptBy}}.</p>{{/if}}
<div class="card" style="background:#ffffff;border:1px solid #dde3e6;border-radius:8px;padding:16px;margin:0 0 16px 0">
<h2 style="font-size:17px;margin:0 0 8px 0">Who</h2>
<table role="presentation" style="border-collapse:collapse;width:100%">{{#each who}}<tr><td class="soft" style="padding:2px 12px 2px 0;color:#55636b;vertical-align:top">{{label}}</td><td style="padding:2px 0">{{value}}</td></tr>{{/each}}</table>
{{#if account}}<p style="margin:8px 0 0 0">{{account}}</p>{{/if}}</div>
<div class="card" style="background:#ffffff;border:1px solid #dde3e6;border-radius:8px;padding:16px;margin:0 0 16px 0">
<h2 style="font-size:17px;margin:0 0 8px 0">Score {{score}}{{#if fit}}, fit {{fit}}{{/if}}</h2>
<table style="border-collapse:collapse;width:100%">{{#each scoreLines}}<tr><td style="padding:3px 12px 3px 0;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums">{{points}}</td><td style="padding:3px 8px 3px 0">{{text}}</td><td class="soft" style="padding:3px 0;text-align:right;white-space:nowrap;color:#55636b">{{day}}</td></tr>{{/each}}</table>
</div>
{{#if activity}}<div class="card" style="background:#ffffff;border:1px solid #dde3e6;border-radius:8px;padding:16px;margin:0 0 16px 0">
<h2 style="font-size:17px;margin:0 0 8px 0">What they did last</h2>
<table style="border-collapse:collapse;width:100%">{{#each activity}}<tr><td style="padding:3px 8px 3px 0">{{text}}</td><td class="soft" style="padding:3px 0;text-align:right;white-space:nowrap;color:#55636b">{{day}}</td></tr>{{/each}}</table>
</div>{{/if}}
<p style="margin:0 0 8px 0"><a class="link" href="{{links.open}}" style="color:#0f5c5c">Open the whole brief</a></p>
<p class="soft" style="margin:0;color:#55636b;font-size:14px">{{consent}} Every link asks you to confirm on a page: nothing is answered by opening this mail.</p>
</div></body></html>`;

const TEXT = `Hello {{{person}}},

{{{title}}}
{{{why}}}
{{#if acceptBy}}
Please answer before {{{acceptBy}}}.
{{/if}}

Accept:  {{{links.accept}}}
Not now: {{{links.recycle}}}
Reject:  {{{links.reject}}}
{{#if opening}}

To begin with: {{{opening}}}
{{/if}}

WHO
{{#each who}}
{{{label}}}: {{{value}}}
{{/each}}
{{#if account}}
{{{account}}}
{{/if}}

SCORE {{{score}}}{{#if fit}}, FIT {{{fit}}}{{/if}}
{{#each scoreLines}}
{{{points}}}  {{{text}}} ({{{day}}})
{{/each}}
{{#if activity}}

WHAT THEY DID LAST
{{#each activity}}
- {{{text}}} ({{{day}}})
{{/each}}
{{/if}}

The whole brief: {{{links.open}}}
{{{consent}}} Every link asks you to confirm on a page.
`;

const html = Handlebars.compile<MailView>(HTML);
const text = Handlebars.compile<MailView>(TEXT, { noEscape: true });

/** The mail that puts a warm lead on a salesperson's desk. */
export function briefMail(facts: BriefMailFacts): { subject: string; html: string; text: string } {
  const { brief, context, handoffId, person } = facts;
  const timezone = context.settings().workspace.timezone;
  const words = briefWords(brief, timezone);
  const link = (answer?: Answer): string => linkTo(context, handoffId, person.id, answer);
  const view: MailView = {
    ...words,
    person: person.name.split(' ')[0] ?? person.name,
    acceptBy: facts.acceptBy === null ? null : words.moment(facts.acceptBy),
    links: { accept: link('accept'), recycle: link('recycle'), reject: link('reject'), open: link() },
  };
  const company = brief.company ? ` (${brief.company})` : '';
  return { subject: `Warm lead: ${brief.name}${company}, ${words.score} points`, html: html(view), text: text(view) };
}
