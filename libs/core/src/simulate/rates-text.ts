import { closest } from 'fastest-levenshtein';
import { BUILTIN_EVENTS } from '../event';
import type { CompiledFlow } from '../flow';
import { type EventRate, MAIL_RATES, type MailRate, type Rates } from './rates';
import { fittingProperties } from './trigger';
import type { SimulatedWorld } from './types';

/** Why a text is no list of rates, in its author's words. */
export class RatesError extends Error {
  readonly code = 'rates';
}

const EXAMPLE = '"open=45%,click=12%,meeting.booked=2%"';

/** One `NAME=SHARE`; `given` are the properties that stand in brackets. */
interface Entry {
  readonly name: string;
  readonly share: number;
  readonly given: Readonly<Record<string, unknown>> | null;
}

/**
 * Reads how a population takes a flow: `open=45%,click=12%` for every mail, `MAIL.open=30%` for one of them,
 * `tracking=80%`, and `EVENT=5%` or `EVENT(property: value)=5%` for whatever else the flow may hear.
 *
 * @param mails names of the workspace's mails
 * @throws RatesError saying what is wrong and how to write it
 */
export function parseRates(
  text: string,
  flow: CompiledFlow,
  { settings }: SimulatedWorld,
  mails: readonly string[],
): Rates {
  const events = new Set([...Object.keys(BUILTIN_EVENTS), ...Object.keys(settings.events)]);
  const mail: Partial<Record<MailRate, number>> = {};
  const each: Record<string, Partial<Record<MailRate, number>>> = {};
  const own: EventRate[] = [];
  let tracking = 1;
  for (const { name, share, given } of entriesOf(text)) {
    const [about, rate] = splitName(name);
    if (name === 'tracking') tracking = share;
    else if (about === null && isMailRate(rate)) mail[rate] = share;
    else if (about !== null && isMailRate(rate) && mails.includes(about)) {
      each[about] = { ...each[about], [rate]: share };
    } else if (events.has(name) && !name.startsWith('mail.')) {
      own.push({ type: name, share, properties: [given ?? fittingProperties(flow, name)] });
    } else {
      throw unknown(name, [...MAIL_RATES, 'tracking', ...mails.map((one) => `${one}.open`), ...events]);
    }
  }
  return { mail, mails: each, tracking, events: own };
}

const isMailRate = (name: string): name is MailRate => MAIL_RATES.some((rate) => rate === name);

function splitName(name: string): [about: string | null, rate: string] {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? [null, name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function unknown(name: string, known: readonly string[]): Error {
  const forMails: Readonly<Record<string, string>> = { 'mail.opened': 'open', 'mail.clicked': 'click' };
  const meant = forMails[name] ?? closest(name, known);
  return new RatesError(`the rates know no ${name}; did you mean ${meant}? Write them like ${EXAMPLE}`);
}

function entriesOf(text: string): Entry[] {
  // Commas within brackets part properties, not rates.
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.filter((part) => part !== '').map(entryOf);
}

function entryOf(part: string): Entry {
  const [, name, given, share, percent] =
    /^([\w.-]+)\s*(?:\(([^)]*)\))?\s*=\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(part) ?? [];
  const value = Number(share) / (percent === '%' ? 100 : 1);
  if (name === undefined || !(value <= 1)) {
    throw new RatesError(`rates are shares from 0% to 100%, such as ${EXAMPLE}, not ${part}`);
  }
  return { name, share: value, given: given === undefined ? null : propertiesIn(given, part) };
}

function propertiesIn(text: string, part: string): Record<string, unknown> {
  const pairs = text.split(',').map((pair) => /^\s*([\w-]+)\s*:\s*(.+?)\s*$/.exec(pair));
  if (pairs.some((pair) => pair === null)) {
    throw new RatesError(`rates carry properties such as page.viewed(url: /pricing)=20%, not ${part}`);
  }
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', valueOf(pair?.[2] ?? '')]));
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
