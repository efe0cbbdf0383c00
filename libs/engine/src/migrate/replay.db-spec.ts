import type { FlowDocument, StateDocument, Trace } from '@nurture/core/flow';
import type { SendMailTask } from '@nurture/core/task';
import { type Database, log, type NewEvent, now } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { referenceDocument, referencePublication } from '../../../../test/support/reference-world';
import { strayTimers } from '../../../../test/support/timers';
import { absorbBatch, EnrolmentIds, publish, PublishedBook } from '../index';
import type { AbsorbDeps, FlowMigration } from '../index';

const FULL = process.env['NURTURE_TEST_FULL'] === '1';
const PEOPLE = FULL ? 10_000 : 200;
jest.setTimeout(FULL ? 45 * 60_000 : 60_000);

const FLOW = referenceDocument.id;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A second mail of a stay, once a visit: it stands in another place of the other version. */
const extra = { actions: { send: 'whitepaper-extra' } };
const stateOf = (name: string): StateDocument => referenceDocument.states[name] ?? {};
const { sent, reminder, deepDive, back, resting, ...others } = referenceDocument.states;

const older: FlowDocument = {
  ...referenceDocument,
  states: { ...referenceDocument.states, deepDive: { ...deepDive, on: { ...deepDive?.on, 'cta.clicked': extra } } },
};
/** Other names, other waits, a state more. */
const newer: FlowDocument = {
  ...referenceDocument,
  states: {
    ...others,
    sent: { ...sent, after: { '2 days': 'nudge' } },
    nudge: { ...reminder, after: { '6 days': 'pause' } },
    pause: { after: { '2 days': 'cold' } },
    deepDive: {
      ...stateOf('deepDive'),
      on: {
        ...deepDive?.on,
        'cta.clicked': [{ guard: { 'contact.score': { $lt: 0 } }, target: 'cold' }, extra],
      },
    },
    resting: { ...resting, after: { 'at contact.recycleOn': 'again', '400 days': 'done' } },
    again: { ...back, after: { '10 days': 'cold' } },
  },
};
const THERE = { [FLOW]: { states: placed({ reminder: 'nudge', back: 'again' }), from: null } };
const BACK = { [FLOW]: { states: placed({ nudge: 'reminder', again: 'back', pause: 'reminder' }), from: null } };

function placed(states: Record<string, string>): Record<string, { to: string; enter: boolean }> {
  return Object.fromEntries(Object.entries(states).map(([old, to]) => [old, { to, enter: false }]));
}

/** Random numbers from a seed: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Origin = SendMailTask['origin'] & { mailId: string };

/** People who walk a flow: what they do is random, what sends mails is a plain stand-in that writes down every one. */
class Town {
  readonly sends: { enrolment: string; mail: string; key: string }[] = [];
  private readonly deps: AbsorbDeps = {
    book: new PublishedBook(silent),
    ids: new EnrolmentIds(),
    mailsWithdrawn: null,
  };
  private readonly keys = new Set<string>();
  private readonly mails = new Map<string, Origin[]>();
  private people: string[] = [];
  private given = 0;

  constructor(
    private readonly db: Database,
    private readonly random: () => number,
  ) {}

  async settle(count: number): Promise<void> {
    const rows = await this.db.query<{ id: string }>(
      `INSERT INTO contact (email, created_at) SELECT 'p' || n || '@example.com', nurture_now() FROM generate_series(1, $1) n
       RETURNING id`,
      [count],
    );
    this.people = rows.map(({ id }) => id);
  }

  /** Half a day: newcomers, what people do, what is due, and most of the mails. */
  async live(newcomers: number): Promise<void> {
    const at = await now(this.db);
    const event = (contactId: string, type: string, properties: object, origin?: Origin): NewEvent => ({
      ...{ type, at, contactId, source: 'api', sourceId: `e${++this.given}`, properties: { ...properties } },
      ...(origin === undefined ? {} : { origin }),
    });
    const starting = this.people.splice(0, newcomers);
    const acting = [...this.mails.keys()].filter(() => this.random() < 0.1);
    await this.append([
      ...starting.map((id) => event(id, 'asset.downloaded', { asset: 'b2b-maturity-model' })),
      ...acting.map((id) => this.deed(id, at, (type, properties, origin) => event(id, type, properties, origin))),
    ]);
    await this.drain();
    await this.deliver(event);
    await this.drain();
    await moveClock(this.db, { hours: 12 });
  }

  private deed(
    id: string,
    at: number,
    make: (type: string, properties: object, origin?: Origin) => NewEvent,
  ): NewEvent {
    const mails = this.mails.get(id) ?? [];
    const mail = mails[Math.floor(this.random() * mails.length)];
    const about = { mail: mail?.name };
    const deeds: (() => NewEvent)[] = [
      () => make('mail.opened', about, mail),
      () => make('mail.clicked', about, mail),
      () => make('mail.clicked', about, mail),
      () => make('cta.clicked', { cta: 'more' }),
      () => make('cta.clicked', { cta: 'more' }),
      () => make('page.viewed', { url: 'https://example.com/pricing' }),
      () => make('page.viewed', { url: 'https://example.com/services' }),
      () => make('handoff.recycled', { reason: 'not-now', until: dayOf(at + 5 * 86_400_000) }),
    ];
    const chosen = deeds[Math.floor(this.random() * deeds.length)] ?? deeds[0];
    if (chosen === undefined) throw new Error('nothing to do');
    return chosen();
  }

  async drain(): Promise<void> {
    while ((await absorbBatch(this.db, this.deps, 500)).contacts > 0);
  }

