import { contactValues, firstProfile } from '@nurture/core/absorb';
import { compileCondition, sqlOf, type Condition, type DeclaredTypes, type Scope } from '@nurture/core/condition';
import { instantOf } from '@nurture/core/time';
import { log } from '@nurture/store';
import fc from 'fast-check';
import { testDatabase } from '../../../../test/support';
import { loadContacts } from '../absorb/load-contacts';
import { CONTACTS, SEGMENT_SCHEMA } from './schema';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const CONDITIONS = full ? 2_000 : 250;
const PEOPLE = 80;
const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 24, 9);

const types: DeclaredTypes = {
  contact: { when: 'time', day: 'date' },
  events: { 'trial.started': { endsAt: 'time' } },
};
const names: Record<string, Condition> = {
  warm: { 'contact.score': { $gte: 20 } },
  seen: { 'event.x': { $exists: true } },
  both: { $and: ['warm', { $not: 'seen' }] },
};

const texts = [
  '',
  'a',
  'A',
  'ab',
  'b',
  'é',
  'e\u0301',
  'ß',
  '😀',
  '😀b',
  '\ufb01',
  '5',
  'true',
  'null',
  '%',
  "o'b",
  '\\',
  '{"z":1}',
];
const dates = [
  ...['2026-11-24', '2026-11-24T09:00:00Z', '2026-11-24 09:00', '2026-11-24T10:30:00.123456+0130', '2026-11-23t22:00z'],
  ...['2026-02-30', '2028-02-29', '2026-02-29', '0000-01-01', '0001-01-01', '9999-12-31T23:59:59,9Z', '2026-13-01'],
  ...['2026-11-24T24:00Z', '2026-11-24T09:00:00 +02', '2026-11-24T09', 'tomorrow', '+02026-01-01', '٢٠٢٦-01-01'],
];
const numbers = [0, 1, -1, 5, 0.1, 1e21, 1e-7, 20, now, now - 5 * HOUR, 2 ** 53];
const scalar = fc.oneof(
  fc.constantFrom<string | number | boolean | null>(null, true, false, ...numbers, ...texts, ...dates),
  fc.string({ unit: 'grapheme', maxLength: 3 }).filter((text) => !text.includes('\0')),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 1 })), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ z: scalar, '0': scalar }, { requiredKeys: [] }) },
);
const fields = fc.record({ x: value, y: value, when: value, day: value, 'o”dd': value }, { requiredKeys: [] });

