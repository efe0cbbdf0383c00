import { parseMoment, TimeError } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import { atEnrolment, type FlowView, rememberedBy } from '../flow-view';
import { knownKinds } from '../guards/kinds';
import { objectOf, own } from '../json';
import { ENROLMENT_FIELDS } from '../names';
import { quoted } from '../suggest';
import { checkPath, type PathScope, type PathUse } from './known-path';
import type { Check, FlowRule } from './rule';

/** Dates, keys and what is remembered are read where something stands, and dates where a date may stand. */
export const paths: FlowRule = {
  rules: ['unknown-field', 'no-date', 'reserved-name'],
  reads: 'parts',
  check: (flow, check) => [
    ...[...remembered(flow), ...keys(flow)].flatMap((use) => checkPath(use, { flow, events: use.events }, check)),
    ...reserved(flow),
    ...dates(flow).flatMap((use) => checkDate(use, flow, check)),
  ],
};

type Placed = PathUse & Pick<PathScope, 'events'>;

function remembered(flow: FlowView): Placed[] {
  return rememberedBy(flow).flatMap(({ source, path, events }) =>
    typeof source === 'string' ? [{ name: source, path, events, atKey: false }] : [],
  );
}

/** What every enrolment has of itself outweighs what is remembered under its name. */
function reserved(flow: FlowView): Complaint[] {
  const own: ReadonlySet<string> = new Set([...ENROLMENT_FIELDS, 'visits']);
  return rememberedBy(flow)
    .filter(({ name }) => own.has(name))
    .map(({ name, path }) => ({
      rule: 'reserved-name',
      message: `\`enrolment.${name}\` is the product's own, so nothing can be remembered under it: take another name.`,
      path,
      atKey: true,
    }));
}

/** Of several events it is enough that one carries the key. */
function keys(flow: FlowView): Placed[] {
  return atEnrolment(flow).flatMap(({ value, path, events }) => {
    const name = own(value, 'key');
    return typeof name === 'string' ? [{ name, path: [...path, 'key'], events, atKey: false }] : [];
  });
}

/** A path that is read as a date, and all that was written: `7 days before enrolment.startsAt`. */
interface DateUse extends Placed {
  readonly text: string;
}

function dates(flow: FlowView): DateUse[] {
  return [
    ...[...flow.states.values()].flatMap(({ value, path }) =>
      Object.keys(objectOf(own(value, 'after'))).flatMap((key) =>
        dateIn(key).map((name) => ({ name, text: key, path: [...path, 'after', key], events: [], atKey: true })),
      ),
    ),
    ...flow.actions.flatMap(({ value, path }) => {
      const text = own(value, 'notAfter');
      if (typeof text !== 'string') return [];
      return dateIn(text).map((name) => ({ name, text, path: [...path, 'notAfter'], events: null, atKey: false }));
    }),
  ];
}

/** The path in a moment; none in a duration, nor in what can't be read, which has its own finding. */
function dateIn(text: string): string[] {
  if (/^(contact|account|enrolment|event)\.[\w.]+$/.test(text)) return [text];
  try {
    const moment = parseMoment(text);
    return moment.kind === 'date' ? [moment.path] : [];
  } catch (error) {
    if (error instanceof TimeError) return [];
    throw error;
  }
}

function checkDate(use: DateUse, flow: FlowView, check: Check): Complaint[] {
  if (use.atKey && use.name.startsWith('event.')) return gone(use);
  const unknown = checkPath(use, { flow, events: use.events }, check);
  if (unknown.length > 0) return unknown.map((complaint) => respelled(complaint, use));
  const type = knownKinds(check.workspace, flow).typeOf(use.name, use.events);
  return type === null || type === 'time' ? [] : noDate(use, type);
}

/** What to write instead is the whole moment, not the path within it. */
function respelled(complaint: Complaint, { text, name }: DateUse): Complaint {
  const { suggestion } = complaint;
  return typeof suggestion === 'string'
    ? { ...complaint, suggestion: text.replace(name, () => suggestion) }
    : complaint;
}

function gone({ name, path }: DateUse): Complaint[] {
  const message =
    `${quoted(name)} is gone by the time that this counts from. Copy it on entering, ` +
    `"remember": { "date": "${name}" }, and write \`enrolment.date\` here.`;
  return [{ rule: 'no-date', message, path, atKey: true }];
}

/** A text may be a date all the same; nothing else may. */
function noDate({ name, path, atKey }: DateUse, type: string): Complaint[] {
  const level = type === 'text' ? 'warning' : 'error';
  const message = `${quoted(name)} holds a ${type}, no date: declare it as "time" in workspace.json, or name another.`;
  return [{ rule: 'no-date', level, message, path, atKey }];
}
