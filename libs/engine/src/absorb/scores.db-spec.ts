import type { ScoringModel } from '@nurture/core/workspace';
import { log } from '@nurture/store';
import type { Database, NewEvent } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { referencePublication, referenceScoring } from '../../../../test/support/reference-world';
import {
  absorbBatch,
  contactJourney,
  EnrolmentIds,
  planPublication,
  PublishedBook,
  publish,
  refreshScores,
} from '../index';
import type { AbsorbDeps, EngineLogger } from '../index';

const DAY = 86_400_000;
const silent: EngineLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const fading: ScoringModel = { ...referenceScoring, decay: { kind: 'half-life', halfLifeMs: 10 * DAY } };

describe('scores in the database', () => {
  const store = testDatabase();
  const deps: AbsorbDeps = { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
  let given = 0;

  async function someone(db: Database): Promise<string> {
    const [row] = await db.query<{ id: string }>(
      `INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id`,
      [`scored-${++given}@example.com`],
    );
    return row?.id ?? '';
  }

  async function happened(
    db: Database,
    contactId: string,
    type: string,
    properties: Record<string, unknown>,
  ): Promise<void> {
    const event: NewEvent = { type, at: await clockOf(db), contactId, source: 'api', sourceId: `s-${++given}`, properties }; // prettier-ignore
    await log.append(db, [event]);
    while ((await absorbBatch(db, deps, 50)).contacts > 0);
  }

  async function clockOf(db: Database): Promise<number> {
    const [row] = await db.query<{ now: number }>(`SELECT extract(epoch FROM nurture_now()) * 1000 AS now`);
    return Math.floor(Number(row?.now));
  }

  async function stored(db: Database, contactId: string): Promise<number> {
    const [row] = await db.query<{ score: number }>(`SELECT score FROM contact_profile WHERE contact_id = $1`, [contactId]); // prettier-ignore
    return row?.score ?? NaN;
  }

  it('fade between events without anybody looking, and are brought up to now for lists', async () => {
    const { db } = store;
    await publish(db, referencePublication([], fading));
    const ann = await someone(db);
    await happened(db, ann, 'form.submitted', { form: 'newsletter' });
    await moveClock(db, { days: 10 });
    expect(await stored(db, ann)).toBeCloseTo(15, 2);
    const journey = await db.transaction((tx) => contactJourney(tx, ann));
    expect(journey).toMatchObject({ score: 7.5, scoreEntries: [{ points: 15, worth: 7.5, kind: 'earned' }] });
    await happened(db, ann, 'page.viewed', { url: '/services' });
    expect(await stored(db, ann)).toBeCloseTo(15.5, 2);
    await moveClock(db, { days: 10 });
    expect(await refreshScores(db, deps)).toBeGreaterThan(0);
    expect(await stored(db, ann)).toBeCloseTo(7.75, 2);
  });

  it('follow a new model by adjusting lines, and come back when the old one is published again', async () => {
    const { db } = store;
    await publish(db, referencePublication([]));
    const ann = await someone(db);
    await happened(db, ann, 'form.submitted', { form: 'newsletter' });
    await happened(db, ann, 'page.viewed', { url: '/services' });
    expect(await stored(db, ann)).toBe(23);
    const rules = referenceScoring.rules.flatMap((rule) =>
      rule.id === 'services-page' ? [] : [rule.id === 'newsletter' ? { ...rule, points: 90 } : rule],
    );
    const changed = referencePublication([], { ...referenceScoring, rules });
    const { scoring } = await planPublication(db, changed);
    expect(scoring).toMatchObject({ looked: 2, up: 2, atThreshold: { before: 0, after: 2 } });
    expect(scoring?.examples[0]).toMatchObject({ score: { before: 23, after: 90 } });
    expect(await stored(db, ann)).toBe(23);
    await publish(db, changed);
    await refreshScores(db, deps);
    expect(await stored(db, ann)).toBe(90);
    const [row] = await db.query<{ stage: string }>(`SELECT stage FROM contact_profile WHERE contact_id = $1`, [ann]);
    // Old deeds hand nobody over, whatever they are worth now.
    expect(row?.stage).toBe('lead');
    await publish(db, referencePublication([]));
    await refreshScores(db, deps);
    expect(await stored(db, ann)).toBe(23);
    const lines = await db.query<{ kind: string; points: number }>(`SELECT kind, points FROM score_entry WHERE contact_id = $1 ORDER BY id`, [ann]); // prettier-ignore
    expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(23);
  });

  it('disqualify students, competitors, private addresses and companies too small, and say why and since when', async () => {
    const { db } = store;
    const label = (en: string) => ({ en });
    const disqualify = [
      { id: 'student', label: label('A student'), when: { 'contact.role': 'student' } },
      { id: 'competitor', label: label('A competitor'), when: { 'account.domain': { $in: ['rival.example'] } } },
      { id: 'private', label: label('A private address'), when: { 'account.domain': null } },
      { id: 'small', label: label('Too small'), when: { 'contact.employees': { $lt: 5 } } },
    ];
    await publish(db, referencePublication([], { ...referenceScoring, fit: { ...referenceScoring.fit, disqualify } }));
    const at = async (domain: string | null, fields: Record<string, unknown>): Promise<string> => {
      const id = await someone(db);
      await db.query(
        `WITH company AS (INSERT INTO account (domain, name, created_at) VALUES ($2, 'Somewhere', nurture_now())
           ON CONFLICT (domain) DO UPDATE SET name = excluded.name RETURNING id)
         UPDATE contact SET account_id = company.id FROM company WHERE contact.id = $1`,
        [id, domain],
      );
      const event = { type: 'form.submitted', at: 0, contactId: id, source: 'api', sourceId: `d-${id}`, properties: { form: 'contact' }, profile: { fields, trusted: true } }; // prettier-ignore
      await log.append(db, [{ ...event, at: await clockOf(db) }]);
      while ((await absorbBatch(db, deps, 50)).contacts > 0);
      return id;
    };
    const stagesOf = async (id: string) => (await db.transaction((tx) => contactJourney(tx, id)))?.stages;
    const why = async (domain: string | null, fields: Record<string, unknown>) =>
      (await stagesOf(await at(domain, fields)))?.at(-1);
    expect(await why('works.example', { role: 'student' })).toMatchObject({ to: 'disqualified', because: 'A student' });
    expect(await why('rival.example', {})).toMatchObject({ to: 'disqualified', because: 'A competitor' });
    expect(await why(null, {})).toMatchObject({ to: 'disqualified', because: 'A private address' });
    expect(await why('works.example', { employees: 3 })).toMatchObject({ to: 'disqualified', because: 'Too small' });
    const good = await at('works.example', { role: 'management', employees: 50 });
    expect((await stagesOf(good))?.at(-1)).toMatchObject({ to: 'sql', until: null, days: 0 });
    await moveClock(db, { days: 3 });
    expect((await stagesOf(good))?.at(-1)).toMatchObject({ to: 'sql', until: null, days: 3 });
  });
});