const path = fc.constantFrom(
  ...['x', 'x.z', 'x.0', 'x.length', 'y', 'when', 'day', 'o”dd', 'missing', 'email', 'stage', 'score', 'fit', 'tags'],
  ...['consent', 'consent.mail', 'consent.tracking', 'lastSeen', 'lastSeen.z', 'constructor'],
);
const wanted = scalar;
const ordered = scalar.filter((one): one is string | number => typeof one === 'string' || typeof one === 'number');
const operators = fc.oneof(
  wanted,
  wanted.map(($eq) => ({ $eq })),
  wanted.map(($ne) => ({ $ne })),
  fc.array(wanted, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.array(wanted, { maxLength: 3 }).map(($nin) => ({ $nin })),
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), ordered).map(([name, one]) => ({ [name]: one })),
  fc.tuple(ordered, ordered).map(([$gte, $lt]) => ({ $gte, $lt })),
  fc.boolean().map(($exists) => ({ $exists })),
  ordered.map(($contains) => ({ $contains })),
  fc.constantFrom(...texts).map(($startsWith) => ({ $startsWith })),
  fc.constantFrom('5 hours', '2 days', '3 weeks').map(($within) => ({ $within })),
  wanted.map(($not) => ({ $not })),
  ordered.map(($gt) => ({ $not: { $gt } })),
);
const eventTypes = ['page.viewed', 'mail.opened', 'trial.started'];
const { condition } = fc.letrec<{ condition: Condition; where: Condition }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(fc.constantFrom('x', 'endsAt', 'event.x', 'contact.score', 'contact.x'), operators)
      .map(([at, one]) => ({ [at]: one })),
    fc.constantFrom<Condition>('warm', 'seen'),
    tie('where').map(($not) => ({ $not })),
    fc.array(tie('where'), { maxLength: 2 }).map(($or) => ({ $or })),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: fc.tuple(path, operators).map(([at, one]) => ({ [`contact.${at}`]: one })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('account.name', 'account.domain', 'account.id', 'account.no', 'event.x', 'enrolment.x'),
          operators,
        )
        .map(([at, one]) => ({ [at]: one })),
    },
    { weight: 1, arbitrary: fc.constantFrom<Condition>('warm', 'seen', 'both', {}) },
    {
      weight: 3,
      arbitrary: fc
        .record(
          {
            event: fc.oneof(fc.constantFrom(...eventTypes), fc.subarray(eventTypes, { minLength: 1 })),
            where: tie('where'),
            atLeast: fc.constantFrom(0, 1, 2, 3),
            within: fc.constantFrom('5 hours', '1 day', '3 days'),
            by: fc.constantFrom('contact', 'account'),
            contacts: fc.constantFrom(1, 2),
          },
          { requiredKeys: ['event'] },
        )
        .chain((query) => fc.constantFrom('did', 'notDid').map((word): Condition => ({ [word]: query }))),
    },
    { weight: 1, arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map(($and) => ({ $and })) },
    { weight: 1, arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map(($or) => ({ $or })) },
    { weight: 1, arbitrary: tie('condition').map(($not) => ({ $not })) },
  ),
}));

