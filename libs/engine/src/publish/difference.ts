import { conditionText } from '@nurture/core/explain';
import type { FlowDocument, StreamItem } from '@nurture/core/flow';
import { flowGraph, flowWays, type FlowWay } from '@nurture/core/picture';

/** What a version of a flow is made of. */
export interface FlowContent {
  readonly document: FlowDocument;
  /** Name → locale → hash of its content. */
  readonly mails: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly streams: Readonly<Record<string, readonly StreamItem[]>>;
}

export type DifferencePart = 'state' | 'way' | 'guard' | 'mail' | 'stream' | 'rule';

/** One thing that two versions of a flow have otherwise, in words. */
export interface FlowDifference {
  readonly part: DifferencePart;
  readonly change: 'added' | 'removed' | 'changed';
  /** A state's name; where a way begins and what leads along it; a mail with its language … */
  readonly what: string;
  /** Null where it is added; empty where words don't show the difference. */
  readonly before: string | null;
  /** Null where it is removed. */
  readonly after: string | null;
}

type Words = ReadonlyMap<string, string>;

/** What changes from one version of a flow to another, in the order: states, ways, guards, mails, streams, rules. */
export function flowDifferences(before: FlowContent, after: FlowContent): readonly FlowDifference[] {
  const told = [
    ...compared('state', stateWords(before.document), stateWords(after.document)),
    ...compared('way', wayWords(before.document), wayWords(after.document)).map(guardAlone),
    ...compared('guard', conditionWords(before.document), conditionWords(after.document)),
    ...compared('mail', mailHashes(before), mailHashes(after)).map(withoutWords),
    ...compared('stream', streamWords(before), streamWords(after)),
    ...compared('rule', ruleWords(before.document), ruleWords(after.document)),
  ];
  return [...told, ...untold(before.document, after.document, told)];
}

/** Differences between two lists of things by name. */
function compared(part: DifferencePart, before: Words, after: Words): readonly FlowDifference[] {
  const changed = [...before].flatMap(([what, words]): FlowDifference[] => {
    const now = after.get(what);
    if (now === undefined) return [{ part, change: 'removed', what, before: words, after: null }];
    return now === words ? [] : [{ part, change: 'changed', what, before: words, after: now }];
  });
  const added = [...after].filter(([what]) => !before.has(what));
  return [
    ...changed,
    ...added.map(([what, words]) => ({ part, change: 'added' as const, what, before: null, after: words })),
  ];
}

/** A hash tells people nothing. */
const withoutWords = (difference: FlowDifference): FlowDifference => ({
  ...difference,
  before: difference.before === null ? null : '',
  after: difference.after === null ? null : '',
});

// ── States and ways ──────────────────────────────────────────────────────────────────────────────

function stateWords(document: FlowDocument): Words {
  const states = flowGraph(document).nodes.filter(({ id }) => Object.hasOwn(document.states, id));
  return new Map(states.map(({ id, kind, lines }) => [id, [...(kind === 'state' ? [] : [kind]), ...lines].join(', ')]));
}

const PLACES: Readonly<Record<string, string>> = { '@any': 'any state', '@goal': 'goal', '@exit': 'exit' };
const place = (id: string): string => PLACES[id] ?? id;

/** What leads on, by where it begins and what causes it: all that one cause may do, in order. */
function wayWords(document: FlowDocument): Words {
  const ways = new Map<string, string>();
  for (const way of flowWays(document)) {
    const key = `${place(way.from)}: ${way.cause === '' ? 'at once' : way.cause}`;
    const before = ways.get(key);
    ways.set(key, before === undefined ? wayText(way) : `${before}; ${wayText(way)}`);
  }
  return ways;
}

function wayText({ to, guard, does }: FlowWay): string {
  const where = to === null ? 'stay' : `→ ${place(to)}`;
  return [
    where,
    ...(guard === null ? [] : [`if ${guard}`]),
    ...(does.length === 0 ? [] : [`(${does.join(', ')})`]),
  ].join(' ');
}

/** A way that leads to the same place as before, under another guard, is a changed guard. */
function guardAlone(difference: FlowDifference): FlowDifference {
  const bare = (text: string): string => text.replace(/ if [^;(]*/g, '').trim();
  const { change, before, after } = difference;
  const same = change === 'changed' && bare(before ?? '') === bare(after ?? '');
  return same ? { ...difference, part: 'guard' } : difference;
}

const conditionWords = ({ conditions = {} }: FlowDocument): Words =>
  new Map(Object.entries(conditions).map(([name, condition]) => [name, conditionText(condition)]));

// ── Mails, streams and rules ─────────────────────────────────────────────────────────────────────

function mailHashes({ mails }: FlowContent): Words {
  const all = Object.entries(mails).flatMap(([name, locales]) =>
    Object.entries(locales).map(([locale, hash]) => [`${name} (${locale})`, hash] as const),
  );
  return new Map(all);
}

const streamWords = ({ streams }: FlowContent): Words =>
  new Map(
    Object.entries(streams).map(([name, items]) => [
      name,
      items.map(({ mail, skip }) => `${mail}${skip === undefined ? '' : ` unless ${conditionText(skip)}`}`).join(', '),
    ]),
  );

/** What holds for the flow as a whole. */
function ruleWords(document: FlowDocument): Words {
  const { name = document.id, initial, again, key, remember, sending = {} } = document;
  const start = flowGraph(document).nodes.find(({ kind }) => kind === 'start');
  const rules: Readonly<Record<string, unknown>> = {
    name,
    'begins at': initial,
    'who enters': start?.lines.join(' or ') ?? '',
    again,
    key,
    remembers: remember,
    ...sending,
  };
  const said = Object.entries(rules).filter(([, value]) => value !== undefined && value !== '');
  return new Map(said.map(([rule, value]) => [rule, typeof value === 'string' ? value : canonical(value)]));
}

// ── What words don't show ────────────────────────────────────────────────────────────────────────

/** States, and the rest, that differ in details only: a mail's window, a note. */
function untold(before: FlowDocument, after: FlowDocument, told: readonly FlowDifference[]): readonly FlowDifference[] {
  const details = (part: DifferencePart, what: string): FlowDifference => ({
    part,
    change: 'changed',
    what,
    before: '',
    after: '',
  });
  const named = (name: string): boolean => told.some(({ what }) => what === name || what.startsWith(`${name}: `));
  const states = Object.keys(after.states)
    .filter((name) => Object.hasOwn(before.states, name) && !named(name))
    .filter((name) => canonical(before.states[name]) !== canonical(after.states[name]))
    .map((name) => details('state', name));
  const nothing = states.length === 0 && told.length === 0;
  return nothing && canonical(before) !== canonical(after) ? [details('rule', 'notes and details')] : states;
}

/** JSON in which the order of names doesn't matter: the database keeps none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
