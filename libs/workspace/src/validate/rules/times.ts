import { instantOf, parseDuration, parseMoment, parseRepeat, TimeError, parseWindow } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { FlowView } from '../flow-view';
import { isObject, own } from '../json';
import { closest } from '../suggest';
import type { FlowRule } from './rule';

/** Durations, dates, windows and `again` are spelled so that they can be read. */
export const times: FlowRule = {
  rules: ['bad-duration', 'bad-moment', 'bad-window'],
  reads: 'parts',
  check: (flow) => [
    ...[...flow.states.values()].flatMap(({ value, path }) =>
      Object.keys(asObject(own(value, 'after'))).flatMap((key) => afterKey(key, [...path, 'after', key])),
    ),
    ...repeats(flow),
    ...durations(flow).flatMap(({ text, path }) => timeComplaint('bad-duration', text, path, parseDuration)),
    ...windows(flow).flatMap(({ text, path }) => windowComplaint(text, path)),
    ...flow.actions.flatMap(({ value, path }) => notAfter(own(value, 'notAfter'), [...path, 'notAfter'])),
  ],
};

/** Says that a time can't be read, in the words of the parser, and what was probably meant. */
export function timeComplaint(
  rule: string,
  text: unknown,
  path: JsonPath,
  parse: (text: string) => unknown,
): Complaint[] {
  if (typeof text !== 'string') return [];
  try {
    parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    const suggestion = respelled(text, parse);
    const hint = suggestion === null ? '' : ` Did you mean "${suggestion}"?`;
    return [{ rule, message: `${sentence(error.message)}${hint}`, suggestion, path }];
  }
}

const UNITS = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'business',
  'before',
  'after',
  'next',
  'at',
  'and',
];
const SINGULAR: Readonly<Record<string, string>> = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
};

/** The same with each unknown word replaced by the nearest one known; null where that can't be read either. */
function respelled(text: string, parse: (text: string) => unknown): string | null {
  if (text.length > 100) return null;
  const spaced = text
    .trim()
    .replace(/(\d)([a-z])/gi, '$1 $2')
    .replace(/_+/g, ' ');
  const tried = spaced.replace(/(?<![.\w])[a-z]+(?![.\w])/gi, (word) =>
    SINGULAR[word.toLowerCase()] === undefined ? (closest(word.toLowerCase(), UNITS) ?? word) : word,
  );
  try {
    parse(tried);
    return tried === text ? null : tried;
  } catch {
    return null;
  }
}

function afterKey(key: string, path: JsonPath): Complaint[] {
  return timeComplaint('bad-moment', key, path, parseMoment).map((complaint) => ({ ...complaint, atKey: true }));
}

function notAfter(text: unknown, path: JsonPath): Complaint[] {
  const isPath = typeof text === 'string' && /^(contact|account|enrolment|event)\.[\w.]+$/.test(text);
  return isPath || instantOf(text) !== null ? [] : timeComplaint('bad-moment', text, path, parseMoment);
}

interface Placed {
  readonly text: unknown;
  readonly path: JsonPath;
}

function repeats(flow: FlowView): Complaint[] {
  return (
    [
      { text: own(flow.document, 'again'), path: ['again'] },
      ...flow.triggers.map((trigger) => ({ text: own(trigger.value, 'again'), path: [...trigger.path, 'again'] })),
    ]
      // Other words than `after …` are the schema's.
      .filter(({ text }) => typeof text === 'string' && text.startsWith('after '))
      .flatMap(({ text, path }) => timeComplaint('bad-duration', text, path, parseRepeat))
  );
}

function durations(flow: FlowView): Placed[] {
  return [
    { text: own(own(flow.document, 'sending'), 'gap'), path: ['sending', 'gap'] },
    ...flow.actions.flatMap(({ value, path }): Placed[] => [
      { text: own(value, 'gap'), path: [...path, 'gap'] },
      { text: own(value, 'due'), path: [...path, 'due'] },
      { text: own(own(value, 'notify'), 'due'), path: [...path, 'notify', 'due'] },
    ]),
  ];
}

function windows(flow: FlowView): Placed[] {
  return [
    { text: own(own(flow.document, 'sending'), 'window'), path: ['sending', 'window'] },
    ...flow.actions.map(({ value, path }) => ({ text: own(value, 'window'), path: [...path, 'window'] })),
  ];
}

/** A window that is spelled out: its zone must exist, its hours must be some. */
export function windowComplaint(value: unknown, path: JsonPath): Complaint[] {
  if (!isObject(value)) return [];
  const { from, until, timezone } = value;
  const zone = timeComplaint('bad-window', timezone, [...path, 'timezone'], (text) => parseWindow({ timezone: text }));
  if (zone.length > 0) return zone;
  if (typeof from === 'string' && from === until) {
    return [
      { rule: 'bad-window', message: 'The window closes at the moment at which it opens.', path: [...path, 'until'] },
    ];
  }
  return [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
