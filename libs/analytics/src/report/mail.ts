import Handlebars from 'handlebars';
import type { Figure, Period } from '@nurture/core/figures';
import { barsPng } from './charts';
import type { ReportFigures } from './gather';
import { channelName, reportWords, type ReportWords } from './words';

/** A report as a mail. */
export interface ReportMail {
  readonly subject: string;
  /** Shows its pictures by `cid:NAME`. */
  readonly html: string;
  readonly text: string;
  readonly images: readonly { readonly name: string; readonly png: string }[];
}

/** To whom it speaks, and for whom. */
export interface ReportReader {
  readonly name: string;
  readonly locale: string;
  readonly timezone: string;
  readonly company: string;
  readonly dashboardUrl: string;
}

const HTML = /* html */ `<!doctype html><html lang="{{locale}}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark"><title>{{subject}}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 0; background: #ffffff; color: #1c2b33; }
.soft { color: #5c6970; } .card { background: #f3f6f7; } a { color: #0f6b67; }
@media (prefers-color-scheme: dark) {
  body { background: #14191c !important; color: #e8eef0 !important; }
  .soft { color: #a3b0b6 !important; } .line { border-color: #37434a !important; } .card { background: #202a2f !important; } a { color: #6fd0c9 !important; }
}
@media (max-width: 480px) { .key { width: 50% !important; } .wide { display: none !important; } }
</style></head>
<body style="font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<p class="soft" style="margin:0;font-size:14px">{{company}}</p>
<h1 style="font-size:22px;line-height:1.3;margin:4px 0">{{title}}</h1>
<p class="soft" style="margin:0 0 16px;font-size:14px">{{words.against}} {{before}}</p>
<div style="font-size:0;margin:0 -4px 16px">{{#each key}}<div class="key" style="display:inline-block;width:33.33%;vertical-align:top"><div class="card" style="margin:4px;padding:10px 12px;border-radius:8px">
<div class="soft" style="font-size:13px">{{name}}</div><div style="font-size:22px;font-weight:600;line-height:1.3">{{value}}</div>
<div class="soft" style="font-size:13px">{{change}}</div></div></div>{{/each}}</div>
{{#if drift}}<p class="card" style="padding:10px 12px;border-radius:8px;font-size:15px">{{drift}}</p>{{/if}}
{{#if targets}}<h2 style="font-size:17px;margin:24px 0 4px">{{words.targets}}</h2>
{{#each targets}}<div class="line" style="border-top:1px solid #dde4e7;padding:8px 0"><b>{{name}}: {{status}}</b><br>
<span class="soft" style="font-size:14px">{{actual}} {{../words.of}} {{amount}}{{#if expected}}, {{../words.expected}} {{expected}}{{/if}} · {{owner}}, {{days}}</span></div>{{/each}}{{/if}}
<h2 style="font-size:17px;margin:24px 0 4px">{{words.funnel}}</h2>
<img src="cid:funnel" alt="{{funnelAlt}}" width="480" style="width:100%;max-width:480px;height:auto;display:block">
{{#if channels}}<h2 style="font-size:17px;margin:24px 0 4px">{{words.channels}}</h2>
<img src="cid:channels" alt="{{channelsAlt}}" width="480" style="width:100%;max-width:480px;height:auto;display:block">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse;font-size:14px;margin-top:8px">
<tr class="soft"><td style="padding:6px 0">{{words.channel}}</td><td align="right">{{words.key.leads}}</td><td align="right" class="wide">{{words.costPerLead}}</td><td align="right">{{words.key.customers}}</td><td align="right">{{words.key.revenue}}</td></tr>
{{#each channels}}<tr><td class="line" style="border-top:1px solid #dde4e7;padding:6px 0">{{name}}</td><td class="line" style="border-top:1px solid #dde4e7" align="right">{{leads}}</td><td class="line wide" style="border-top:1px solid #dde4e7" align="right">{{costPerLead}}</td><td class="line" style="border-top:1px solid #dde4e7" align="right">{{customers}}</td><td class="line" style="border-top:1px solid #dde4e7" align="right">{{revenue}}</td></tr>{{/each}}</table>{{/if}}
{{#if mails}}<h2 style="font-size:17px;margin:24px 0 4px">{{words.mails}}</h2>
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse;font-size:14px">
<tr class="soft"><td style="padding:6px 0">{{words.mail}}</td><td align="right">{{words.sent}}</td><td align="right">{{words.opened}}</td><td align="right">{{words.clicked}}</td></tr>
{{#each mails}}<tr><td class="line" style="border-top:1px solid #dde4e7;padding:6px 0;word-break:break-word">{{name}}{{#if flow}}<br><span class="soft" style="font-size:13px">{{flow}}</span>{{/if}}</td><td class="line" style="border-top:1px solid #dde4e7" align="right">{{sent}}</td><td class="line" style="border-top:1px solid #dde4e7" align="right">{{opened}}</td><td class="line" style="border-top:1px solid #dde4e7" align="right">{{clicked}}</td></tr>{{/each}}</table>{{/if}}
<p style="margin:24px 0"><a href="{{url}}">{{words.open}}</a></p>
<p class="soft" style="font-size:13px">{{#if asOf}}{{words.asOf}} {{asOf}}. {{/if}}{{words.footer}}</p>
</div></body></html>`;

