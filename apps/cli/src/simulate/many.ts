import { createRequire } from 'node:module';
import {
  MAIL_RATES,
  type MeasuredRate,
  parseRates,
  type PopulationOptions,
  type Rates,
  RatesError,
  simulatePopulation,
  USUAL_START,
} from '@nurture/core/simulate';
import { approximateMs, parseDuration, TimeError } from '@nurture/core/time';
import { EXIT } from '../exit';
import { findFlow, type FoundFlow } from '../flow-world';
import { Progress } from '../progress';
import { wrongUsage } from '../refusal';
import { type PopulationHead, reportPopulation } from '../report/population';
import { seedOf, type SimulateOptions, startOf } from './options';

const FEWEST = 20;
const MOST = 1_000_000;

/** Walks a population through a flow, by rates given or measured. */
export async function simulateMany(flow: string, options: SimulateOptions & { contacts: string }): Promise<void> {
  const people = peopleOf(options.contacts);
  const seed = seedOf(options.seed);
  const arriveWithinMs = lengthOf(options.over);
  const found = await findFlow(flow);
  const { world, chosen } = found;
  const start = startOf(options.start ?? USUAL_START, world.settings.timezone);
  const { rates, measured } = await ratesOf(options.rates, found);
  const progress = new Progress('simulating');
  const figures = simulatePopulation(world, chosen, {
    people,
    rates,
    start,
    arriveWithinMs,
    seed,
    onProgress: options.json === true ? undefined : progressOf(progress, people),
  });
  progress.end();
  const rows = measured === null ? rateRows(rates) : measuredRows(measured);
  const head = { when: whenText(options), seed, rates: rows };
  const by = measured === null ? { rates } : { measured };
  const given = { flow: chosen.id, seed, start: new Date(start).toISOString(), ...by };
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ ...given, ...figures })}\n` : reportPopulation(chosen, figures, head),
  );
  process.exitCode = Object.keys(figures.errors).length === 0 ? EXIT.ok : EXIT.no;
}

function peopleOf(text: string): number {
  const people = Number(text);
  if (/^\d+$/.test(text) && people >= FEWEST && people <= MOST) return people;
  const usage = `--contacts wants a whole number from ${FEWEST} to ${MOST.toLocaleString('en')}, not ${text}`;
  throw wrongUsage(`${usage} (a single one is simulated with --as)`);
}

function lengthOf(over: string | undefined): number {
  try {
    return over === undefined ? 0 : approximateMs(parseDuration(over));
  } catch (error) {
    throw error instanceof TimeError ? wrongUsage(`--over wants a duration such as "30 days", not ${over}`) : error;
  }
}

/** `measured` is null where they were given. */
async function ratesOf(
  text: string | undefined,
  { chosen, world, mails }: FoundFlow,
): Promise<{ rates: Rates; measured: readonly MeasuredRate[] | null }> {
  if (text === undefined) throw wrongUsage('say how they take it: --rates open=45%,click=12%, or --rates measured');
  if (text === 'measured') {
    // It brings the whole server with it, which takes a second.
    const { measuredRates } = createRequire(__filename)('./measured') as typeof import('./measured');
    return measuredRates(chosen, world);
  }
  try {
    return { rates: parseRates(text, chosen, world, mails), measured: null };
  } catch (error) {
    throw error instanceof RatesError ? wrongUsage(`--rates: ${error.message}`) : error;
  }
}

function progressOf(progress: Progress, people: number): PopulationOptions['onProgress'] {
  return (through) => progress.show(`${through.toLocaleString('en')} people`, through / people);
}

function whenText({ over, start = USUAL_START }: SimulateOptions): string {
  return over === undefined ? `all at once on ${start}` : `coming in over ${over} from ${start}`;
}

const shareText = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

function measuredRows(measured: readonly MeasuredRate[]): PopulationHead['rates'] {
  return measured.map(({ name, share, of, what, ofAllMails }) => {
    const all = ofAllMails ? ' of all mails: too few of this one' : '';
    return [name, shareText(share), `of ${of.toLocaleString('en')} ${what}${all}`];
  });
}

function rateRows({ mail, mails, tracking, events }: Rates): PopulationHead['rates'] {
  const row = (name: string, share: number): string[] => [name, shareText(share)];
  const shown = (prefix: string, rates: Rates['mail']): string[][] =>
    MAIL_RATES.flatMap((name) => (rates[name] === undefined ? [] : [row(`${prefix}${name}`, rates[name])]));
  return [
    ...shown('', mail),
    ...Object.entries(mails).flatMap(([name, rates]) => shown(`${name}.`, rates)),
    row('tracking', tracking),
    ...events.map(({ type, share, properties }) => [...row(type, share), propertiesText(properties)]),
  ];
}

function propertiesText(drawn: readonly object[]): string {
  const [first] = drawn;
  if (drawn.length > 1) return `carrying one of ${drawn.length} sets of properties`;
  return first === undefined || Object.keys(first).length === 0 ? '' : `carrying ${JSON.stringify(first)}`;
}
