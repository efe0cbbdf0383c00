import type { Difference } from '@nurture/core/simulate';
import { printable } from './printable';
import { terminalColors, type Colors } from './colors';

/** What came of one flow test. */
export interface FlowTestResult {
  readonly file: string;
  readonly name: string;
  readonly flow: string | null;
  readonly passed: boolean;
  /** The path that was walked; null where nothing was. */
  readonly path: string | null;
  readonly differences: readonly Difference[];
  /** Why it could not be run. */
  readonly error: string | null;
}

/** Of the column that names what differs, such as `outcome`. */
const WIDTH = 7;

/** Flow tests for people: what passed in a line each, what failed with both sides under each other. */
export function reportFlowTests(results: readonly FlowTestResult[], colors: Colors = terminalColors): string {
  const failed = results.filter((result) => !result.passed).length;
  const counts = `${results.length - failed} passed, ${failed} failed`;
  const blocks = results.map((result) => block(result, colors));
  return `${blocks.join('')}\n${failed === 0 ? colors.green(counts) : colors.red(counts)}\n`;
}

function block(result: FlowTestResult, colors: Colors): string {
  const title = printable(result.name === '' ? result.file : result.name);
  if (result.passed) return `${colors.green('ok')}    ${title}\n`;
  const why = result.error === null ? [] : [`        ${printable(result.error)}`];
  const lines = [...why, ...result.differences.flatMap((difference) => differenceLines(difference, colors))];
  const where = `        ${colors.dim(printable(result.file))}`;
  return `${[`${colors.red('FAIL')}  ${colors.bold(title)}`, where, ...lines].join('\n')}\n`;
}

function differenceLines({ what, expected, actual }: Difference, colors: Colors): string[] {
  const shared = sharedLength(expected, actual);
  const marked = (text: string): string =>
    `${printable(text.slice(0, shared))}${colors.bold(printable(text.slice(shared)))}`;
  const alike = what === 'path' ? sharedSteps(expected, actual) : '';
  return [
    `        ${what.padEnd(WIDTH)} expected  ${marked(expected)}`,
    `        ${' '.repeat(WIDTH)} came      ${marked(actual)}`,
    ...(alike === '' ? [] : [`        ${' '.repeat(WIDTH)} alike to  ${colors.dim(printable(alike))}`]),
  ];
}

/** The steps of two paths up to where they part. */
function sharedSteps(expected: string, actual: string): string {
  const [wanted, came] = [expected.split(' -> '), actual.split(' -> ')];
  const parts = wanted.findIndex((step, i) => step !== came[i]);
  return wanted.slice(0, parts === -1 ? wanted.length : parts).join(' -> ');
}

/** How far both begin alike, in whole words. */
function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a.lastIndexOf(' ', at) + 1;
}
