import { mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledWorkspace, initWorkspace, prepareWorkspace } from '@nurture/workspace';
import { judgeRevenue, judgeSpend, judgeTarget } from '@nurture/core/figures';
import { buildProgram } from '../../apps/cli/src/program';
import { EventDto } from '../../apps/server/src/api/events/event.dto';
import { NewScanDto } from '../../apps/server/src/api/maturity/maturity.dto';
import { NewDealDto, NewRevenueDto, NewSpendDto, NewTargetDto } from '../../apps/server/src/api/money/money.dto';
import { FunnelGoalDto } from '../../apps/server/src/api/plan/plan.dto';
import { OutcomeDto } from '../../apps/server/src/api/handoffs/handoff.dto';
import { checkShape } from '../../apps/server/src/api/problem/parse-body';
import { PROBLEMS } from '../../apps/server/src/api/problem/problem';
import { judge, rulesFor } from '../../libs/contacts/src/receive/judge';
import type { IncomingEvent } from '../../libs/contacts/src/receive/incoming';
import { codeBlocks, docPages, labelled, root } from './pages';

const FLOW = 'flows/b2b-maturity-whitepaper.json';
let scratch: string;
let workspaces = 0;

beforeAll(() => (scratch = mkdtempSync(join(tmpdir(), 'nurture-docs-'))));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What `nurture init` makes, with some files put in. */
function freshWorkspace(files: Readonly<Record<string, string>> = {}): string {
  const dir = join(scratch, `workspace-${workspaces++}`);
  expect(initWorkspace(dir, join(root, 'templates'), join(root, 'schemas'))).toMatchObject({ ok: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text);
  return dir;
}

async function starter(): Promise<CompiledWorkspace> {
  const { compiled } = await prepareWorkspace(join(root, 'templates'));
  if (!compiled) throw new Error('the starter workspace is not valid');
  return compiled;
}

/** What a command prints. */
async function outputOf(...args: string[]): Promise<string> {
  const out: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  try {
    await buildProgram().parseAsync(['node', 'nurture', ...args]);
  } finally {
    write.mockRestore();
  }
  return out.join('');
}

/** The JSON that a curl command sends. */
function bodyOf(command: string): unknown {
  return JSON.parse(/-d '([\s\S]*?)'\s*$/.exec(command)?.[1] ?? '');
}

/** The files that a guide tells to save. */
const filesOfGuide = (): Record<string, string> =>
  Object.fromEntries(
    codeBlocks.flatMap(({ label, code }) => (label?.startsWith('file: ') ? [[label.slice(6), code]] : [])),
  );

describe('the examples of the guides', () => {
  it('are JSON, where they say so', () => {
    const json = codeBlocks.filter((block) => block.language === 'json');
    expect(json.length).toBeGreaterThan(4);
    for (const { code } of json) expect(() => JSON.parse(code) as unknown).not.toThrow();
  });

  it('make a valid workspace: the flow and mails from scratch, without a warning', async () => {
    const files = filesOfGuide();
    expect(Object.keys(files)).toHaveLength(3);
    const { findings, compiled } = await prepareWorkspace(freshWorkspace(files));
    expect(findings).toEqual([]);
    expect(compiled?.flows.map((flow) => flow.id)).toContain('newsletter-welcome');
  });

  it('have transitions that a flow may hold', async () => {
    const blocks = labelled('check: transition');
    expect(blocks).toHaveLength(2);
    for (const { code } of blocks) {
      const flow = JSON.parse(readFileSync(join(root, 'templates', FLOW), 'utf8')) as { states: { back: object } };
      flow.states.back = { ...flow.states.back, on: JSON.parse(code) as object };
      const { findings } = await prepareWorkspace(freshWorkspace({ [FLOW]: JSON.stringify(flow) }));
      expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
    }
  });

  it('have events that the API takes', async () => {
    const { settings } = await starter();
    const blocks = labelled('check: event');
    expect(blocks).toHaveLength(2);
    for (const { code } of blocks) {
      const body = bodyOf(code);
      const events: unknown[] = Array.isArray(body) ? body : [body];
      for (const event of events) expect(await checkShape(EventDto, event)).toHaveProperty('value');
      const rules = rulesFor(settings.content, Date.UTC(2027, 0, 1), () => 'made');
      expect(judge(events as IncomingEvent[], rules)).not.toHaveProperty('refusals');
    }
  });

  it('have answers of sales that the API takes, with a reason that handoff.json has', async () => {
    const { handoff } = await starter();
    const blocks = labelled('check: outcome');
    expect(blocks).toHaveLength(1);
    for (const { code } of blocks) {
      const body = bodyOf(code) as OutcomeDto;
      expect(await checkShape(OutcomeDto, body)).toHaveProperty('value');
      expect(handoff.content.reasons.recycle.map(({ id }) => id)).toContain(body.reason);
    }
  });

  it('have lines of money, plans and answers that the API takes', async () => {
    const shapes = {
      deals: [NewDealDto],
      spend: [NewSpendDto, judgeSpend],
      revenue: [NewRevenueDto, judgeRevenue],
      targets: [NewTargetDto, judgeTarget],
      'plan/funnel': [FunnelGoalDto],
      maturity: [NewScanDto],
    } as const;
    const blocks = labelled('check: money');
    expect(blocks).toHaveLength(Object.keys(shapes).length);
    for (const { code } of blocks) {
      const body = bodyOf(code);
      const route = /\$NURTURE\/([\w/]+)/.exec(code)?.[1] as keyof typeof shapes;
      const [type, judge] = shapes[route] as readonly [new () => object, ((given: never) => object)?];
      for (const line of Array.isArray(body) ? (body as unknown[]) : [body]) {
        expect(await checkShape(type, line)).toHaveProperty('value');
        if (judge) expect(Array.isArray(judge(line as never))).toBe(false);
      }
    }
  });

  it('have plans that print what the guide shows', async () => {
    const guide = docPages.find(({ path }) => path.endsWith('figures.md'))?.text ?? '';
    const commands = labelled('check: command').flatMap(({ code }) => code.replaceAll('\\\n', ' ').trim().split('\n'));
    expect(commands).toHaveLength(3);
    const printed: string[] = [];
    for (const command of commands) {
      printed.push(await outputOf(...command.replace(/^npx nurture /, '').split(/\s+/)));
    }
    expect(guide).toContain(printed[0]);
    expect(printed[2]).toContain('at 10%: a result of 659.00, 1,016.95 % more');
    const file = join(scratch, 'channels.json');
    writeFileSync(file, labelled('check: channels')[0]?.code ?? '');
    expect(guide).toContain(await outputOf('plan', 'channels', file));
  });

  it('have a scripted walk that ends as its events say', async () => {
    const [block] = labelled('check: scenario');
    const file = join(scratch, 'scenario.json');
    writeFileSync(file, block?.code ?? '');
    const printed = await outputOf('simulate', join(root, 'templates', FLOW), '--events', file, '--json');
    expect(JSON.parse(printed)).toMatchObject({
      path: 'sent -> 3 days -> reminder -> opened -> deepDive -> meeting.booked -> goal',
    });
  });

  it('have an expectation that the scripted walk meets', async () => {
    const [scenario, expectation] = ['check: scenario', 'check: expectation'].map((label) => labelled(label)[0]?.code);
    const dir = freshWorkspace();
    const test = join(dir, 'flows/guide.flow-test.json');
    const given = JSON.parse(scenario ?? '') as object;
    const expected = JSON.parse(expectation ?? '') as unknown;
    writeFileSync(test, JSON.stringify({ flow: 'b2b-maturity-whitepaper', ...given, expect: expected }));
    expect(JSON.parse(await outputOf('test', test, '--json'))).toMatchObject({
      passed: 1,
      tests: [{ differences: [], error: null }],
    });
  });

  it('have a population that comes out as they print it', async () => {
    const [command, printed] = ['check: population', 'check: population printed'].map(
      (label) => labelled(label)[0]?.code,
    );
    const words = [...(command ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(await outputOf(...words.slice(2))).toContain(printed);
  });

  it('list the codes of errors as the API gives them', () => {
    const guide = docPages.find(({ path }) => path.endsWith('integrator.md'))?.text ?? '';
    const rows = [...guide.matchAll(/^\| (\d{3}) +\| ([^|]+)\|/gm)].flatMap(([, status, codes]) =>
      [...(codes ?? '').matchAll(/`([\w-]+)`/g)].map(([, code]) => [code, Number(status)]),
    );
    const all = Object.entries(PROBLEMS).map(([code, [status]]) => [code, status]);
    const told = Object.fromEntries(rows) as Record<string, number>;
    expect({ ...told, 'method-not-allowed': 405 }).toEqual(Object.fromEntries(all));
  });
});

describe('the README', () => {
  it('shows what the check really says of a misspelt state', async () => {
    const text = readFileSync(join(root, 'templates', FLOW), 'utf8').replace('"deepDive"', '"deepDiv"');
    const { findings } = await prepareWorkspace(freshWorkspace({ [FLOW]: text }));
    const readme = docPages[0]?.text ?? '';
    const [found] = findings.filter((finding) => finding.rule === 'unknown-target');
    if (!found) throw new Error('the check found nothing');
    expect(readme).toContain(`${found.file}:`);
    expect(readme).toContain(found.path);
    expect(readme).toContain(found.message);
  });
});
