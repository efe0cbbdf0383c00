import { listOf, transitionList, type FlowDocument, type TransitionDocument, type TransitionsDocument } from '../flow';
import { actionClauses } from './actions';
import { sentence } from './clauses';
import { conditionWords, type Telling } from './conditions';
import { heardWords } from './heard';
import { momentWords } from './moments';
import type { Clause } from './types';

/** Where ways out are told: the state that they leave, null for those of every state. */
export interface WaysPlace {
  readonly document: FlowDocument;
  readonly state: string | null;
  readonly telling: Telling;
}

/** What one does on taking a way: its actions, and where it leads. */
function wayClauses(way: TransitionDocument, { document, state, telling }: WaysPlace): readonly Clause[] {
  const { goOn, again } = telling.language.ways;
  const done = actionClauses(way.actions, telling);
  const { target } = way;
  if (target === undefined) return done;
  const final = document.states[target]?.type === 'final';
  return [...done, target === state ? again(target) : goOn(target, final)];
}

/** `opening clauses`, or that nothing happens. */
function opened(opening: string, way: TransitionDocument, place: WaysPlace): string {
  const { language } = place.telling;
  const clauses = wayClauses(way, place);
  return clauses.length === 0 ? `${opening} ${language.ways.nothing}` : language.led(opening, clauses);
}

const guardWords = (way: { readonly guard?: TransitionDocument['guard'] }, { telling }: WaysPlace): string | null =>
  way.guard === undefined ? null : conditionWords(way.guard, telling);

/** Several ways of which the first that holds is taken: `if …, …; otherwise …`. */
function firstThatHolds(ways: readonly TransitionDocument[], place: WaysPlace): string {
  const { cond, otherwise } = place.telling.language.ways;
  return ways
    .map((way, i) => {
      const guard = guardWords(way, place);
      const opening = i === 0 && guard !== null ? cond(guard) : otherwise(guard);
      return opened(opening, way, place);
    })
    .join('; ');
}

// ── By event ─────────────────────────────────────────────────────────────────────────────────────

interface Heard {
  readonly types: readonly string[];
  readonly ways: readonly TransitionDocument[];
}

/** What an `on` says, a sentence for each group of events that lead the same way. */
export function onSentences(on: FlowDocument['on'], place: WaysPlace): readonly string[] {
  return heardGroups(on).flatMap(({ types, ways }) => heardSentences(types, ways, place));
}

function heardGroups(on: FlowDocument['on']): readonly Heard[] {
  const groups = new Map<string, Heard>();
  for (const [type, transitions] of Object.entries(on ?? {})) {
    const ways = transitionList(transitions);
    const key = JSON.stringify(ways);
    groups.set(key, { types: [...(groups.get(key)?.types ?? []), type], ways });
  }
  return [...groups.values()];
}

/** Ways that listen to different people's events are told apart. */
function heardSentences(
  types: readonly string[],
  ways: readonly TransitionDocument[],
  place: WaysPlace,
): readonly string[] {
  const [first] = ways;
  if (first === undefined) return [];
  if (ways.some((way) => way.of !== first.of)) return ways.flatMap((way) => heardSentences(types, [way], place));
  const { language } = place.telling;
  const only = ways.length === 1 ? first.guard : undefined;
  const { events, guard, several } = heardWords({ types, of: first.of, guard: only }, place.telling);
  const opening = language.ways.when(events, guard, several);
  if (ways.length > 1) return [sentence(`${opening.replace(/,$/, ':')} ${firstThatHolds(ways, place)}`)];
  return [sentence(isEmpty(first) ? language.ways.blocked(events) : opened(opening, first, place))];
}

/** An empty transition blocks what the flow says for every state. */
const isEmpty = (way: TransitionDocument): boolean =>
  way.target === undefined && way.guard === undefined && way.of === undefined && listOf(way.actions).length === 0;

// ── By time, and by facts ────────────────────────────────────────────────────────────────────────

/** What an `after` says, a sentence for each moment. */
export function afterSentences(
  after: Readonly<Record<string, TransitionsDocument>> | undefined,
  place: WaysPlace,
): readonly string[] {
  const { language } = place.telling;
  return Object.entries(after ?? {}).map(([key, transitions]) => {
    const moment = momentWords(key, language);
    const plain = moment.replace(/,$/, '');
    const ways = transitionList(transitions);
    const [first] = ways;
    if (first === undefined || ways.length > 1) return sentence(`${plain}: ${firstThatHolds(ways, place)}`);
    const guard = guardWords(first, place);
    return sentence(opened(guard === null ? moment : language.ways.timed(plain, guard), first, place));
  });
}

/** What an `always` says. */
export function alwaysSentences(always: TransitionsDocument | undefined, place: WaysPlace): readonly string[] {
  const { soon, atOnce } = place.telling.language.ways;
  const ways = always === undefined ? [] : transitionList(always);
  return ways.map((way) => {
    const guard = guardWords(way, place);
    return sentence(opened(guard === null ? atOnce : soon(guard), way, place));
  });
}

// ── Where the way divides ────────────────────────────────────────────────────────────────────────

type Branches = NonNullable<FlowDocument['states'][string]['branches']>;

/** A split in one sentence. */
export function splitSentence(branches: Branches, percent: (weight: number) => string, place: WaysPlace): string {
  const { lots, chance } = place.telling.language.ways;
  const parts = branches.map((branch) => opened(chance(percent(branch.weight ?? 0)), branch, place));
  return sentence(`${lots}: ${parts.join('; ')}`);
}

/** A choice in one sentence. */
export function choiceSentence(branches: Branches, otherwise: string | undefined, place: WaysPlace): string {
  const ways: readonly TransitionDocument[] = [
    ...branches,
    ...(otherwise === undefined ? [] : [{ target: otherwise }]),
  ];
  return sentence(`${place.telling.language.ways.divides}: ${firstThatHolds(ways, place)}`);
}
