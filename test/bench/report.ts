import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Aim, BenchPart } from './measure';

const ROOT = join(__dirname, '..', '..');
const RESULTS = join(ROOT, 'bench', 'results.json');
const PAGE = join(ROOT, 'docs', 'PERFORMANCE.md');
const [OPEN, CLOSE] = ['<!-- measured: written by npm run bench -->', '<!-- /measured -->'];

/** A part as it is kept; parts of one run share commit and date, and a run of some leaves the others as they were. */
type KeptPart = BenchPart & { readonly group: string; readonly commit: string; readonly date: string };

interface Results {
  readonly commit: string;
  readonly date: string;
  readonly cpu: string;
  readonly node: string;
  readonly postgres: string;
  readonly size: string;
  readonly parts: readonly KeptPart[];
}

/** Of which code; the mark behind it says that files were changed since. */
function commitOf(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
}

/**
 * Writes `bench/results.json` and the table in `docs/PERFORMANCE.md`.
 * @param measured by the part's group, such as `pipeline`, in the order in which the table has them
 * @param order all groups that there are
 */
export async function writeReport(
  measured: ReadonlyMap<string, readonly BenchPart[]>,
  order: readonly string[],
  about: { readonly postgres: string; readonly size: string },
): Promise<void> {
  const [cpu] = cpus();
  const run = { commit: commitOf(), date: new Date().toISOString() };
  const kept = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results).parts : [];
  const parts = order.flatMap((group): readonly KeptPart[] => {
    const fresh = measured.get(group)?.map((each) => ({ ...each, group, ...run }));
    return fresh ?? kept.filter((each) => each.group === group);
  });
  const results: Results = {
    ...run,
    cpu: `${cpus().length} × ${cpu?.model ?? 'unknown'}`,
    node: process.version,
    ...about,
    parts,
  };
  mkdirSync(join(RESULTS, '..'), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [page.indexOf(OPEN), page.indexOf(CLOSE)];
  if (start < 0 || end < start) throw new Error(`docs/PERFORMANCE.md has no place for the table: ${OPEN} … ${CLOSE}`);
  const text = `${page.slice(0, start)}${OPEN}\n\n${tableOf(results)}\n${page.slice(end)}`;
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

function tableOf({ parts, cpu, node, postgres, commit, date, size }: Results): string {
  const rows = parts.map((each) => `| ${[each.name, figure(each), limit(each), ratio(each), aimText(each.aim), verdict(each)].join(' | ')} |`); // prettier-ignore
  const notes = parts.map((each) => `- **${each.name}**: ${each.note}. Rounds: ${each.rounds.map(number).join(', ')}.`);
  return [
    `Measured on ${date.slice(0, 10)} on ${cpu}, Node ${node}, PostgreSQL ${postgres}, at commit ${commit}, sizes: ${size}.`,
    ...older(parts, commit),
    '',
    '| part | measured | against | ratio | aim | met |',
    '| --- | ---: | ---: | ---: | --- | --- |',
    ...rows,
    '',
    ...notes,
    '',
  ].join('\n');
}

/** Figures of an earlier run are told apart. */
function older(parts: readonly KeptPart[], commit: string): string[] {
  const before = parts.filter((each) => each.commit !== commit);
  if (before.length === 0) return [];
  const runs = [...new Set(before.map((each) => `${each.commit} of ${each.date.slice(0, 10)}`))];
  return [`From earlier runs (${runs.join('; ')}): ${before.map((each) => each.name).join(', ')}.`];
}

const number = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 6 });
const figure = ({ value, unit, spreadPercent }: BenchPart): string => `${number(value)} ${unit} ±${spreadPercent} %`;
const limit = (each: BenchPart): string =>
  each.limit === null ? '' : `${number(each.limit)}: ${each.limitName ?? ''}`;
const ratio = (each: BenchPart): string => (each.ratio === null ? '' : each.ratio.toFixed(2));
const verdict = ({ met }: BenchPart): string => (met === null ? '' : met ? 'yes' : '**no**');

/** An aim as text, such as `ratio ≥ 1.6`. */
export function aimText(aim: Aim | null): string {
  if (aim === null) return '';
  const name = aim.of === 'ratio' ? 'ratio ' : '';
  const least = aim.atLeast === undefined ? [] : [`${name}≥ ${number(aim.atLeast)}`];
  const most = aim.atMost === undefined ? [] : [`${name}≤ ${number(aim.atMost)}`];
  return [...least, ...most].join(', ');
}
