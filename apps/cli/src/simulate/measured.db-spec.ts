import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '../../../../test/support';
import { type CommandRun, runHere } from '../../../../test/support/run-command';

const FLOW = 'b2b-maturity-whitepaper';

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);

describe('nurture simulate --rates measured', () => {
  const store = testDatabase();
  const dir = mkdtempSync(join(tmpdir(), 'nurture-measured-'));
  const templates = join(__dirname, '../../../../templates');
  beforeAll(() => {
    process.env['NURTURE_WORKSPACE'] = templates;
    process.env['DATABASE_URL'] = store.url;
    process.env['NURTURE_DATA'] = join(dir, 'data');
  });
  afterAll(() => {
    for (const name of ['NURTURE_WORKSPACE', 'DATABASE_URL', 'NURTURE_DATA']) delete process.env[name];
    rmSync(dir, { recursive: true });
  });

  const measured = (...args: string[]): Promise<CommandRun> =>
    runHere('simulate', FLOW, '--contacts', '100', '--rates', 'measured', ...args);

  it('says how much there is where that is too little, and what to do', async () => {
    const { errors, code } = await measured();
    expect(code).toBe(1);
    expect(errors).toContain('0 mails long enough ago, and 30 are needed');
    expect(errors).toContain('--rates open=45%,click=12%');
  });

  it('takes the rates of the workspace’s own people, and says how many stand behind each', async () => {
    await store.db.query(
      `WITH person AS (
         INSERT INTO contact (email, created_at)
         SELECT n || '@example.com', nurture_now() FROM generate_series(1, 40) AS n RETURNING id
       ), enrolled AS (
         INSERT INTO enrolment (flow_id, flow_version, contact_id, state, visit, snapshot, enrolled_at, entered_at)
         SELECT $1, 1, id, 'sent', 1, '{}', nurture_now() - interval '60 days', nurture_now() FROM person
       ), sent AS (
         INSERT INTO mail (key, contact_id, flow_id, name, kind, recipient, status, tracked, created_at, settled_at)
         SELECT 'mail-' || id, id, $1, 'whitepaper-delivery', 'service', 'x@example.com', 'sent', true, nurture_now(),
                nurture_now() - interval '50 days' FROM person RETURNING id
       )
       INSERT INTO hit (key, kind, mail_id, at, evidence, verdict, counts)
       SELECT 'open-' || id, 'open', id, nurture_now(), '{}', 'human', true FROM sent ORDER BY id LIMIT 10`,
      [FLOW],
    );
    const { out, code } = await measured();
    expect(code).toBe(0);
    expect(out).toMatch(/whitepaper-delivery\.open +25% +of 40 tracked mails\n/);
    const { measured: rates, mails } = JSON.parse((await measured('--json')).out) as Record<string, object[]>;
    expect(rates).toContainEqual({
      name: 'whitepaper-delivery.open',
      share: 0.25,
      of: 40,
      what: 'tracked mails',
      ofAllMails: false,
    });
    expect(mails?.[0]).toMatchObject({ mail: 'whitepaper-delivery', sent: 100 });
  });
});
