import Handlebars from 'handlebars';
import type { NotifyTask } from '@nurture/core/task';
import { now, tasks, type Tx } from '@nurture/store';
import type { HandoffContext } from './context';
import { readLeads } from './facts';
import { MAIL_FONT, MAIL_STYLE } from './mail-style';
import { briefWords } from './words';

const HTML = /* html */ `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{title}}</title>${MAIL_STYLE}</head>
<body class="page" style="margin:0;background:#f4f6f7;color:#1b2226;font:${MAIL_FONT}">
<div style="max-width:600px;margin:0 auto;padding:24px 16px"><h1 style="font-size:20px;line-height:1.3;margin:0 0 8px 0">{{title}}</h1>
<p>{{why}}</p><table role="presentation">{{#each who}}<tr><td class="soft" style="padding:2px 12px 2px 0;color:#55636b;vertical-align:top">{{label}}</td><td>{{value}}</td></tr>{{/each}}</table>
<p>Score {{score}}. {{consent}}</p></div></body></html>`;
const TEXT = `{{{title}}}
{{{why}}}

{{#each who}}
{{{label}}}: {{{value}}}
{{/each}}

Score {{{score}}}. {{{consent}}}
`;
const html = Handlebars.compile(HTML);
const text = Handlebars.compile(TEXT, { noEscape: true });

/** Carries out a flow's `notify`: each member of the team gets a mail about the contact. */
export async function notifyTeam(tx: Tx, key: string, task: NotifyTask, context: HandoffContext): Promise<void> {
  const settings = context.settings();
  const { workspace } = settings;
  const team = workspace.teams[task.team];
  const because = [`The flow ${task.flowId} asks ${team?.name ?? task.team} to look`];
  const lead = (await readLeads(tx, new Map([[task.contactId, because]]), settings)).get(task.contactId);
  if (!team || !lead) return;
  const words = briefWords(lead.brief, workspace.timezone);
  const dueAt = await now(tx);
  await tasks.plan(
    tx,
    team.members.map((member) => ({
      queue: 'send-notification' as const,
      key: `${key}:${member.id}`,
      contactId: task.contactId,
      dueAt,
      payload: {
        name: 'notify',
        to: { name: member.name, email: member.email },
        contactId: task.contactId,
        subject: task.template ?? `About ${words.title}`,
        html: html(words),
        text: text(words),
      },
    })),
  );
}
