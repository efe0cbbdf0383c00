import type { Condition } from '../condition';
import { BUILTIN_EVENTS } from '../event';
import { listOf, transitionList } from '../flow';
import type { CompiledFlow, FlowDocument, TriggerDocument } from '../flow';
import { addDuration, type Instant, parseDuration } from '../time';
import type { SimulatedWorld } from './types';

/** A Monday morning, for who says no start: the same question gets the same answer on every day. */
export const USUAL_START = '2026-01-05T10:00:00';

type Properties = Readonly<Record<string, unknown>>;

export interface UsualTrigger {
  readonly type: string;
  readonly properties: Properties;
  /** Those of the properties that are dates which nobody asked for: made up, as people meet them. */
  readonly dates: Readonly<Record<string, string>>;
}

/**
 * The event that would enrol into a flow: its first trigger's, with properties that its guard asks for. The event's
 * further dates lie two weeks ahead at the same time of day, each an hour after the one declared before it.
 * @param start when it happens; a Unix time in milliseconds
 */
export function usualTrigger(flow: CompiledFlow, { settings }: SimulatedWorld, start: Instant): UsualTrigger | null {
  const { enrol, conditions = {} } = flow.document;
  const trigger = listOf<TriggerDocument>(enrol).find((each) => each.on !== undefined);
  const type = listOf(trigger?.on)[0];
  if (type === undefined) return null;
  const asked = askedFor(trigger?.guard, conditions);
  const times = Object.entries(settings.events[type] ?? {}).filter(
    ([name, kind]) => kind === 'time' && !(name in asked),
  );
  const first = addDuration(start, IN_TWO_WEEKS, { timezone: settings.timezone, holidays: [] });
  const dates = Object.fromEntries(
    times.map(([name], at) => [name, new Date(first + at * hourMs).toISOString()] as const),
  );
  return { type, properties: { ...asked, ...dates }, dates };
}

const IN_TWO_WEEKS = parseDuration('14 days');
const hourMs = 3_600_000;

/** What an event of a type must carry to be one that the flow waits for: as its first guard on that type asks. */
export function fittingProperties({ document }: CompiledFlow, type: string): Properties {
  const asked = guardsOn(document, type).map((guard) => askedFor(guard, document.conditions ?? {}));
  return asked.find((properties) => Object.keys(properties).length > 0) ?? {};
}

function guardsOn(document: FlowDocument, type: string): (Condition | undefined)[] {
  const places = [document, ...Object.values(document.states)];
  const transitions = places.flatMap((place) => transitionList(place.on?.[type] ?? []));
  const ends = [...listOf(document.goal), ...listOf(document.exit)].filter(({ on }) => listOf(on).includes(type));
  return [...transitions, ...ends].map(({ guard }) => guard);
}

/** What a condition asks of the event, as far as one value for each property can say it. */
function askedFor(condition: Condition | undefined, names: Readonly<Record<string, Condition>>): Properties {
  if (condition === undefined) return {};
  if (typeof condition === 'string') return askedFor(names[condition], names);
  const all = (condition.$and ?? []).map((each) => askedFor(each, names));
  const own = Object.entries(condition).flatMap(([path, asked]) => {
    const value = path.startsWith('event.') ? valueFor(asked) : undefined;
    return value === undefined ? [] : [[path.slice('event.'.length), value] as const];
  });
  return Object.assign({}, ...all, Object.fromEntries(own)) as Properties;
}

const FITS_ITSELF = ['$eq', '$contains', '$startsWith', '$gte', '$lte'];

function valueFor(asked: unknown): unknown {
  if (typeof asked !== 'object') return asked;
  if (asked === null || Array.isArray(asked)) return undefined;
  const operators = asked as Readonly<Record<string, unknown>>;
  const fits = FITS_ITSELF.find((operator) => operators[operator] !== undefined);
  return fits === undefined ? listOf(operators.$in)[0] : operators[fits];
}

/** The types of events that people cause of themselves and that change anything: some flow or rule hears them. */
export function ownTypes(flow: CompiledFlow, { model, settings }: SimulatedWorld): string[] {
  const heard = new Set([...flow.listens, ...model.scoring.rulesByType.keys()]);
  const declared = new Set(Object.keys(settings.events));
  return [...heard].filter((type) => declared.has(type) || BUILTIN_EVENTS[type]?.fromOutside === true);
}
