import { listOf, type ActionDocument, type FlowDocument, type WindowDocument } from '../flow';
import { topicName } from './actions';
import { sentence } from './clauses';
import type { Telling } from './conditions';
import { durationWords, millisecondsWords, numberWords, windowWords } from './moments';

const MAIL_VERBS = ['send', 'sendNext'] as const;

/** Every mail that a flow may send, wherever it stands. */
export function mailsOf({ states, on, goal, exit }: FlowDocument): readonly ActionDocument[] {
  const parts = [...Object.values(states), { on }, ...listOf(goal), ...listOf(exit)];
  return actionsIn(parts).filter((action) => MAIL_VERBS.some((verb) => typeof action[verb] === 'string'));
}

/** The actions below any part of a document: objects that stand in `entry` or `actions`. */
function actionsIn(part: unknown): readonly ActionDocument[] {
  if (Array.isArray(part)) return part.flatMap(actionsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'entry' || key === 'actions'
      ? listOf(value as ActionDocument | readonly ActionDocument[])
      : actionsIn(value),
  );
}

/** How a flow's mails are sent; nothing where it sends none. */
export function sendingSentences(document: FlowDocument, telling: Telling): readonly string[] {
  const mails = mailsOf(document);
  const { sending: words } = telling.language;
  const holds = document.sending?.holds === 'lower' ? [words.holds] : [];
  if (mails.length === 0) return holds.map(sentence);
  return [
    ...flowRules(document, telling),
    ...holds,
    ...workspaceRules(telling),
    ...(mails.some(({ kind }) => kind === 'service') ? [words.service] : []),
    ...(mails.some(({ immediately }) => immediately === true) ? [words.immediately] : []),
    ...(waits(document) ? [words.clock] : []),
    words.leaving,
  ].map(sentence);
}

/** Whether a state both sends and counts time. */
const waits = ({ states }: FlowDocument): boolean =>
  Object.values(states).some((state) => state.after !== undefined && actionsIn({ entry: state.entry }).length > 0);

function flowRules({ sending = {} }: FlowDocument, telling: Telling): readonly string[] {
  const { language } = telling;
  const { sending: words } = language;
  const { topic, window, gap, priority } = sending;
  return [
    ...(topic === undefined ? [] : [words.topic(topicName(topic, telling))]),
    ...(window === undefined ? [] : [...windowRules(window, telling)]),
    ...(gap === undefined ? [] : [words.gap(durationWords(gap, language))]),
    ...(priority === undefined ? [] : [words.priority(numberWords(priority, language))]),
  ];
}

function windowRules(window: string | WindowDocument, { language, settings }: Telling): readonly string[] {
  const { sending: words } = language;
  const named = typeof window === 'string' ? window : null;
  const hours = named === null ? (window as WindowDocument) : settings.windows[named];
  if (hours === undefined) return [];
  const holidays = settings.holidays.length > 0 ? [words.holidays] : [];
  return [words.window(named, windowWords(hours, language)), ...holidays];
}

/** What holds for every flow of the workspace. */
function workspaceRules({ language, settings }: Telling): readonly string[] {
  const { sending: words } = language;
  const { cap, gapMs, quietHours } = settings.sending;
  const zone = quietHours?.timezone === 'contact' ? null : (quietHours?.timezone ?? null);
  return [
    ...(cap === null ? [] : [words.cap(numberWords(cap.mails, language), millisecondsWords(cap.withinMs, language))]),
    ...(gapMs > 0 ? [words.overallGap(millisecondsWords(gapMs, language))] : []),
    ...(quietHours === null ? [] : [words.quiet(quietHours.from, quietHours.until, zone)]),
  ];
}
