import type { FlowDocument } from '@nurture/core/flow';
import { testDatabase } from '../../../../test/support';
import { referenceDocument, referencePublication } from '../../../../test/support/reference-world';
import { strayTimers } from '../../../../test/support/timers';
import { planPublication, publish } from '../index';

const FULL = process.env['NURTURE_TEST_FULL'] === '1';
const PEOPLE = FULL ? 100_000 : 2_000;
jest.setTimeout(FULL ? 20 * 60_000 : 60_000);

const FLOW = referenceDocument.id;
const { reminder, sent, ...others } = referenceDocument.states;
const renamed: FlowDocument = {
  ...referenceDocument,
  states: { ...others, sent: { ...sent, after: { '5 days': 'nudge' } }, nudge: { ...reminder } },
};

/** People in two states, whose clocks started hours ago. */
const SETTLE = /* sql */ `
WITH people AS (
  INSERT INTO contact (email, created_at) SELECT 'p' || n || '@example.com', nurture_now() FROM generate_series(1, $1) n RETURNING id
), profiles AS (
  INSERT INTO contact_profile (contact_id, stage_since) SELECT id, nurture_now() FROM people
), walks AS (
  INSERT INTO enrolment (flow_id, flow_version, contact_id, state, visit, snapshot, enrolled_at, entered_at, due_at)
  SELECT $2, 1, id, s.state, 1, s.snapshot || jsonb_build_object('visits', jsonb_build_object(s.state, 1)), nurture_now(),
         nurture_now(), s.due_at
  FROM people CROSS JOIN LATERAL (
    SELECT CASE id % 2 WHEN 0 THEN 'sent' ELSE 'reminder' END AS state, nurture_now() + interval '3 days' AS due_at,
      jsonb_build_object('remembered', '{}'::jsonb, 'enrolledByAt', 0, 'asset', 'b2b-maturity-model', 'lastSeq', 1,
        'asks', '{"count": 0, "lastAt": 0, "lastSeq": 0}'::jsonb, 'awaiting', '[]'::jsonb, 'fired', '[]'::jsonb,
        'clockStartedAt', floor(extract(epoch FROM nurture_now()) * 1000) - id % 100 * 60000,
        'timers', jsonb_build_array(jsonb_build_object('key', '3 days', 'at', floor(extract(epoch FROM nurture_now()) * 1000))),
        'dates', '{}'::jsonb, 'done', '[]'::jsonb, 'needsSchedule', false, 'enrolledWith', '{}'::jsonb) AS snapshot) s
  RETURNING id, contact_id, due_at
)
INSERT INTO enrolment_timer (due_at, enrolment_id, contact_id) SELECT due_at, id, contact_id FROM walks`;

describe('a crowd', () => {
  const store = testDatabase();
  const wanted = { [FLOW]: { states: { reminder: { to: 'nudge', enter: false } }, from: null } };

  beforeAll(async () => {
    await publish(store.db, referencePublication());
    await store.db.query(SETTLE, [PEOPLE, FLOW]);
    // As autovacuum does with what came in over weeks.
    await store.db.query('ANALYZE');
  });

  it('is previewed and moved in one transaction, each with a trace', async () => {
    const begun = performance.now();
    const plan = await planPublication(store.db, referencePublication([renamed]), wanted);
    const planned = performance.now();
    expect(plan.flows[0]?.migration?.groups.map(({ state, people }) => [state, people])).toEqual([
      ['reminder', PEOPLE / 2],
      ['sent', PEOPLE / 2],
    ]);
    const migration = { wanted, mailsWithdrawn: null };
    const published = await publish(store.db, referencePublication([renamed]), { atStartUp: false, migration });
    const moved = performance.now();
    expect(published.migrations).toMatchObject([{ people: PEOPLE, to: 2 }]);
    const rows = await store.db.query(
      `SELECT e.flow_version AS version, e.state, count(*)::int AS people,
              (count(*) FILTER (WHERE s.trace ->> 'event' = 'migrate'))::int AS traces
       FROM enrolment e LEFT JOIN enrolment_step s ON s.enrolment_id = e.id GROUP BY 1, 2 ORDER BY 2`,
    );
    expect(rows).toEqual([
      { version: 2, state: 'nudge', people: PEOPLE / 2, traces: PEOPLE / 2 },
      { version: 2, state: 'sent', people: PEOPLE / 2, traces: PEOPLE / 2 },
    ]);
    expect(await strayTimers(store.db)).toEqual([]);
    if (FULL) process.stdout.write(`previewed in ${seconds(planned - begun)}, moved in ${seconds(moved - planned)}\n`);
  });

  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
});