  private async deliver(
    event: (contactId: string, type: string, properties: object, origin?: Origin) => NewEvent,
  ): Promise<void> {
    const tasks = await this.db.query<{ id: string; key: string; contactId: string; payload: SendMailTask }>(
      `SELECT id, key, contact_id AS "contactId", payload FROM task WHERE queue = 'send-mail' ORDER BY id`,
    );
    const leaving = tasks.filter(() => this.random() < 0.7);
    const outcomes = leaving.map(({ key, contactId, payload }) => {
      if (this.keys.has(key)) throw new Error(`${key} was planned twice`);
      this.keys.add(key);
      const origin = { ...payload.origin, mailId: key };
      this.sends.push({ enrolment: origin.enrolmentId, mail: origin.name, key });
      this.mails.set(contactId, [...(this.mails.get(contactId) ?? []), origin]);
      return event(contactId, this.random() < 0.05 ? 'mail.failed' : 'mail.accepted', { mail: origin.name }, origin);
    });
    await this.db.query('DELETE FROM task WHERE id = ANY ($1::bigint[])', [leaving.map(({ id }) => id)]);
    await this.append(outcomes);
  }

  private async append(events: readonly NewEvent[]): Promise<void> {
    for (let i = 0; i < events.length; i += 1_000)
      await this.db.transaction((tx) => log.append(tx, events.slice(i, i + 1_000)));
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

interface Walk {
  id: string;
  version: number;
  status: string;
  state: string;
  row: string;
}

describe('a history that is moved to another version and back', () => {
  const store = testDatabase();

  const walks = (): Promise<Walk[]> =>
    store.db.query<Walk>(
      `SELECT id, flow_version AS version, status, state, to_jsonb(e)::text AS row FROM enrolment e ORDER BY id`,
    );

  /** Publishes, moves everybody, and looks whether all are there and where they belong. */
  async function move(document: FlowDocument, wanted: typeof THERE): Promise<FlowMigration> {
    const before = await walks();
    const planned = await store.db.query<{ n: number }>('SELECT count(*)::int AS n FROM task');
    const publication = referencePublication([document]);
    const options = { atStartUp: false, migration: { wanted, mailsWithdrawn: null } };
    const { migrations } = await publish(store.db, publication, options);
    const after = await walks();
    const [migration] = migrations;
    if (migration === undefined) throw new Error('nobody was moved');
    const active = before.filter(({ status }) => status === 'active');

    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.filter(({ status }) => status !== 'active')).toEqual(
      before.filter(({ status }) => status !== 'active'),
    );
    expect(migration.people).toBe(active.length);
    for (const { status, version, state } of after) {
      if (status !== 'active') continue;
      expect([version, Object.hasOwn(document.states, state)]).toEqual([migration.to, true]);
    }
    expect(await store.db.query('SELECT count(*)::int AS n FROM task')).toEqual(planned);
    expect(await strayTimers(store.db)).toEqual([]);
    return migration;
  }

  it('loses nobody, doubles nobody, and mails nobody twice', async () => {
    const { db } = store;
    const town = new Town(db, seeded(20_261_122));
    await publish(db, referencePublication([older]));
    await town.settle(PEOPLE);
    const half = async (days: number, newcomers: number): Promise<void> => {
      for (let i = 0; i < days * 2; i++) await town.live(newcomers);
    };
    await half(9, Math.ceil(PEOPLE / 40));
    const there = await move(newer, THERE);
    await half(4, Math.ceil(PEOPLE / 20));
    await move(older, BACK);
    await move(newer, THERE);
    await move(older, BACK);
    await half(5, Math.ceil(PEOPLE / 20));
    await move(newer, THERE);
    await half(4, 0);

    expect(there.people).toBeGreaterThan(PEOPLE / 4);
    expect(there.groups.length).toBeGreaterThan(3);
    await untilAllEnded(town);
    await assertMailsOnce(town);
  });

  /** Nobody is stuck: left alone, everybody comes to an end. */
  async function untilAllEnded(town: Town): Promise<void> {
    for (let round = 0; round < 60; round++) {
      await town.live(0);
      await moveClock(store.db, { days: 10 });
    }
    const left = (await walks()).filter(({ status }) => status === 'active');
    expect(left).toEqual([]);
    expect((await walks()).length).toBe(PEOPLE);
  }

  /** Each mail went out at most once for each time that its state was entered. */
  async function assertMailsOnce({ sends }: Town): Promise<void> {
    const steps = await store.db.query<{ enrolment: string; trace: Trace }>(
      'SELECT enrolment_id AS enrolment, trace FROM enrolment_step ORDER BY id',
    );
    const entries = new Map<string, number>();
    for (const { enrolment, trace } of steps)
      for (const { to, cause } of trace.moves)
        if (cause !== 'migrated')
          for (const mail of mailsOf(to))
            entries.set(`${enrolment} ${mail}`, (entries.get(`${enrolment} ${mail}`) ?? 0) + 1);
    const count = new Map<string, number>();
    for (const { enrolment, mail } of sends)
      count.set(`${enrolment} ${mail}`, (count.get(`${enrolment} ${mail}`) ?? 0) + 1);
    const tooMany = [...count].filter(([key, times]) => times > (entries.get(key) ?? 0));
    expect(tooMany).toEqual([]);
    expect(sends.filter(({ mail }) => mail === 'whitepaper-extra').length).toBeGreaterThan(0);
    expect(sends.filter(({ mail }) => mail === 'whitepaper-reminder').length).toBeGreaterThan(0);
  }

  function mailsOf(state: string): string[] {
    if (state === 'deepDive') return ['whitepaper-deep-dive', 'whitepaper-extra'];
    const { entry = [] } = newer.states[state] ?? older.states[state] ?? {};
    return [entry].flat().flatMap(({ send }) => send ?? []);
  }
});
