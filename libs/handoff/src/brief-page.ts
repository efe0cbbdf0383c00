import Handlebars from 'handlebars';
import { type Answer, ANSWER_RULES, possibleAnswers } from '@nurture/core/handoff';
import { type HandoffSettings, textIn, type WorkspaceSettings } from '@nurture/core/workspace';
import { HANDOFF_ERRORS, type HandoffErrorCode } from './errors';
import type { HandoffView } from './views';
import { briefWords, type BriefWords, capitalized } from './words';

/** What the page is about to ask: an answer chosen in the mail, or none yet. */
export interface BriefPageFacts {
  readonly handoff: HandoffView;
  readonly chosen: Answer | null;
  /** What a refused form said, so that nothing typed is lost. */
  readonly values: Readonly<Record<string, string>>;
  readonly error: HandoffErrorCode | null;
  readonly action: string;
  /** Flows in which a recycled lead may go on. */
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  readonly settings: { readonly workspace: WorkspaceSettings; readonly handoff: HandoffSettings };
}

const LABELS: Readonly<Record<Answer, string>> = {
  accept: 'Accept this lead',
  contacted: 'I contacted them',
  meeting: 'We have a meeting',
  won: 'Won: they became a customer',
  lost: 'Lost',
  recycle: 'Not now: back to marketing',
  reject: 'Reject: not for us',
};

const SAID: Readonly<Record<string, string>> = {
  accept: 'accepted it',
  contacted: 'contacted them',
  meeting: 'has a meeting',
  won: 'won it',
  lost: 'lost it',
  recycle: 'gave it back to marketing',
  reject: 'rejected it',
};

interface FormView {
  readonly answer: Answer;
  readonly label: string;
  readonly open: boolean;
  readonly reasons: readonly { readonly id: string; readonly label: string; readonly selected: boolean }[];
  readonly asksUntil: boolean;
  readonly flows: readonly { readonly id: string; readonly name: string; readonly selected: boolean }[];
  readonly asksAmount: boolean;
  readonly values: Readonly<Record<string, string>>;
}

interface PageView extends BriefWords {
  readonly company: string;
  readonly status: string;
  readonly error: string | null;
  readonly action: string;
  readonly forms: readonly FormView[];
  readonly answers: readonly {
    readonly who: string;
    readonly said: string;
    readonly when: string;
    readonly more: string;
  }[];
}

const STYLE = `
:root { color-scheme: light dark; --line: #d7dee2; --soft: #55636b; --accent: #0f5c5c; --on: #fff; --card: #fff; --page: #f4f6f7; --ink: #1b2226; --bad: #9b2c2c; }
@media (prefers-color-scheme: dark) { :root { --line: #37424a; --soft: #a9b4ba; --accent: #6cc5bf; --on: #0d1315; --card: #1e2529; --page: #14191c; --ink: #e6eaec; --bad: #f0a3a3; } }
* { box-sizing: border-box; } body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem; } h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
.eyebrow, .soft { color: var(--soft); margin: 0 0 .25rem; } section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 1.25rem 0 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); } details:last-of-type { border: 0; } summary { cursor: pointer; padding: .6rem 0; font-weight: 600; } form { padding: 0 0 .75rem; }
label { display: block; margin: 0 0 .2rem; } input, select, textarea { font: inherit; width: 100%; max-width: 26rem; padding: .5rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--card); color: inherit; }
button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: 6px; background: var(--accent); color: var(--on); cursor: pointer; } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.error { color: var(--bad); font-weight: 600; }`;