const TEXT = `{{{company}}}
{{{title}}}
{{{words.against}}} {{{before}}}

{{#each key}}
{{{name}}}: {{{value}}} ({{{change}}})
{{/each}}
{{#if drift}}

{{{drift}}}
{{/if}}
{{#if targets}}

{{{words.targets}}}
{{#each targets}}
- {{{name}}}: {{{status}}}. {{{actual}}} {{{../words.of}}} {{{amount}}}{{#if expected}}, {{{../words.expected}}} {{{expected}}}{{/if}} ({{{owner}}}, {{{days}}})
{{/each}}
{{/if}}
{{#if channels}}

{{{words.channels}}}
{{#each channels}}
- {{{name}}}: {{{leads}}}; {{{../words.key.customers}}} {{{customers}}}, {{{../words.key.revenue}}} {{{revenue}}}, {{{../words.costPerLead}}} {{{costPerLead}}}
{{/each}}
{{/if}}
{{#if mails}}

{{{words.mails}}}
{{#each mails}}
- {{{name}}}{{#if flow}} ({{{flow}}}){{/if}}: {{{../words.sent}}} {{{sent}}}, {{{../words.opened}}} {{{opened}}}, {{{../words.clicked}}} {{{clicked}}}
{{/each}}
{{/if}}

{{{words.open}}}: {{{url}}}

{{{words.footer}}}
`;
const html = Handlebars.compile(HTML);
const text = Handlebars.compile(TEXT, { noEscape: true });

/** Writes a report in the reader's language. */
export async function reportMail(report: ReportFigures, reader: ReportReader): Promise<ReportMail> {
  const words = reportWords(reader.locale);
  const tell = tellers(reader, words);
  const title = `${words.title[report.kind]}: ${tell.days(report.asked.period)}`;
  const bars = (names: readonly string[], figures: readonly Figure[]) => ({
    names,
    now: figures.map(({ value }) => value ?? 0),
    before: figures.map(({ before }) => before ?? 0),
    words: { now: words.thisPeriod, before: words.periodBefore },
    locale: reader.locale,
  });
  const way = report.key.filter(({ name }) => name !== 'revenue');
  const funnel = bars(way.map(({ name }) => words.key[name]), way.map(({ figure }) => figure)); // prettier-ignore
  const channels = bars(report.channels.map(({ key }) => channelName(words, key)), report.channels.map(({ leads }) => leads)); // prettier-ignore
  const altOf = ({ names, now }: typeof funnel): string => names.map((name, place) => `${name} ${tell.number(now[place] ?? 0)}`).join(', '); // prettier-ignore
  const view = {
    ...viewOf(report, words, tell),
    ...reader,
    title,
    words,
    subject: `${reader.company}: ${title}`,
    url: reader.dashboardUrl,
    funnelAlt: altOf(funnel),
    channelsAlt: altOf(channels),
  };
  const pictures = [{ name: 'funnel', png: await barsPng(funnel) }];
  if (report.channels.length > 0) pictures.push({ name: 'channels', png: await barsPng(channels) });
  return { subject: view.subject, html: html(view), text: text(view), images: pictures };
}

/** How days, numbers and shares are said to this reader. */
function tellers({ locale, timezone }: ReportReader, words: ReportWords) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone });
  return {
    number: (value: number): string => whole.format(value),
    money: ({ value }: Figure): string => (value === null ? '–' : money.format(value)),
    share: ({ value }: Figure): string => (value === null ? '–' : percent.format(value)),
    days: ({ from, until }: Period): string => day.formatRange(new Date(from), new Date(until)),
    moment: (iso: string): string => moment.format(new Date(iso)),
    change: ({ value, before }: Figure): string => {
      if (!before) return words.none;
      const rise = (value ?? 0) / before - 1;
      const sign = rise > 0 ? '+' : '−';
      const told = rise === 0 ? words.same : `${sign}${percent.format(Math.abs(rise))}`;
      return rise === 0 ? told : `${told}, ${words.before} ${whole.format(before)}`;
    },
  };
}

function viewOf(report: ReportFigures, words: ReportWords, tell: ReturnType<typeof tellers>) {
  const drift = report.closeTimes.verdict === 'drifting' ? report.closeTimes.drifts.at(-1) : undefined;
  const median = (days: number): string => tell.number(days);
  return {
    before: tell.days(report.asked.before),
    asOf: report.asOf === null ? null : tell.moment(report.asOf),
    key: report.key.map(({ name, figure }) => ({
      name: words.key[name],
      value: tell.number(figure.value ?? 0),
      change: tell.change(figure),
    })),
    drift: drift && `${words[drift.direction]} ${median(drift.medianBefore)} → ${median(drift.medianAfter)}.`,
    targets: report.targets.map(({ metric, status, actual, amount, expected, owner, from, until }) => ({
      name: words.key[metric],
      status: words.status[status],
      actual: tell.number(actual),
      amount: tell.number(amount),
      expected: status === 'behind' && expected !== null ? tell.number(expected) : null,
      owner,
      days: tell.days({ from, until }),
    })),
    channels: report.channels.map(({ key, leads, customers, revenue, costPerLead }) => ({
      name: channelName(words, key),
      leads: tell.number(leads.n),
      customers: tell.number(customers.n),
      revenue: tell.number(revenue.value ?? 0),
      costPerLead: costPerLead?.value ? tell.money(costPerLead) : '–',
    })),
    mails: report.mails.map(({ flow, mail, sent, opened, clicked }) => ({
      name: mail,
      flow,
      sent: tell.number(sent.n),
      opened: tell.share(opened),
      clicked: tell.share(clicked),
    })),
  };
}
