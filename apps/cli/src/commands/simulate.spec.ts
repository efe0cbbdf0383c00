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

  const many = (...args: string[]): Promise<CommandRun> =>
    simulate('b2b-maturity-whitepaper', '--contacts', '200', ...args);

  it('prints what becomes of many people: leads with their bands, states with bars, mails and paths', async () => {
    const { out, errors, code } = await many('--rates', 'open=45%,click=12%,meeting.booked=10%', '--over', '30 days');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('200 people, coming in over 30 days from 2026-01-05');
    expect(out).toMatch(/warm leads +\d+ +[\d.]+% +\(\d+ – \d+\)/);
    expect(out).toMatch(/sent +200 +100% +█{24}/);
    expect(out).toMatch(/whitepaper-delivery +200 +\d+ +\d+%/);
    expect(out).toContain('sent -> 3 days -> reminder -> 4 business days -> cold');
    expect(out).toContain('from 20 seeds');
  });

  it('gives programs the figures of a population, the same for the same seed', async () => {
    const rates = 'open=40%,whitepaper-reminder.open=10%,tracking=80%,page.viewed(url: /services, seconds: 9)=50%';
    const { out } = await many('--rates', rates, '--seed', '3', '--json');
    const figures = JSON.parse(out) as Record<string, unknown>;
    expect(figures).toMatchObject({
      flow: 'b2b-maturity-whitepaper',
      seed: 3,
      people: 200,
      seeds: 20,
      rates: {
        mail: { open: 0.4 },
        mails: { 'whitepaper-reminder': { open: 0.1 } },
        tracking: 0.8,
        events: [{ type: 'page.viewed', share: 0.5, properties: [{ url: '/services', seconds: 9 }] }],
      },
      enrolled: { people: 200, low: 200, high: 200 },
    });
    expect((await many('--rates', rates, '--seed', '3', '--json')).out).toBe(out);
  });

  it('takes an event that the flow waits for with what its guard asks', async () => {
    const { out } = await many('--rates', 'page.viewed=5%', '--json');
    expect(JSON.parse(out)).toMatchObject({ rates: { events: [{ properties: [{ url: '/pricing' }] }] } });
  });

  it.each([
    ['no rates', [], 'say how they take it'],
    ['a rate over 100%', ['--rates', 'open=145%'], '--rates: rates are shares from 0% to 100%'],
    ['a rate that is none', ['--rates', 'open'], '--rates: rates are shares'],
    ['an event for a rate of mails', ['--rates', 'mail.opened=45%'], 'did you mean open?'],
    ['a misspelt mail', ['--rates', 'whitepaper-remainder.open=45%'], 'did you mean whitepaper-reminder.open?'],
    ['a misspelt event', ['--rates', 'meeting.boked=2%'], 'did you mean meeting.booked?'],
    ['properties that are none', ['--rates', 'page.viewed(/pricing)=2%'], '--rates: rates carry properties'],
    ['a time that is none', ['--rates', 'open=45%', '--over', 'soon'], '--over wants a duration'],
    ['a persona beside them', ['--as', 'opener'], 'say who walks: one of'],
  ])('refuses many people with %s, and says what to write', async (_, args, message) => {
    const { errors, code } = await many(...args);
    expect(errors).toContain(message);
    expect(code).toBe(2);
  });

  it.each([
    ['no one to play', [], 'say who walks'],
    ['rates for one person', ['--as', 'opener', '--rates', 'open=45%'], '--rates goes with --contacts'],
    ['too few people', ['--contacts', '3', '--rates', 'open=45%'], '--contacts wants a whole number from 20'],
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
