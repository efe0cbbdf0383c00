import { isTime, type Condition, type DeclaredTypes, type DidQuery, type Json, type Operators } from '../condition';
import { textIn, type WorkspaceSettings } from '../workspace';
import { listed, plainText, quoted } from './clauses';
import { anyOf, areDeeds, nameAsked, saidOf } from './events';
import { durationWords, numberWords } from './moments';
import { pathWords } from './paths';
import type { Comparison, Language, Said } from './types';

/** What the workspace calls things that conditions ask for, and of what type they are. */
export type ConditionNames = Pick<WorkspaceSettings, 'assets' | 'fields' | 'events' | 'locale'>;

/** Where a condition is told. */
interface ConditionTelling {
  readonly language: Language;
  readonly settings: ConditionNames;
}

/** Where a flow is told: its language, and what the workspace calls things. */
export interface Telling extends ConditionTelling {
  readonly settings: WorkspaceSettings;
}

/** A condition taken apart, before a language puts it together. */
type Part =
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly part: Part }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Part[] };

/** A condition as a subordinate clause: what may stand after `if` and `that`. */
export function conditionWords(condition: Condition, telling: ConditionTelling): string {
  return partWords(partOf(condition, telling, false), telling.language, false);
}

function partOf(condition: Condition, telling: ConditionTelling, bare: boolean): Part {
  if (typeof condition === 'string') return { kind: 'name', name: condition };
  return together(
    'and',
    Object.entries(condition).map(([key, value]) => linePart(key, value, telling, bare)),
  );
}