const PAGE = /* html */ `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{{title}} · {{company}}</title>
<style>${STYLE}</style></head>
<body><main class="brief">
<p class="eyebrow">Lead brief · {{status}}</p>
<h1>{{title}}</h1>
<p>{{why}}</p>
{{#if opening}}<p><strong>To begin with:</strong> {{opening}}</p>{{/if}}
{{#if error}}<p class="error" role="alert">{{error}}</p>{{/if}}
{{#if answers}}<section><h2>So far</h2><ul>{{#each answers}}<li>{{who}} {{said}} ({{when}}){{#if more}}: {{more}}{{/if}}</li>{{/each}}</ul></section>{{/if}}
{{#if forms}}<section><h2>Your answer</h2>
{{#each forms}}<details{{#if open}} open{{/if}}><summary>{{label}}</summary>
<form method="post" action="{{../action}}"><input type="hidden" name="answer" value="{{answer}}">
{{#if reasons}}<p><label for="{{answer}}-reason">Why?</label> <select id="{{answer}}-reason" name="reason" required><option value="">Choose a reason</option>{{#each reasons}}<option value="{{id}}"{{#if selected}} selected{{/if}}>{{label}}</option>{{/each}}</select></p>{{/if}}
{{#if asksUntil}}<p><label for="{{answer}}-until">Write to them again from</label> <input id="{{answer}}-until" type="date" name="until" value="{{values.until}}"></p>{{/if}}
{{#if flows}}<p><label for="{{answer}}-flow">Go on in</label> <select id="{{answer}}-flow" name="flow"><option value="">Where they were</option>{{#each flows}}<option value="{{id}}"{{#if selected}} selected{{/if}}>{{name}}</option>{{/each}}</select></p>{{/if}}
{{#if asksAmount}}<p><label for="{{answer}}-amount">Amount</label> <input id="{{answer}}-amount" name="amount" inputmode="decimal" required value="{{values.amount}}"></p>{{/if}}
<p><label for="{{answer}}-note">Note (optional)</label> <textarea id="{{answer}}-note" name="note" rows="2" maxlength="2000">{{values.note}}</textarea></p>
<p><button type="submit">Confirm: {{label}}</button></p></form></details>
{{/each}}</section>{{/if}}
<section><h2>Who</h2><dl>{{#each who}}<dt>{{label}}</dt><dd>{{value}}</dd>{{/each}}</dl><p>{{consent}}</p></section>
{{#if account}}<section><h2>Their company</h2><p>{{account}}</p>{{#if colleagues}}<table><thead><tr><th>Who</th><th>Part</th><th>Stage</th><th>Points</th></tr></thead><tbody>{{#each colleagues}}<tr><td>{{name}}</td><td>{{part}}</td><td>{{stage}}</td><td>{{score}}</td></tr>{{/each}}</tbody></table>{{/if}}</section>{{/if}}
<section><h2>Score {{score}}{{#if fit}}, fit {{fit}}{{/if}}</h2><table><thead><tr><th>Points</th><th>For</th><th>When</th></tr></thead><tbody>{{#each scoreLines}}<tr><td>{{points}}</td><td>{{text}}</td><td>{{day}}</td></tr>{{/each}}</tbody></table></section>
{{#if activity}}<section><h2>What they did last</h2><ul>{{#each activity}}<li>{{text}} ({{day}})</li>{{/each}}</ul></section>{{/if}}
</main></body></html>`;

const page = Handlebars.compile<PageView>(PAGE);

/** The page behind `/h/TOKEN`: the brief, what was answered, and a form per answer that still makes sense. */
export function briefPage(facts: BriefPageFacts): string {
  const { handoff, settings } = facts;
  const words = briefWords(handoff.brief, settings.workspace.timezone);
  const because = handoff.reasons.map((reason) => reason.because);
  return page({
    ...words,
    why: because.map(capitalized).join('; '),
    company: settings.workspace.company.name,
    status: handoff.status,
    error: facts.error === null ? null : HANDOFF_ERRORS[facts.error],
    action: facts.action,
    forms: possibleAnswers(handoff.status).map((answer) => formOf(answer, facts)),
    answers: handoff.answers.map((answer) => ({
      who: personName(answer.person, settings.workspace),
      said: SAID[answer.answer] ?? answer.answer,
      when: words.moment(Date.parse(answer.at)),
      more: [answer.reason, answer.until && `until ${answer.until}`, answer.note].filter(Boolean).join(', '),
    })),
  });
}

function formOf(answer: Answer, { chosen, values, flows, settings }: BriefPageFacts): FormView {
  const list = ANSWER_RULES[answer].reasons;
  const { locale } = settings.workspace;
  const own = chosen === answer ? values : {};
  return {
    answer,
    label: LABELS[answer],
    open: chosen === answer,
    reasons: (list ? settings.handoff.reasons[list] : []).map(({ id, label }) => ({
      id,
      label: textIn(label, locale, locale),
      selected: own['reason'] === id,
    })),
    asksUntil: answer === 'recycle',
    flows: answer === 'recycle' ? flows.map((flow) => ({ ...flow, selected: own['flow'] === flow.id })) : [],
    asksAmount: answer === 'won',
    values: own,
  };
}

function personName(id: string, workspace: WorkspaceSettings): string {
  const members = Object.values(workspace.teams).flatMap((team) => team.members);
  return members.find((member) => member.id === id)?.name ?? id;
}
