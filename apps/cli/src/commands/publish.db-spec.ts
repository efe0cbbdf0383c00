import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { testDatabase } from '../../../../test/support';
import { register } from './publish';

const root = join(__dirname, '../../../..');
const FLOW = 'b2b-maturity-whitepaper';

/** Of somebody who rests, waiting for what sales say. */
const SNAPSHOT = {
  ...{
    visits: { resting: 1 },
    remembered: {},
    enrolledByAt: 0,
    asset: null,
    asks: { count: 0, lastAt: 0, lastSeq: 0 },
  },
  ...{ lastSeq: 1, awaiting: [], clockStartedAt: null, timers: [], fired: [], dates: {}, done: [] },
  ...{ needsSchedule: false, enrolledWith: {} },
};

/** Runs the command in this process, and gives back what it printed and its exit code. */
async function publish(...args: string[]): Promise<{ out: string; code: number }> {
  const out: string[] = [];
  const before = process.exitCode;
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  process.exitCode = undefined;
  const program = new Command('nurture');
  register(program.command('publish'));
  await program.parseAsync(['node', 'nurture', 'publish', ...args]);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = before;
  stdout.mockRestore();
  return { out: out.join(''), code };
}

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);

describe('nurture publish', () => {
  const store = testDatabase();
  const dir = mkdtempSync(join(tmpdir(), 'nurture-publish-'));
  const workspace = join(dir, 'workspace');
  const flowFile = join(workspace, 'flows', `${FLOW}.json`);
  const original = readFileSync(join(root, 'templates/flows', `${FLOW}.json`), 'utf8');

  beforeAll(() => {
    cpSync(join(root, 'templates'), workspace, { recursive: true });
    process.env['DATABASE_URL'] = store.url;
    process.env['NURTURE_DATA'] = join(dir, 'data');
  });
  afterAll(() => {
    delete process.env['DATABASE_URL'];
    delete process.env['NURTURE_DATA'];
    rmSync(dir, { recursive: true });
  });

  const versions = async (): Promise<number[]> => {
    const rows = await store.db.query<{ number: number }>('SELECT number FROM flow_version ORDER BY number');
    return rows.map(({ number }) => number);
  };

  it('publishes a workspace once, and finds nothing new the second time', async () => {
    const first = await publish(workspace);
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`${FLOW} +version 1`)) as string });
    const again = await publish(workspace);
    expect(again).toEqual({ code: 0, out: 'Nothing had changed: no new versions.\n' });
    expect(await versions()).toEqual([1]);
  });

  it('says with --dry-run what would change and who is where, and publishes nothing', async () => {
    await store.db.query(
      `WITH person AS (INSERT INTO contact (email, created_at) VALUES ('ann@example.com', nurture_now()) RETURNING id)
       INSERT INTO enrolment (flow_id, flow_version, contact_id, state, visit, snapshot, enrolled_at, entered_at)
       SELECT $1, 1, person.id, 'resting', 1, $2::jsonb, nurture_now(), nurture_now() FROM person`,
      [FLOW, JSON.stringify(SNAPSHOT)],
    );
    writeFileSync(flowFile, original.replace('"14 days": "cold"', '"14 days": "done"'));
    const { out, code } = await publish(workspace, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('would become version 2');
    expect(out).toContain('~ way on  back: 14 days  → cold  ⇒  → done');
    expect(out).toContain('1 in resting');
    expect(await versions()).toEqual([1]);
  });

  it('gives programs the differences and the people, and publishes without --dry-run', async () => {
    const { out } = await publish(workspace, '--json');
    expect(JSON.parse(out)).toMatchObject({
      valid: true,
      dryRun: false,
      flows: [
        {
          id: FLOW,
          change: 'new',
          version: 2,
          inForce: 1,
          differences: [{ part: 'way', change: 'changed', what: 'back: 14 days' }],
          people: [{ version: 1, state: 'resting', people: 1 }],
        },
      ],
    });
    expect(await versions()).toEqual([1, 2]);
  });

  describe('with --migrate', () => {
    const map = join(dir, 'map.json');
    const renamed = original.replaceAll('"resting"', '"quiet"');

    beforeAll(() => {
      writeFileSync(flowFile, renamed);
    });

    it('names who would be without a place, publishes nothing, and exits 1', async () => {
      const { out, code } = await publish(workspace, '--migrate');
      expect(out).toContain('1 in state resting, which the new version does not have');
      expect(code).toBe(1);
      expect(await versions()).toEqual([1, 2]);
    });

    it('shows with --dry-run who would move where, and what they get next', async () => {
      writeFileSync(map, JSON.stringify({ flows: { [FLOW]: { states: { resting: 'quiet' } } } }));
      const { out, code } = await publish(workspace, '--migrate', map, '--dry-run');
      expect(out).toMatch(
        /1 would move to version 3:\n +1 in resting of version 1 +→ quiet +next: when something happens\n/,
      );
      expect(code).toBe(0);
      expect(await versions()).toEqual([1, 2]);
    });

    it('moves them with the publication, and says so', async () => {
      const { out } = await publish(workspace, '--migrate', map, '--json');
      expect(JSON.parse(out)).toMatchObject({
        flows: [{ version: 3, change: 'new', migration: { to: 3, people: 1, groups: [{ to: 'quiet', people: 1 }] } }],
      });
      expect(await store.db.query('SELECT flow_version AS v, state FROM enrolment')).toEqual([
        { v: 3, state: 'quiet' },
      ]);
      const again = await publish(workspace, '--migrate', map);
      expect(again.out).toContain('nobody is on another version');
    });

    it('says what a file says wrongly, and exits 2', async () => {
      const errors: string[] = [];
      const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
      writeFileSync(map, JSON.stringify({ flows: { [FLOW]: { states: { resting: 7 } } } }));
      const { code } = await publish(workspace, '--migrate', map);
      const folder = await publish('--migrate', workspace);
      stderr.mockRestore();
      expect([code, folder.code]).toEqual([2, 2]);
      expect(errors.join('')).toContain(`flows.${FLOW}.states.resting must be an object`);
    });
  });

  it('publishes nothing of a workspace with errors, names them, and exits 1', async () => {
    writeFileSync(flowFile, original.replace('"14 days": "cold"', '"14 days": "nowhere"'));
    const { out, code } = await publish(workspace, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ valid: false, findings: [{ rule: 'unknown-target' }] });
    expect(await versions()).toEqual([1, 2, 3]);
  });
});
