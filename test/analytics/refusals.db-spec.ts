import { askedFor, readCalibration } from '@nurture/analytics';
import { testDatabase } from '../support';

const ZONE = 'Europe/Amsterdam';
const PERIOD = { from: '2026-11-01', until: '2026-11-30' };
const CLOSED_AT = '2026-11-20T12:00:00Z';

interface Closed {
  readonly status: 'won' | 'lost' | 'rejected';
  readonly reason: string | null;
  readonly rules: readonly string[];
  readonly channel: string;
}

describe('what sales says, beside what it concerns', () => {
  const store = testDatabase();
  let given = 0;

  const closed = async ({ status, reason, rules, channel }: Closed, times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      const [contact] = await store.db.query<{ id: string }>(
        'INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id',
        [`refused-${(given += 1)}@example.com`],
      );
      const id = contact?.id;
      await store.db.query(
        `WITH origin AS (
           INSERT INTO figure_origin (channel, source, medium, campaign, page) VALUES ($2, '', '', '', '')
           ON CONFLICT ON CONSTRAINT figure_origin_once DO UPDATE SET channel = excluded.channel RETURNING id)
         INSERT INTO figure_contact (contact_id, origin_id, left_way, assets, walk, walk_keys)
         SELECT $1, id, false, '{}', '{}', '{}' FROM origin`,
        [id, channel],
      );
      for (const rule of rules)
        await store.db.query(
          `INSERT INTO score_entry (contact_id, at, rule, points, event_id, because, written_at)
           VALUES ($1, '2026-11-01', $2, 5, gen_random_uuid(), 'did', nurture_now())`,
          [id, rule],
        );
      const [handoff] = await store.db.query<{ id: string }>(
        `INSERT INTO handoff (contact_id, status, reasons, brief, created_at, closed_at)
         VALUES ($1, $2, '[]', '{"score": 80}', '2026-11-10', $3) RETURNING id`,
        [id, status, CLOSED_AT],
      );
      // What was said on the way is no reason for the end.
      for (const [answer, why, at] of [['accept', 'on-the-way', '2026-11-11'], [status, reason, CLOSED_AT]] as const)
        await store.db.query(
          `INSERT INTO handoff_answer (handoff_id, at, answer, reason, person, via) VALUES ($1, $2, $3, $4, 'tom', 'api')`,
          [handoff?.id, at, answer, why],
        );
    }
  }; // prettier-ignore

  it('counts the reasons for a no per rule and per source, with the lift of the rule and its interval', async () => {
    await closed({ status: 'won', reason: null, rules: ['demo'], channel: 'search' }, 30);
    await closed({ status: 'lost', reason: 'too-dear', rules: ['demo'], channel: 'search' }, 6);
    await closed({ status: 'rejected', reason: 'no-budget', rules: ['blog'], channel: 'social' }, 20);
    await closed({ status: 'rejected', reason: 'a-student', rules: ['blog'], channel: 'social' }, 8);
    await closed({ status: 'won', reason: null, rules: [], channel: 'social' }, 10);
    const { rules, sources } = await readCalibration(store.db, askedFor(PERIOD, ZONE));
    const demo = rules.find(({ rule }) => rule === 'demo');
    const blog = rules.find(({ rule }) => rule === 'blog');
    expect(demo).toMatchObject({ n: 36, reasons: [{ answer: 'lost', reason: 'too-dear', leads: 6 }] });
    expect(blog?.reasons).toEqual([
      { answer: 'rejected', reason: 'no-budget', leads: 20 },
      { answer: 'rejected', reason: 'a-student', leads: 8 },
    ]);
    expect(demo?.lift?.value).toBeGreaterThan(1);
    expect(demo?.lift?.low).toBeGreaterThan(1);
    expect(demo?.lift?.low).toBeLessThan(demo?.lift?.value ?? 0);
    expect(demo?.lift?.high).toBeGreaterThan(demo?.lift?.value ?? Infinity);
    expect(sources).toEqual([
      { source: 'search', reasons: [{ answer: 'lost', reason: 'too-dear', leads: 6 }] },
      { source: 'social', reasons: blog?.reasons },
    ]);
  });
});
