import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandRun, runHere } from '../../../../test/support/run-command';

// Three runs, on a machine that may be busy: how long one takes is for the bench.
jest.setTimeout(900_000);

const SIZE =
  process.env['NURTURE_TEST_FULL'] === '1'
    ? ['--contacts', '150', '--weeks', '6']
    : ['--contacts', '10', '--weeks', '1'];

interface Report {
  readonly again: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

describe('nurture demo', () => {
  let dir: string;
  const run = (...args: string[]): Promise<CommandRun> => runHere('demo', ...SIZE, '--exit', '--json', ...args);
  const reportOf = ({ out, errors, code }: CommandRun): Report => {
    if (code !== 0) throw new Error(errors);
    return JSON.parse(out) as Report;
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'nurture-demo-'));
    chmodSync(dir, 0o711);
    process.env['NURTURE_DATA'] = join(dir, 'data');
  });
  afterEach(() => {
    delete process.env['NURTURE_DATA'];
    rmSync(dir, { recursive: true, force: true });
  });

  it('lives through weeks of the funnel; the same seed gives the same figures', async () => {
    const first = reportOf(await run());
    expect(first.again).toBe(false);
    expect(first.figures['mailsSent']).toBeGreaterThanOrEqual(first.figures['contacts'] ?? Infinity);
    expect(first.figures['opened']).toBeGreaterThan(0);
    const shownAgain = reportOf(await run());
    expect(shownAgain).toMatchObject({ again: true, figures: first.figures });
    const made = reportOf(await run('--fresh'));
    expect(made).toMatchObject({ again: false, figures: first.figures });
  });

  it('leaves a folder alone that holds something else', async () => {
    const data = join(dir, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'ours.txt'), 'important');
    const refused = await run();
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain('set NURTURE_DATA to another folder');
    expect(existsSync(join(data, 'ours.txt'))).toBe(true);
  });
});