const person = fc.record({
  fields,
  stage: fc.constantFrom('lead', 'sql', 'customer'),
  score: fc.constantFrom(0, 5, 20, 0.1, 80.5),
  fit: fc.constantFrom(null, 0, 20),
  tags: fc.subarray(['a', 'ß', '', '5']),
  lastSeen: fc.option(fc.integer({ min: 0, max: 200 }).map((hours) => now - hours * HOUR + 7)),
  consent: fc.option(fc.constantFrom('given', 'unconfirmed', 'withdrawn')),
  account: fc.option(fc.constantFrom(0, 1, 2)),
  known: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  events: fc.array(
    fc.record({
      type: fc.constantFrom(...eventTypes),
      at: fc.integer({ min: 0, max: 100 }).map((hours) => now - hours * HOUR),
      properties: fc.record(
        { x: value, endsAt: value, verdict: fc.constantFrom('human', 'machine', 'proxied', 5) },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 4 },
  ),
});

describe('a condition as a guard in memory and as a segment in SQL', () => {
  const store = testDatabase();
  let scopes: readonly Scope[] = [];

  beforeAll(async () => {
    const accounts = await store.db.query<{ id: string }>(
      `INSERT INTO account (name, domain, created_at) VALUES ('a', 'a.example', now()), (NULL, '5', now()), ('ß', NULL, now()) RETURNING id`,
    );
    const any = fc.sample(person, { numRuns: PEOPLE, seed: 7 });
    // These two are told apart by their code points, and put the wrong way round by UTF-16.
    const people = any.map((one, i) => (i < 2 ? { ...one, known: true, fields: { x: ['😀', '\ufb01'][i] } } : one));
    for (const [i, one] of people.entries()) {
      const [row] = await store.db.query<{ id: string }>(
        `INSERT INTO contact (email, account_id, created_at) VALUES ($1, $2, now()) RETURNING id`,
        [`p${i}@example.com`, one.account === null ? null : accounts[one.account]?.id],
      );
      const id = row?.id ?? '';
      if (one.consent !== null)
        await store.db.query(
          `INSERT INTO consent (contact_id, mail, tracking, updated_at) VALUES ($1, $2, 'given', now())`,
          [id, one.consent],
        );
      if (one.known)
        await store.db.query(
          `INSERT INTO contact_profile (contact_id, stage, stage_since, score, fit, fields, tags, last_seen_at)
           VALUES ($1, $2, now(), $3, $4, $5::jsonb, $6, $7)`,
          [
            id,
            one.stage,
            one.score,
            one.fit,
            JSON.stringify(one.fields),
            one.tags,
            one.lastSeen === null ? null : new Date(one.lastSeen),
          ],
        );
      await log.append(
        store.db,
        one.events.map((event, n) => ({
          ...event,
          properties: { ...event.properties },
          contactId: id,
          source: 'test',
          sourceId: `${i}-${n}`,
        })),
      );
    }
    scopes = await scopesOf();
  });

  /** What absorbing would put conditions to, read the way it reads. */
  async function scopesOf(): Promise<Scope[]> {
    const ids = await store.db.query<{ id: string }>(`SELECT id FROM contact ORDER BY id`);
    const history = eventTypes.map((event) => ({ event, withinMs: null, by: 'account' as const }));
    const needs = { limitedRules: [], history, usesStreams: false };
    const states = await loadContacts(
      store.db,
      ids.map((row) => row.id),
      new Map(),
      needs,
      now,
    );
    return states.map((state) => ({
      now,
      contactId: state.id,
      contact: contactValues(state, state.profile ?? firstProfile(now)),
      account: state.account,
      enrolment: null,
      event: null,
      history: state.history,
    }));
  }

  async function inSql(one: Condition): Promise<string[]> {
    const { text, params } = sqlOf(one, { names, types, schema: SEGMENT_SCHEMA, now });
    const rows = await store.db.query<{ id: string }>(`SELECT c.id FROM ${CONTACTS} WHERE ${text} ORDER BY c.id`, [
      ...params,
    ]);
    return rows.map((row) => row.id);
  }

  function inMemory(one: Condition): string[] {
    const { holds } = compileCondition(one, { names, types });
    return scopes.filter((scope) => holds(scope)).map((scope) => scope.contactId);
  }

  it(
    'holds for the same people',
    async () => {
      let mixed = 0;
      const property = fc.asyncProperty(condition, async (one) => {
        const found = inMemory(one);
        expect(await inSql(one)).toEqual(found);
        if (found.length > 0 && found.length < PEOPLE) mixed += 1;
      });
      await fc.assert(property, { numRuns: CONDITIONS });
      // Random conditions that hold for nobody, or for everybody, would prove little.
      expect(mixed).toBeGreaterThan(CONDITIONS / 5);
    },
    full ? 300_000 : 60_000,
  );

  it.each<Condition>([
    { 'contact.x': { $gt: '\ufb01' } },
    { 'contact.x': { $lte: '😀' } },
    { 'contact.x': null },
    { 'contact.x': { $in: [] } },
    { 'contact.x': { $ne: null } },
    { 'contact.x': { $contains: '' } },
    { 'contact.x.0': { $exists: true } },
    { 'contact.x.length': { $exists: true } },
    { 'contact.when': { $gte: '2026-11-24T10:00+01:00' } },
    { 'contact.when': '2026-11-24T09:00:00Z' },
    { 'contact.when': { $not: { $within: '2 days' } } },
    { $or: [] },
  ])('holds for the same people: %j', async (one) => {
    expect(await inSql(one)).toEqual(inMemory(one));
  });

  it('reads every text as the same moment', async () => {
    const all = [...dates, ...texts];
    const rows = await store.db.query<{ at: number | null }>(
      `SELECT nurture_instant(to_jsonb(t)) AS at FROM unnest($1::text[]) WITH ORDINALITY AS u (t, n) ORDER BY n`,
      [all],
    );
    expect(rows.map((row) => row.at)).toEqual(all.map((text) => instantOf(text)));
  });
});
