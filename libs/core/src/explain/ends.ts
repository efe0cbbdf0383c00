import { listOf, type EndDocument, type FlowDocument, type TriggerDocument } from '../flow';
import { parseRepeat } from '../time';
import { actionClauses } from './actions';
import { listed, quoted, sentence, withoutStop } from './clauses';
import { conditionWords, type Telling } from './conditions';
import { heardWords } from './heard';
import { durationWords } from './moments';

// ── Who enters ───────────────────────────────────────────────────────────────────────────────────

/** Who enters a flow, how often, and what is kept of it. */
export function entrySentences(document: FlowDocument, telling: Telling): readonly string[] {
  const triggers = listOf(document.enrol);
  const { entry } = telling.language;
  const divided = new Set(triggers.map((trigger) => againOf(document, trigger))).size > 1;
  const enters = triggers.map((trigger) => {
    const words = triggerWords(trigger, telling);
    return divided ? `${words}; ${comingBack(againOf(document, trigger), entry.notThisWay, telling)}` : words;
  });
  return [
    ...(triggers.length === 0 ? [entry.byHand] : enters),
    ...triggers.flatMap(({ note }) => (note === undefined ? [] : [telling.language.ways.noted(withoutStop(note))])),
    ...(divided ? [] : [againWords(document, triggers, telling)]),
    ...keyWords(document, triggers, telling),
    ...memoryWords(document, triggers, telling),
    ...sameDownload(document, triggers, telling),
  ].map(sentence);
}

function triggerWords(trigger: TriggerDocument, telling: Telling): string {
  const { entry } = telling.language;
  if (trigger.segment !== undefined) return entry.bySegment(conditionWords(trigger.segment, telling));
  const { events, guard, several } = heardWords({ ...trigger, types: listOf(trigger.on) }, telling);
  return entry.byEvent(events, guard, several);
}

const againOf = (document: FlowDocument, trigger?: TriggerDocument): string =>
  (trigger?.again ?? document.again ?? 'never').trim();

/** How people come back, where that is the same however they came in. */
function againWords(document: FlowDocument, triggers: readonly TriggerDocument[], telling: Telling): string {
  const never = telling.language.entry.never(keyName(document, triggers));
  return comingBack(againOf(document, triggers[0]), never, telling);
}

function comingBack(again: string, never: string, { language }: Telling): string {
  const { kind } = parseRepeat(again);
  if (kind === 'never') return never;
  return kind === 'always'
    ? language.entry.always
    : language.entry.after(durationWords(again.slice('after'.length), language));
}

function keyWords(document: FlowDocument, triggers: readonly TriggerDocument[], telling: Telling): readonly string[] {
  const key = keyName(document, triggers);
  return key === null ? [] : [telling.language.entry.key(key)];
}

function keyName(document: FlowDocument, triggers: readonly TriggerDocument[]): string | null {
  const key = document.key ?? triggers.find((trigger) => trigger.key !== undefined)?.key;
  return key === undefined ? null : quoted(key.replace(/^event\./, ''));
}

function memoryWords(
  document: FlowDocument,
  triggers: readonly TriggerDocument[],
  telling: Telling,
): readonly string[] {
  const names = [document, ...triggers].flatMap(({ remember }) => Object.keys(remember ?? {}));
  if (names.length === 0) return [];
  const { entry, and } = telling.language;
  return [entry.remembers(listed([...new Set(names)].map(quoted), and))];
}

/** The same download asked for once more sends the service mails of the beginning once more. */
function sameDownload(
  { states, initial }: FlowDocument,
  triggers: readonly TriggerDocument[],
  { language }: Telling,
): readonly string[] {
  if (!triggers.some(({ on }) => listOf(on).includes('asset.downloaded'))) return [];
  const mails = listOf(states[initial]?.entry).filter(({ kind }) => kind === 'service');
  const names = mails.flatMap(({ send }) => (send === undefined ? [] : [quoted(send)]));
  return names.length === 0 ? [] : [language.entry.sameDownload(listed(names, language.and))];
}

// ── How it ends ──────────────────────────────────────────────────────────────────────────────────

/** The goal, the early ends, and what becomes of mails that wait. */
export function endSentences({ goal, exit }: FlowDocument, telling: Telling): readonly string[] {
  const { ends } = telling.language;
  const said = [
    ...listOf(goal).map((end) => endWords(end, ends.goal, telling)),
    ...listOf(exit).map((end) => endWords(end, ends.exit, telling)),
  ];
  return (said.length === 0 ? [ends.none] : [...said, ends.takesBack]).map(sentence);
}

function endWords(end: EndDocument, say: (when: string) => string, telling: Telling): string {
  const { ends } = telling.language;
  const { events, guard, several } = heardWords({ ...end, types: listOf(end.on) }, telling);
  const when = end.on === undefined ? ends.asSoon(guard ?? '') : ends.whenEvent(events, guard, several);
  const clauses = actionClauses(end.actions, telling);
  return clauses.length === 0 ? say(when) : ends.then(say(when), clauses);
}
