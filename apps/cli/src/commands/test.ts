import { statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { holidayDays } from '@nurture/core/absorb';
import {
  differences,
  type Expectation,
  type Scenario,
  simulate,
  type SimulatedWorld,
  USUAL_START,
} from '@nurture/core/simulate';
import { instantOf } from '@nurture/core/time';
import { messageOf } from '@nurture/core/error';
import { type Finding, loadWorkspace, worldOf } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { invalid, preparedFlows } from '../flow-world';
import { workspaceAround } from '../paths';
import { guarded, wrongUsage } from '../refusal';
import { type FlowTestResult, reportFlowTests } from '../report/flow-tests';
import { usualWorkspace } from '../settings';

const EXAMPLES = `
Examples:
  $ nurture test                               all *.flow-test.json of the workspace
  $ nurture test my-workspace
  $ nurture test templates/flows/b2b-maturity-whitepaper.opened.flow-test.json
  $ nurture test templates/flows/b2b-maturity-whitepaper.json    the tests of one flow

A test says who walks and what must come of it: { contact, start, trigger, events | persona, expect: { path, mails, score } }.
Exit code: 0 all passed, 1 one failed or the workspace is not valid, 2 wrong usage.`;

interface Options {
  readonly json?: boolean;
}

interface FlowTest extends Scenario {
  readonly flow?: string;
  readonly name?: string;
  readonly seed?: number;
  readonly expect: Expectation;
}

export function register(command: Command): void {
  command
    .argument('[PATH]', 'folder of the workspace, one flow, or one *.flow-test.json')
    .option('--json', 'print { passed, failed, tests: [...] } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('test', run));
}

async function run(path: string | undefined, options: Options): Promise<void> {
  const given = path ?? usualWorkspace();
  const { dir, file } = placeOf(given);
  const { compiled, findings } = await preparedFlows(dir);
  if (compiled === null) throw invalid(findings, dir, null);
  const world = worldOf(compiled);
  const tests = loadWorkspace(dir).workspace.flowTests.map((test) => ({ file: test.path, value: test.value }));
  const unread = findings.filter((one) => one.level === 'error' && one.file.endsWith('.flow-test.json'));
  const named = [...new Set([...tests.map((test) => test.file), ...unread.map((one) => one.file)])].sort();
  const chosen = named.filter((name) => file === null || name === file || isOf(file, name, tests));
  if (chosen.length === 0) throw wrongUsage(`there is no flow test in ${given}: they are flows/NAME.flow-test.json`);
  const results = chosen.map((name): FlowTestResult => {
    const wrong = unread.filter((finding) => finding.file === name);
    const test = tests.find((one) => one.file === name)?.value as FlowTest;
    return { file: join(dir, name), ...(wrong.length > 0 ? broken(wrong) : outcomeOf(name, test, world)) };
  });
  const failed = results.filter((result) => !result.passed).length;
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ passed: results.length - failed, failed, tests: results })}\n`
      : reportFlowTests(results),
  );
  process.exitCode = failed === 0 ? EXIT.ok : EXIT.no;
}

/** Whether a test is of the flow in that file. */
function isOf(file: string, name: string, tests: readonly { file: string; value: unknown }[]): boolean {
  const flow = basename(file, '.json');
  const test = tests.find((one) => one.file === name)?.value as FlowTest | undefined;
  return (test?.flow ?? basename(name).split('.')[0]) === flow;
}

function broken(findings: readonly Finding[]): Omit<FlowTestResult, 'file'> {
  const error = findings.map(({ line, column, message }) => `${line}:${column} ${message}`).join('; ');
  return { name: '', flow: null, passed: false, path: null, differences: [], error };
}

/** Runs one test. What it trips over is its failure, not the command's. */
function outcomeOf(file: string, test: FlowTest, world: SimulatedWorld): Omit<FlowTestResult, 'file'> {
  const id = test.flow ?? basename(file).split('.')[0] ?? '';
  const name = test.name ?? '';
  const flow = world.flows.find((one) => one.id === id);
  const failed = (error: string): Omit<FlowTestResult, 'file'> => {
    return { name, flow: id, passed: false, path: null, differences: [], error };
  };
  if (!flow) return failed(`there is no flow ${id} without errors: see nurture validate`);
  const { timezone, holidays } = world.model;
  const start = instantOf(test.start ?? USUAL_START, timezone);
  if (start === null) return failed(`start is no moment: ${test.start}`);
  try {
    const result = simulate(world, flow, test, { start, seed: test.seed ?? 1 });
    const own = test.contact?.['timezone'];
    const calendar = {
      timezone: typeof own === 'string' ? own : timezone,
      holidays: holidayDays(holidays, start),
    };
    const found = differences(test.expect, result, { start, calendar });
    return { name, flow: id, passed: found.length === 0, path: result.path, differences: found, error: null };
  } catch (error) {
    return failed(messageOf(error));
  }
}

/** The workspace's folder as the user wrote it; for a single file, the workspace around it and its place in it. */
function placeOf(path: string): { dir: string; file: string | null } {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return { dir: path, file: null };
  const dir = workspaceAround(path);
  if (dir === null) throw wrongUsage(`${path} lies in no workspace: no workspace.json in the folders around it`);
  return { dir, file: relative(resolve(dir), resolve(path)).replaceAll('\\', '/') };
}
