import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { removeTempWorkspaces, tempWorkspace } from '../../../../test/support/temp-workspace';
import * as explain from './explain';
import * as graph from './graph';

const root = join(__dirname, '../../../..');
const FLOW = 'b2b-maturity-whitepaper';

/** Runs a command in this process, and gives back what it printed and its exit code. */
async function run(...args: string[]): Promise<{ out: string; errors: string; code: number }> {
  const out: string[] = [];
  const errors: string[] = [];
  const before = process.exitCode;
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
  process.exitCode = undefined;
  const program = new Command('nurture');
  graph.register(program.command('graph'));
  explain.register(program.command('explain'));
  await program.parseAsync(['node', 'nurture', ...args]);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = before;
  [stdout, stderr].forEach((spy) => spy.mockRestore());
  return { out: out.join(''), errors: errors.join(''), code };
}

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);

describe('telling a flow', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nurture-tell-'));
  beforeAll(() => (process.env['NURTURE_WORKSPACE'] = join(root, 'templates')));
  afterAll(() => {
    delete process.env['NURTURE_WORKSPACE'];
    rmSync(dir, { recursive: true });
    removeTempWorkspaces();
  });

  it('draws it as Mermaid unless asked otherwise', async () => {
    const { out, code } = await run('graph', FLOW);
    expect(code).toBe(0);
    expect(out).toMatch(/^flowchart TD\n/);
    expect(out).toContain('sent -->|"3 days"| reminder');
  });

  it('draws a flow given by its file, as SVG, into a file', async () => {
    const file = join(dir, 'flow.svg');
    const { out, code } = await run(
      'graph',
      join(root, `templates/flows/${FLOW}.json`),
      '--format',
      'svg',
      '--out',
      file,
    );
    expect({ out, code }).toEqual({ out: '', code: 0 });
    expect(readFileSync(file, 'utf8')).toMatch(
      /^<svg [^]*<title[^>]*>Whitepaper: the B2B maturity model<\/title>[^]*<\/svg>\n$/,
    );
  });

  it('says it in sentences, in Dutch where asked', async () => {
    expect((await run('explain', FLOW)).out).toContain('  After 3 days they go on to “reminder”.\n');
    expect((await run('explain', FLOW, '--locale', 'nl')).out).toContain(
      '  Na 3 dagen gaan ze door naar “reminder”.\n',
    );
  });

  it('gives programs the sections with their sentences', async () => {
    const { out } = await run('explain', FLOW, '--json');
    expect(JSON.parse(out)).toMatchObject({
      flow: FLOW,
      locale: 'en',
      title: 'Whitepaper: the B2B maturity model',
      sections: expect.arrayContaining([{ heading: 'Step “cold”', sentences: ['Here the flow ends.'] }]) as unknown,
    });
  });

  it('does not let a name in a flow steer the terminal', async () => {
    const file = join(dir, 'stray.json');
    const states = { a: { type: 'final', entry: { tag: 'x\u001b[2Jy' } } };
    writeFileSync(file, JSON.stringify({ id: 'stray', name: 'n\u001b[31m', initial: 'a', states }));
    for (const command of ['graph', 'explain']) expect((await run(command, file)).out).not.toMatch(/\u001b\[(2J|31m)/);
  });

  it.each([
    ['a comma too many', '{ "id": "x", }', 'flows/x.json:1:14  error  json-syntax'],
    ['nothing in it', '', 'flows/x.json:1:1  error  json-syntax'],
    ['a list in it', '[]', 'flows/x.json:1:1  error  wrong-type'],
    ['100 levels and more', '['.repeat(5_000), 'flows/x.json:1:1  error  json-too-deep'],
    ['more than 1 MB', JSON.stringify({ id: 'x', note: 'x'.repeat(2_000_000) }), 'error  file-too-large'],
  ])('tells a flow of a workspace with %s as nurture validate would', async (_, text, told) => {
    const file = join(tempWorkspace({ 'flows/x.json': text }), 'flows/x.json');
    const { errors, code } = await run('explain', file);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining(told) as string });
  });

  it.each([
    ['an unknown flow', ['graph', 'nope'], 'there is: b2b-maturity-whitepaper'],
    ['an unknown format', ['graph', FLOW, '--format', 'png'], '--format is mermaid or svg, not png'],
    ['an unknown language', ['explain', FLOW, '--locale', 'fr'], '--locale is en or nl, not fr'],
  ])('refuses %s as wrong usage, and says what to do', async (_, args, message) => {
    const { errors, code } = await run(...args);
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining(message) as string });
  });
});
