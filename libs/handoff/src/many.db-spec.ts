import type { TeamMember } from '@nurture/core/workspace';
import { now, tasks } from '@nurture/store';
import { testDatabase } from '../../../test/support';
import { salesContext, salesperson, salesTeam } from '../../../test/support/sales';
import { createHandoffs } from './create';
import { sweepHandoffs } from './sweep';

const LEADS = process.env['NURTURE_TEST_FULL'] === '1' ? 10_000 : 150;
/** Some 2 ms each on a quiet machine; on a busy one many times that. */
const PATIENCE_MS = 30_000 + LEADS * 50;
const WORKERS = 8;
const SELLERS = 7; // doesn't divide the leads: the last round is a part of one

describe(`${LEADS} handoffs under ${WORKERS} workers`, () => {
  const store = testDatabase({ poolSize: WORKERS + 2 });
  const sellers = (capacity: number | null): TeamMember[] =>
    Array.from({ length: SELLERS }, (_, n) => salesperson(`s${n}`, { capacity }));

  const plan = async (): Promise<void> => {
    const ids = await store.db.query<{ id: string }>(
      `WITH made AS (
         INSERT INTO contact (email, created_at)
         SELECT 'lead' || n || '@example.org', nurture_now() FROM generate_series(1, $1::int) AS n RETURNING id
       )
       INSERT INTO contact_profile (contact_id, stage, stage_since, score, fields)
       SELECT id, 'sql', nurture_now(), 80, '{}' FROM made RETURNING contact_id AS id`,
      [LEADS],
    );
    const at = await now(store.db);
    const task = (contactId: string, n: number) => ({
      queue: 'create-handoff' as const,
      key: `handoff:${contactId}:${n}`,
      contactId,
      dueAt: at,
      payload: { contactId, because: `trigger ${n}`, at, enrolmentId: null, flowId: null },
    });
    // Every tenth is triggered twice.
    await tasks.plan(
      store.db,
      ids.flatMap(({ id }, place) => (place % 10 === 0 ? [task(id, 1), task(id, 2)] : [task(id, 1)])),
    );
  };
  const work = async (context: ReturnType<typeof salesContext>): Promise<void> => {
    for (;;) {
      const claimed = await tasks.claim(store.db, 'create-handoff', { limit: 50, leaseSeconds: 600 });
      if (claimed.length === 0) return;
      await store.db.transaction(async (tx) => {
        const held = await tasks.finish(tx, claimed);
        expect(held).toHaveLength(claimed.length);
        await createHandoffs(tx, claimed, context);
      });
    }
  };
  const byAll = (context: ReturnType<typeof salesContext>): Promise<unknown> =>
    Promise.all(Array.from({ length: WORKERS }, () => work(context)));
  const counts = async (sql: string): Promise<number[]> => (await store.db.query<{ n: number }>(sql)).map(({ n }) => n);
  const openDesks = (): Promise<number[]> =>
    counts(`SELECT count(*)::int AS n FROM handoff_assignment WHERE ended_at IS NULL GROUP BY person ORDER BY person`);

  beforeEach(async () => {
    await store.db.query('DELETE FROM task');
    await store.db.query('DELETE FROM contact');
    await plan();
  }, PATIENCE_MS);

  it(
    'give each to one person, everybody who is there as many, give or take one, and brief them of each once',
    async () => {
      const today = new Date(await now(store.db)).toISOString().slice(0, 10);
      const away = salesperson('away', { absences: [{ from: today, until: today }] });
      await byAll(salesContext(salesTeam([away, ...sellers(null)])));
      expect(await counts('SELECT count(*)::int AS n FROM handoff')).toEqual([LEADS]);
      expect(
        await counts('SELECT count(*)::int AS n FROM handoff_assignment GROUP BY handoff_id HAVING count(*) > 1'),
      ).toEqual([]);
      const desks = await openDesks();
      expect(desks).toHaveLength(SELLERS); // nobody gave any to who is away
      expect(desks.reduce((sum, n) => sum + n, 0)).toBe(LEADS);
      expect(Math.max(...desks) - Math.min(...desks)).toBeLessThanOrEqual(1);
      expect(await counts(`SELECT count(*)::int AS n FROM task WHERE key LIKE 'brief:%'`)).toEqual([LEADS]);
      expect(await counts(`SELECT count(*)::int AS n FROM event WHERE type = 'handoff.created'`)).toEqual([LEADS]);
      // Every tenth was triggered twice: both reasons stand with it.
      expect(await counts('SELECT count(*)::int AS n FROM handoff WHERE jsonb_array_length(reasons) = 2')).toEqual([
        LEADS / 10,
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'fill no desk beyond its capacity: the rest waits, and moves up as desks empty',
    async () => {
      const capacity = Math.floor(LEADS / SELLERS / 4);
      const context = salesContext(salesTeam(sellers(capacity)));
      await byAll(context);
      expect(await openDesks()).toEqual(Array.from({ length: SELLERS }, () => capacity));
      const waiting = (): Promise<number[]> =>
        counts('SELECT count(*)::int AS n FROM handoff WHERE salesperson IS NULL AND closed_at IS NULL');
      expect(await waiting()).toEqual([LEADS - SELLERS * capacity]);
      await store.db.query(
        `WITH ended AS (UPDATE handoff_assignment SET ended_at = nurture_now() WHERE person IN ('s0', 's1') RETURNING handoff_id)
       UPDATE handoff SET status = 'lost', closed_at = nurture_now() FROM ended WHERE id = handoff_id`,
      );
      await Promise.all(Array.from({ length: WORKERS }, () => sweepHandoffs(store.db, context)));
      expect(await openDesks()).toEqual(Array.from({ length: SELLERS }, () => capacity));
      expect(await waiting()).toEqual([LEADS - (SELLERS + 2) * capacity]);
    },
    PATIENCE_MS,
  );
});
