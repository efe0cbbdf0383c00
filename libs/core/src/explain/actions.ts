import { termsOf } from '../experiment';
import { listOf, type ActionDocument, type Metric, type WinnerDocument } from '../flow';
import { instantOf, parseMoment } from '../time';
import { textIn } from '../workspace';
import { listed, plainText, quoted } from './clauses';
import { valueWords, type Telling } from './conditions';
import { durationWords, momentWords, numberWords, windowWords } from './moments';
import { pathWords } from './paths';
import type { Clause, Language } from './types';

type Actions = ActionDocument | readonly ActionDocument[] | undefined;

/** What is done, a clause for each. */
export function actionClauses(actions: Actions, telling: Telling): readonly Clause[] {
  return listOf(actions).map((action) => actionClause(action, telling));
}

function actionClause(action: ActionDocument, telling: Telling): Clause {
  const { language } = telling;
  const { act } = language;
  if (action.send !== undefined || action.sendNext !== undefined) return mailClause(action, telling);
  if (action.score !== undefined) return scoreClause(action.score, language);
  if (action.tag !== undefined) return act.tag(names(action.tag, language), listOf(action.tag).length);
  if (action.untag !== undefined) return act.untag(names(action.untag, language), listOf(action.untag).length);
  if (action.subscribe !== undefined) return act.subscribe(topicName(action.subscribe, telling));
  if (action.unsubscribe !== undefined) return act.unsubscribe(topicName(action.unsubscribe, telling));
  if (action.stage !== undefined) return act.stage(action.stage);
  if (action.enrol !== undefined) return act.enrol(action.enrol);
  if (action.leave !== undefined) return act.leave(action.leave);
  if (action.set !== undefined) return setClause(action.set, telling);
  if (action.notify !== undefined) return notifyClause(action, telling);
  if (action.webhook !== undefined) return webhookClause(action.webhook, language);
  return handoffClause(action.handoff, telling);
}

const names = (tags: string | readonly string[], language: Language): string =>
  listed(listOf(tags).map(quoted), language.and);

/** A topic by the name that people see. */
export function topicName(id: string, { settings, language }: Telling): string {
  const topic = Object.hasOwn(settings.topics, id) ? settings.topics[id] : undefined;
  return topic === undefined ? id : textIn(topic.name, language.locale, settings.locale) || id;
}

function scoreClause(score: NonNullable<ActionDocument['score']>, language: Language): Clause {
  if (typeof score !== 'number') return language.act.reset;
  return language.act.points(score, numberWords(Math.abs(score), language));
}

/** Several fields become one clause. */
function setClause(fields: NonNullable<ActionDocument['set']>, telling: Telling): Clause {
  const { language } = telling;
  const clauses = Object.entries(fields).map(([name, value]) =>
    language.act.set(
      pathWords(`contact.${name}`, language),
      value === null ? null : valueWords(`contact.${name}`, value, telling),
    ),
  );
  const [first = language.act.set('', null), ...more] = clauses;
  const rest = [first.rest, ...more.map((clause) => language.plain([clause]))];
  return { ...first, rest: listed(rest, language.and) };
}

function notifyClause(action: ActionDocument, { language, settings }: Telling): Clause {
  const spelled = typeof action.notify === 'string' ? { team: action.notify } : (action.notify ?? {});
  const { team, template = action.template, due = action.due } = spelled;
  return language.act.notify(
    team === undefined ? null : teamName(team, settings),
    template ?? null,
    due === undefined ? null : durationWords(due, language),
  );
}

const teamName = (id: string, { teams }: Telling['settings']): string =>
  Object.hasOwn(teams, id) ? (teams[id]?.name ?? id) : id;

function webhookClause(webhook: NonNullable<ActionDocument['webhook']>, language: Language): Clause {
  if (typeof webhook === 'string') return language.act.webhook(webhook, false);
  return language.act.webhook(plainText(webhook['url']), webhook['data'] !== undefined);
}

function handoffClause(handoff: ActionDocument['handoff'], { language, settings }: Telling): Clause {
  if (handoff === undefined || handoff === true) return language.act.handoff(null, null);
  const { because = null } = handoff;
  const team = handoff['team'];
  return language.act.handoff(because, typeof team === 'string' ? teamName(team, settings) : null);
}

// ── Mails ────────────────────────────────────────────────────────────────────────────────────────

function mailClause(action: ActionDocument, telling: Telling): Clause {
  const { act } = telling.language;
  const mail = action.sendNext !== undefined ? act.next(action.sendNext) : sentMail(action, telling.language);
  return act.send({ mail, immediately: action.immediately === true, options: mailOptions(action, telling) });
}

function sentMail(action: ActionDocument, language: Language): string {
  const { send = '', variants } = action;
  if (variants === undefined) return language.act.mail(send, action.kind === 'service');
  const named = variants.map((one) => (typeof one === 'string' ? { mail: one } : one));
  const all = named.some(({ mail }) => mail === send) ? named : [{ mail: send }, ...named];
  const weights = all.map((one) => ('weight' in one ? (one.weight ?? 1) : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return language.act.variants(
    all.map(({ mail }, i) => ({
      mail,
      percent: numberWords(Math.round(((weights[i] ?? 0) / total) * 1000) / 10, language),
    })),
  );
}

/** What the mail has of its own, beside what the flow says of all. */
function mailOptions(action: ActionDocument, telling: Telling): readonly string[] {
  const { language } = telling;
  const { act } = language;
  const { topic, priority, gap, window, notAfter, winner } = action;
  return [
    ...(topic === undefined ? [] : [act.onTopic(topicName(topic, telling))]),
    ...(window === undefined ? [] : [windowName(window, telling)]),
    ...(gap === undefined ? [] : [act.gap(durationWords(gap, language))]),
    ...(priority === undefined ? [] : [act.priority(numberWords(priority, language))]),
    ...(notAfter === undefined ? [] : [deadlineWords(notAfter, language)]),
    ...(winner === undefined ? [] : [winnerWords(winner, language.act.winner, language)]),
  ];
}

/** By which rule a test of variants ends. */
export function winnerWords(
  winner: WinnerDocument,
  tell: (by: Metric, within: string) => string,
  language: Language,
): string {
  const { by, within } = termsOf(winner);
  return tell(by, durationWords(within, language));
}

/** A window as it stands in a flow: by its name, or spelled out. */
function windowName(window: NonNullable<ActionDocument['window']>, { language }: Telling): string {
  return typeof window === 'string' ? language.act.inWindow(window) : windowWords(window, language);
}

/** `notAfter`: a date, a path to one, a moment beside one, or a length of time. */
function deadlineWords(text: string, language: Language): string {
  const { notAfter, notLater } = language.act;
  if (instantOf(text) !== null) return notAfter(quoted(text));
  const path = text.trim().replace(/^at\s+/i, '');
  if (isPath(path)) return notAfter(pathWords(path, language));
  return parseMoment(text).kind === 'duration'
    ? notLater(durationWords(text, language))
    : notAfter(momentWords(text, language));
}

function isPath(text: string): boolean {
  return /^(contact|account|event|enrolment)(\.[\w-]+)+$/.test(text);
}
