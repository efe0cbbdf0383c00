import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandRun, runHere } from '../../../../test/support/run-command';

const root = join(__dirname, '../../../..');
const flow = join(root, 'templates/flows/b2b-maturity-whitepaper.json');

const simulate = (...args: string[]): Promise<CommandRun> => runHere('simulate', ...args);

interface Answer {
  path: string;
  steps: { at: string; state: string; event: string; actions: string[] }[];
  mails: { mail: string; at: string }[];
  score: number;
}

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);

describe('nurture simulate', () => {
  const dir = mkdtempSync(join(tmpdir(), 'nurture-simulate-'));
  const written = (name: string, value: unknown): string => {
    writeFileSync(join(dir, name), typeof value === 'string' ? value : JSON.stringify(value));
    return join(dir, name);
  };
  beforeAll(() => (process.env['NURTURE_WORKSPACE'] = join(root, 'templates')));
  afterAll(() => {
    delete process.env['NURTURE_WORKSPACE'];
    rmSync(dir, { recursive: true });
  });

  it('prints a timeline and the path for people, and exits 0', async () => {
    const { out, code } = await simulate('b2b-maturity-whitepaper', '--as', 'ignorer');
    expect(code).toBe(0);
    expect(out).toContain('path     sent -> 3 days -> reminder -> 4 business days -> cold');
    expect(out).toContain('mail whitepaper-reminder');
  });

  it('gives programs the path as a string, the steps, the mails and the score', async () => {
    const { out } = await simulate(flow, '--as', 'opener', '--start', '2026-11-23T10:00:00+01:00', '--json');
    const answer = JSON.parse(out) as Answer;
    expect(answer.path).toBe('sent -> opened -> deepDive -> 7 days -> cold');
    expect(answer.steps[0]).toMatchObject({
      at: '2026-11-23T09:00:00.000Z',
      state: 'sent',
      event: 'asset.downloaded',
      actions: ['send whitepaper-delivery'],
    });
    expect(answer.mails).toEqual([
      { mail: 'whitepaper-delivery', at: '2026-11-23T09:00:00.000Z' },
      { mail: 'whitepaper-deep-dive', at: '2026-11-26T09:00:00.000Z' },
    ]);
    expect(answer.score).toBe(26);
  });

  it('plays what a file says, from the start that it names', async () => {
    const events = written('events.json', {
      contact: { score: 40, timezone: 'Europe/Amsterdam' },
      start: '2026-11-23T10:00:00+01:00',
      events: [{ at: '+1 day', type: 'page.viewed', properties: { url: 'https://www.example.com/pricing' } }],
    });
    const { out } = await simulate('b2b-maturity-whitepaper', '--events', events, '--json');
    expect((JSON.parse(out) as Answer).path).toBe('sent -> page.viewed -> talk -> 60 days -> done');
  });

  it('tries a flow whose file lies in no workspace with the settings of the usual one', async () => {
    const stray = written('stray.json', {
      id: 'stray',
      enrol: { on: 'quiz.completed' },
      initial: 'a',
      states: { a: { after: { '2 days': 'b' } }, b: { type: 'final' } },
    });
    const { out } = await simulate(stray, '--as', 'ignorer', '--json');
    expect((JSON.parse(out) as Answer).path).toBe('a -> 2 days -> b');
  });

  it.each([
    ['no one to play', [], 'say who walks'],
    ['an unknown persona', ['--as', 'dreamer'], 'there is no persona dreamer'],
    ['a seed that is no number', ['--as', 'opener', '--seed', 'x'], '--seed wants a whole number'],
    ['a start that is no date', ['--as', 'opener', '--start', 'soon'], '--start wants a date'],
    ['a file that is missing', ['--events', '/nowhere/events.json'], '/nowhere/events.json'],
  ])('refuses %s as wrong usage, and says what to do', async (_, args, message) => {
    const { errors, code } = await simulate('b2b-maturity-whitepaper', ...args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it('refuses an unknown flow, and names those that there are', async () => {
    const { errors, code } = await simulate('b2b', '--as', 'opener');
    expect({ code, errors }).toEqual({
      code: 2,
      errors: expect.stringContaining('there is: b2b-maturity-whitepaper') as string,
    });
  });
});
