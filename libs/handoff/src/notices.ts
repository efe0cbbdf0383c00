import Handlebars from 'handlebars';
import type { Brief, SlaStep } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import { toTimestamp, type Tx } from '@nurture/store';
import type { RoutedTeam } from './assign';
import type { HandoffContext } from './context';
import { tell } from './deliver';
import { linkTo } from './link';
import { MAIL_FONT, MAIL_STYLE } from './mail-style';
import { noticeSlack } from './slack';
import { briefWords, titleOf } from './words';

/** What somebody is told about a lead, each once: steps of the agreement's clock, and what became of a lead meanwhile. */
export type NoticeKind = SlaStep | 'waiting' | 'digest';

const HTML = /* html */ `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{title}}</title>${MAIL_STYLE}</head>
<body class="page" style="margin:0;background:#f4f6f7;color:#1b2226;font:${MAIL_FONT}">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 16px 0">Hello {{person}},</p>
<h1 style="font-size:20px;line-height:1.3;margin:0 0 8px 0">{{title}}</h1><p style="margin:0 0 16px 0">{{text}}</p>
{{#each leads}}<div class="card" style="background:#ffffff;border:1px solid #dde3e6;border-radius:8px;padding:12px 16px;margin:0 0 12px 0"><a class="link" href="{{url}}" style="color:#0f5c5c;font-weight:600">{{name}}</a><br>{{why}}</div>
{{/each}}
<p class="soft" style="color:#55636b;font-size:14px;margin:16px 0 0 0">Every link asks you to confirm on a page: nothing is answered by opening this mail.</p>
</div></body></html>`;
const TEXT = `Hello {{{person}}},

{{{title}}}

{{{text}}}
{{#each leads}}

{{{name}}}
{{{why}}}
{{{url}}}
{{/each}}
`;

export interface NoticeView {
  readonly person: string;
  readonly title: string;
  readonly text: string;
  readonly leads: readonly { readonly name: string; readonly why: string; readonly url: string }[];
}
const html = Handlebars.compile<NoticeView>(HTML);
const text = Handlebars.compile<NoticeView>(TEXT, { noEscape: true });

/** A short mail to people of the company. What leads wrote stands in it without line breaks of their own. */
export function noticeMail(view: NoticeView): { subject: string; html: string; text: string } {
  const flat = (value: string): string => value.replace(/\s+/g, ' ');
  const leads = view.leads.map(({ name, why, url }) => ({ name: flat(name), why: flat(why), url }));
  const shown = { ...view, title: flat(view.title), leads };
  return { subject: shown.title, html: html(shown), text: text(shown) };
}

const NOTE = /* sql */ `
INSERT INTO handoff_notice (key, handoff_id, kind, person, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (key) DO NOTHING RETURNING key`;

/** A handoff about which somebody is told. */
export interface Noticed {
  readonly handoffId: string;
  readonly contactId: string;
  readonly routed: RoutedTeam;
  readonly brief: Brief;
  readonly at: Instant;
}

/** Records that somebody is told; false where they were already. */
export async function noteOnce(
  tx: Tx,
  key: string,
  { handoffId, kind, person, at }: { handoffId: string; kind: NoticeKind; person: string; at: Instant },
): Promise<boolean> {
  const noted = await tx.query(NOTE, [key, handoffId, kind, person, toTimestamp(at)]);
  return noted.length > 0;
}

/** Tells one person something about a lead, once under the key. */
export async function notice(
  tx: Tx,
  noticed: Noticed,
  given: { key: string; kind: NoticeKind; person: TeamMember; title: string; text: string },
  context: HandoffContext,
): Promise<void> {
  const { handoffId, brief, at } = noticed;
  const { key, kind, person, title } = given;
  if (!(await noteOnce(tx, key, { handoffId, kind, person: person.id, at }))) return;
  const url = linkTo(context, handoffId, person.id);
  const { why } = briefWords(brief, context.settings().workspace.timezone);
  const leads = [{ name: titleOf(brief), why, url }];
  const telling = {
    ...noticed,
    key: `notice:${key}`,
    person,
    name: `handoff-${kind}`,
    mail: noticeMail({ person: firstName(person), title, text: given.text, leads }),
    // A channel is read by many: its link answers in nobody's name.
    slack: noticeSlack(title, given.text, linkTo(context, handoffId, null)),
  };
  await tell(tx, [telling], context);
}

export const firstName = ({ name }: TeamMember): string => name.split(' ')[0] ?? name;

/** Those to whom broken agreements are reported: `manager`s of the team, or one member by id; the team's first where there is none. */
export function escalatesTo({ team }: RoutedTeam, to: string): readonly TeamMember[] {
  const named = team.members.filter((member) => (to === 'manager' ? member.manager : member.id === to));
  if (named.length > 0) return named;
  const managers = team.members.filter((member) => member.manager);
  return managers.length > 0 ? managers : team.members.slice(0, 1);
}

/** Nobody is free: the managers hear of it, once a day and not for every lead that waits. */
export async function tellOfWaiting(tx: Tx, noticed: Noticed, context: HandoffContext): Promise<void> {
  const lead = titleOf(noticed.brief);
  const today = new Date(noticed.at).toISOString().slice(0, 10);
  for (const person of escalatesTo(noticed.routed, 'manager')) {
    await notice(
      tx,
      noticed,
      {
        key: `waiting:${noticed.routed.id}:${today}:${person.id}`,
        kind: 'waiting',
        person,
        title: `A warm lead waits: ${lead}`,
        text: `Everybody in ${noticed.routed.team.name} is full or away. It goes to the first who has room, as do those that come after it.`,
      },
      context,
    );
  }
}
