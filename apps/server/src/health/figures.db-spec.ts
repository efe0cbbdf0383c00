import { testDatabase } from '../../../../test/support';
import * as figures from './figures';

const { MOST_COUNTED, ...statements } = figures;
/** Enough that a look at every row would be dearer than an index. */
const ROWS = 30_000;

const FILL = /* sql */ `
INSERT INTO task (queue, key, due_at, payload, created_at)
  SELECT (ARRAY['send-mail', 'announce', 'notify'])[1 + n % 3], 'k' || n, now() + n * interval '1 minute', '{}', now()
  FROM generate_series(1, ${ROWS}) AS n;
INSERT INTO task (queue, key, due_at, payload, created_at) VALUES ('webhook', 'due', now() - interval '90 seconds', '{}', now());
INSERT INTO task (queue, key, due_at, payload, created_at, set_aside_at) VALUES ('notify', 'aside', now() + interval '30 days', '{}', now(), now());
INSERT INTO mail (key, name, kind, recipient, status, created_at)
  SELECT 'm' || n, 'm', 'marketing', 'a@example.org', 'sent', now() - n * interval '1 hour' FROM generate_series(1, ${ROWS}) AS n;
INSERT INTO mail (key, name, kind, recipient, status, doubted, created_at) VALUES ('doubt', 'm', 'marketing', 'a@example.org', 'in-doubt', true, now());
INSERT INTO contact (email, created_at) VALUES ('a@example.org', now());
INSERT INTO enrolment (flow_id, flow_version, contact_id, key, state, visit, snapshot, enrolled_at, entered_at, set_aside)
  SELECT 'f', 1, 1, 'k' || n, 's', 1, '{}', now(), now(), CASE WHEN n = 7 THEN 'a fault' END FROM generate_series(1, ${ROWS}) AS n;
INSERT INTO enrolment_timer (due_at, enrolment_id, contact_id) SELECT now() + n * interval '1 minute', n, 1 FROM generate_series(-1, ${ROWS}) AS n;
INSERT INTO event_pending (event_id, contact_id, received_at, position)
  SELECT gen_random_uuid(), 1, now() - interval '5 seconds', n FROM generate_series(1, ${ROWS}) AS n;
INSERT INTO handoff (contact_id, reasons, brief, created_at) VALUES (1, '[]', '{}', now() - interval '1 hour');
INSERT INTO switch (name, value, changed_at) VALUES ('sending', false, now())`;

const LARGE = ['task', 'mail', 'enrolment', 'enrolment_timer', 'event_pending'];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}
const scanned = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(scanned),
];

describe('the figures of health', () => {
  const store = testDatabase();
  beforeAll(async () => {
    for (const statement of FILL.split(';\n')) await store.db.query(statement);
    await store.db.query('ANALYZE');
  });

  it('never look at every row of a table that grows', async () => {
    const looks: Record<string, string[]> = {};
    for (const [name, sql] of Object.entries(statements)) {
      const [row] = await store.db.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (FORMAT json) ${sql}`);
      const plan = row?.['QUERY PLAN'][0]?.Plan;
      looks[name] = plan ? scanned(plan).filter((table) => LARGE.includes(table)) : ['no plan'];
    }
    expect(looks).toEqual(Object.fromEntries(Object.keys(statements).map((name) => [name, []])));
  });

  it('say what is due, how long it waits, and stop counting where more says no more', async () => {
    const counted = async (sql: string): Promise<unknown> =>
      (await store.db.query<figures.Counted>(sql)).map(({ name, n, ageSeconds }) => [name, n, Math.round((ageSeconds ?? 0) / 30) * 30]); // prettier-ignore
    expect(await counted(figures.QUEUES)).toEqual([['webhook', 1, 90]]);
    expect(await counted(figures.PENDING)).toEqual([['event', MOST_COUNTED, 0]]);
    expect(await counted(figures.TIMERS)).toEqual([['enrolment', 2, 60]]);
    expect(await counted(figures.IN_DOUBT)).toEqual([['in-doubt', 1, 0]]);
    expect(await counted(figures.SET_ASIDE)).toEqual([['enrolment', 1, 0]]);
    expect(await counted(figures.TASKS_SET_ASIDE)).toEqual([['task', 1, 0]]);
    expect(await counted(figures.HANDOFFS)).toEqual([
      ['no-desk', 1, 3_600],
      ['overdue', 0, 0],
    ]);
    expect(await counted(figures.STOPPED)).toEqual([['all', 1, 0]]);
  });
});