/** One of several is that one; and what is joined the same way needs no brackets. */
function together(kind: 'and' | 'or', parts: readonly Part[]): Part {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

function linePart(key: string, value: unknown, telling: ConditionTelling, bare: boolean): Part {
  const several = (): readonly Part[] => (value as readonly Condition[]).map((one) => partOf(one, telling, bare));
  switch (key) {
    case '$and':
      return together('and', several());
    case '$or':
      return together('or', several());
    case '$not':
      return { kind: 'not', part: partOf(value as Condition, telling, bare) };
    case 'did':
    case 'notDid':
      return { kind: 'text', text: historyWords(value as DidQuery, key === 'did', telling) };
    default:
      return matchPart(key, value as Json | Operators, telling, bare);
  }
}

function partWords(part: Part, language: Language, nested: boolean): string {
  switch (part.kind) {
    case 'said':
      return language.that(part.said);
    case 'text':
      return part.text;
    case 'name':
      return language.hold([part.name], 'and');
    case 'not':
      return part.part.kind === 'name'
        ? language.holdsNot(part.part.name)
        : language.notSo(partWords(part.part, language, true));
    case 'and':
    case 'or': {
      const text = joined(part.parts, part.kind, language);
      return nested ? `(${text})` : text;
    }
  }
}

/** Names that hold are said together, and so is what is asked of one thing. */
function joined(parts: readonly Part[], kind: 'and' | 'or', language: Language): string {
  const names = parts.flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  const others = parts.filter((part) => part.kind !== 'name');
  const texts = others.map((part, i) => {
    const before = others[i - 1];
    const same = part.kind === 'said' && before?.kind === 'said' && before.said.subject === part.said.subject;
    return same ? part.said.predicate : partWords(part, language, true);
  });
  const named = names.length === 0 ? [] : [language.hold(names, kind)];
  return listed([...named, ...texts], language[kind]);
}

// ── What stands at a path ────────────────────────────────────────────────────────────────────────

function matchPart(path: string, value: Json | Operators, telling: ConditionTelling, bare: boolean): Part {
  const operators = isOperators(value) ? Object.entries(value) : [['$eq', value] as const];
  return together(
    'and',
    operators.map(([operator, wanted]) => operatorPart(path, operator, wanted as Json, telling, bare)),
  );
}

const isOperators = (value: unknown): value is Operators => typeof value === 'object' && value !== null;

function operatorPart(path: string, operator: string, wanted: Json, telling: ConditionTelling, bare: boolean): Part {
  if (operator === '$not') return { kind: 'not', part: matchPart(path, wanted, telling, bare) };
  return { kind: 'said', said: saidOfPath(path, operator, wanted, telling, bare) };
}

function saidOfPath(path: string, operator: string, wanted: Json, telling: ConditionTelling, bare: boolean): Said {
  const { language } = telling;
  if (path === 'contact.tags') {
    const tags = tagSaid(operator, wanted, telling);
    if (tags !== null) return tags;
  }
  return (
    consentSaid(path, operator, wanted, language) ??
    visitsSaid(path, operator, wanted, language) ?? {
      subject: pathWords(path, language, bare),
      predicate: predicateOf(path, operator, wanted, telling, bare),
    }
  );
}

function consentSaid(path: string, operator: string, wanted: Json, { consent, people }: Language): Said | null {
  const kind = /^contact\.consent\.(tracking|mail)$/.exec(path)?.[1];
  if (kind === undefined || typeof wanted !== 'boolean' || !['$eq', '$ne'].includes(operator)) return null;
  const given = consent[kind === 'mail' ? 'mail' : 'tracking'];
  return { subject: people.contact.subject, predicate: given((operator === '$eq') === wanted) };
}

/** How often they were in a state, where it is asked as `at least so often` or `never`. */
function visitsSaid(path: string, operator: string, wanted: Json, { been, people }: Language): Said | null {
  const state = /^enrolment\.visits\.(.+)$/.exec(path)?.[1];
  const { subject } = people.contact;
  if (state === undefined || typeof wanted !== 'number') return null;
  const least = operator === '$gte' ? wanted : operator === '$gt' ? wanted + 1 : 0;
  if (least >= 1 && Number.isInteger(least)) return { subject, predicate: been(state, least) };
  const never = `${operator} ${wanted}`;
  return ['$eq 0', '$lt 1', '$lte 0'].includes(never) ? { subject, predicate: been(state, 0) } : null;
}

/** A list of tags has them, or has not. */
function tagSaid(operator: string, wanted: Json, { language }: ConditionTelling): Said | null {
  const { subject } = language.people.contact;
  const names = (Array.isArray(wanted) ? (wanted as readonly Json[]) : [wanted]).map((one) => quoted(plainText(one)));
  const tags = listed(names, language.or);
  if (wanted === null) return null;
  if (['$eq', '$contains', '$in'].includes(operator)) return { subject, predicate: language.tags.has(tags) };
  if (['$ne', '$nin'].includes(operator)) return { subject, predicate: language.tags.hasNot(tags) };
  return null;
}

const COMPARISONS: Readonly<Record<string, readonly [numbers: Comparison, others: Comparison]>> = {
  $ne: ['isNot', 'isNot'],
  $gt: ['more', 'after'],
  $gte: ['atLeast', 'from'],
  $lt: ['less', 'before'],
  $lte: ['atMost', 'upTo'],
  $contains: ['contains', 'contains'],
  $startsWith: ['begins', 'begins'],
};

function predicateOf(path: string, operator: string, wanted: Json, telling: ConditionTelling, bare: boolean): string {
  const { language } = telling;
  const say = (value: Json): string => valueWords(path, value, telling, bare);
  switch (operator) {
    case '$exists':
      return wanted === true ? language.known : language.unknown;
    case '$within':
      return language.near(durationWords(plainText(wanted), language));
    case '$in':
      return oneOf(wanted, say, language);
    case '$nin': {
      const values = wanted as readonly Json[];
      return values.length === 1 ? language.compare.isNot(say(values[0] ?? null)) : language.noneOf(values.map(say));
    }
    default: {
      if (wanted === null) return operator === '$ne' ? language.known : language.unknown;
      const [numbers, others] = COMPARISONS[operator] ?? ['is', 'is'];
      const counted = typeof wanted === 'number' && !isTime(path, bare, declaredTypes(telling.settings));
      return language.compare[counted ? numbers : others](say(wanted));
    }
  }
}

function oneOf(wanted: Json, say: (value: Json) => string, { compare, or }: Language): string {
  return compare.is(listed((wanted as readonly Json[]).map(say), or));
}

const declaredTypes = ({ fields, events }: ConditionNames): DeclaredTypes => ({ ...fields, events });

/** A value as people say it; a download by its title. */
export function valueWords(path: string, value: Json, { language, settings }: ConditionTelling, bare = false): string {
  if (value === null) return language.values.nothing;
  if (typeof value === 'number') return numberWords(value, language);
  if (typeof value === 'boolean') return value ? language.values.yes : language.values.no;
  if (Array.isArray(value)) {
    const all = (value as readonly Json[]).map((one) => valueWords(path, one, { language, settings }, bare));
    return all.length === 0 ? language.values.nothing : listed(all, language.and);
  }
  const text = plainText(value);
  const isAsset = path === 'event.asset' || (bare && path === 'asset');
  const asset = isAsset && Object.hasOwn(settings.assets, text) ? settings.assets[text] : undefined;
  return quoted(asset === undefined ? text : textIn(asset.title, language.locale, settings.locale) || text);
}

// ── What happened before ─────────────────────────────────────────────────────────────────────────

function historyWords(query: DidQuery, did: boolean, telling: ConditionTelling): string {
  const { language } = telling;
  const types = typeof query.event === 'string' ? [query.event] : query.event;
  const asked = nameAsked(types, query.where, language, true);
  const name = asked === null ? null : valueWords(asked.path, asked.value, telling, true);
  const what = did ? didWords(query, types, name, language) : didNotWords(query, types, name, language);
  const rest = asked === null ? query.where : asked.rest;
  if (rest === undefined) return what;
  const where = partWords(partOf(rest, telling, true), language, false);
  return `${what} (${language.history.where(where)})`;
}

function didWords(query: DidQuery, types: readonly string[], name: string | null, language: Language): string {
  return anyOf(said(query, types, name, language, 'past'), language, howOften(query, language));
}

function didNotWords(query: DidQuery, types: readonly string[], name: string | null, language: Language): string {
  const { history } = language;
  const adverbs = howOften(query, language);
  const deeds = said(query, types, name, language, 'now').map(({ predicate }) => predicate);
  const notDone =
    areDeeds(types, language) && (query.atLeast ?? 1) === 1
      ? history.notDone(whoDid(query, language).subject, adverbs, deeds)
      : null;
  return notDone ?? history.never(adverbs, anyOf(said(query, types, name, language, 'past'), language));
}

function said(
  query: DidQuery,
  types: readonly string[],
  name: string | null,
  language: Language,
  tense: 'now' | 'past',
): readonly Said[] {
  const doing = { person: whoDid(query, language), mail: language.mailOf.contact, name };
  return saidOf(types, language, tense, () => doing);
}

function whoDid({ by, contacts }: DidQuery, { people, locale }: Language): Language['people']['contact'] {
  if (contacts !== undefined && contacts > 1) return people.several(new Intl.NumberFormat(locale).format(contacts));
  return by === 'account' ? people.account : people.contact;
}

function howOften({ atLeast = 1, within }: DidQuery, language: Language): string {
  const { times, lately } = language.history;
  const often = atLeast > 1 ? [times(atLeast)] : [];
  const when = within === undefined ? [] : [lately(durationWords(within, language))];
  return (language.adverbs === 'first' ? [...when, ...often] : [...often, ...when]).join(' ');
}
