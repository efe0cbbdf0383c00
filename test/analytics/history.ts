import { randomUUID } from 'node:crypto';
import { catchUpFigures } from '@nurture/analytics';
import type { Database } from '@nurture/store';

// A made-up history, as plain rows: written to the database as they are, and read by the reference as they are.

export interface Person {
  readonly id: number;
  readonly domain: string;
  readonly createdAt: number;
  readonly source: Readonly<Record<string, string>>;
  readonly stage: string;
  readonly flows: readonly string[];
}
export interface Change {
  readonly contactId: number;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  /** Takes back what a machine brought about. */
  readonly takesBack: boolean;
}
export interface Happening {
  readonly id: string;
  readonly contactId: number | null;
  readonly visitorId: string | null;
  readonly at: number;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly mailId: number | null;
}
export interface SentMail {
  readonly id: number;
  readonly contactId: number;
  readonly flow: string | null;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly tracked: boolean;
  readonly settledAt: number;
}
export interface HitRow {
  readonly mailId: number;
  readonly contactId: number;
  readonly kind: string;
  readonly verdict: string | null;
  readonly at: number;
}
export interface HandoffRow {
  readonly id: number;
  readonly contactId: number;
  readonly salesperson: string | null;
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly status: string;
  /** What sales was shown, and the rules that had given points by then. */
  readonly score: number;
  readonly rules: readonly string[];
  readonly answers: readonly { readonly at: number; readonly answer: string; readonly cents: number | null }[];
}
export interface SpendRow {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly channel: string;
  readonly source: string | null;
  readonly campaign: string | null;
  readonly cents: number;
}
export interface PaidRow {
  readonly account: string;
  readonly month: string;
  readonly cents: number;
}
export interface History {
  readonly people: readonly Person[];
  readonly changes: readonly Change[];
  readonly events: readonly Happening[];
  readonly mails: readonly SentMail[];
  readonly hits: readonly HitRow[];
  readonly handoffs: readonly HandoffRow[];
  readonly spend: readonly SpendRow[];
  readonly paid: readonly PaidRow[];
}

const DAY = 86_400_000;
export const HISTORY_START = Date.UTC(2025, 9, 1);
const HISTORY_DAYS = 400;

const SOURCES: readonly Readonly<Record<string, string>>[] = [
  { channel: 'site', source: 'google', medium: 'cpc', campaign: 'spring', page: 'b2b-maturity-model' },
  { channel: 'site', source: 'google', medium: 'cpc', campaign: 'autumn', page: 'contact' },
  { channel: 'site', referrer: 'https://www.google.nl/search', page: 'b2b-maturity-model' },
  { channel: 'site', source: 'linkedin', medium: 'social', page: 'newsletter' },
  { channel: 'site', referrer: 'https://partner.example/blog/a' },
  { channel: 'site', referrer: 'https://partner.example/blog/b' },
  { channel: 'import', file: 'fair.csv', source: 'fair' },
  { channel: 'import', file: 'list.csv' },
  { channel: 'api' },
];
const PATHS = [
  '/services',
  '/pricing',
  '/blog/one?x=1',
  'https://www.example.com/cases#top',
  '',
  'https://x.example/p/contact?a=1',
];
const MAILS = ['whitepaper-delivery', 'whitepaper-reminder', 'whitepaper-deep-dive'];
/** Where a browser came from, as its page views tell. */
const TOUCHES = [
  {},
  { source: 'google', medium: 'cpc', campaign: 'spring', channel: 'paid-search' },
  { referrer: 'https://t.co/', channel: 'social' },
  { channel: 'direct' },
];
const RULES = ['form', 'download', 'click'];
const FLOWS = ['b2b-maturity-whitepaper', 'newsletter-welcome'];

/** A random history of so many people; the same seed gives the same. */
export function makeHistory(seed: number, size: number, touchesEach = 8): History {
  let state = seed;
  const random = (): number => ((state = (state * 48271) % 2147483647) - 1) / 2147483646;
  const upTo = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T;
  const chance = (share: number): boolean => random() < share;

  const people: Person[] = [];
  const changes: Change[] = [];
  const events: Happening[] = [];
  const mails: SentMail[] = [];
  const hits: HitRow[] = [];
  const handoffs: HandoffRow[] = [];
  const happen = (contactId: number | null, at: number, type: string, properties = {}, mailId: number | null = null) =>
    events.push({
      id: randomUUID(),
      contactId,
      visitorId: contactId === null ? `v${upTo(size)}` : null,
      at,
      type,
      properties,
      mailId,
    });
  const nameless = (at: number, properties: object): void => {
    events.push({ id: randomUUID(), contactId: null, visitorId: null, at, type: 'page.viewed', properties: { ...properties }, mailId: null }); // prettier-ignore
  };

  for (let id = 1; id <= size; id++) {
    const createdAt = HISTORY_START + upTo(HISTORY_DAYS * DAY);
    const flows = FLOWS.filter(() => chance(0.6));
    let [at, from] = [createdAt, 'visitor'];
    const goTo = (to: string): void => {
      changes.push({ contactId: id, at, from, to, takesBack: false });
      // Now and then a machine had brought it about.
      if (to !== 'lead' && chance(0.05))
        changes.push({ contactId: id, at: at + 1, from: to, to: from, takesBack: true });
      else from = to;
      at += upTo(30 * DAY);
    };
    if (chance(0.95)) goTo('lead');
    if (chance(0.5)) goTo('mql');
    if (chance(0.4)) goTo('sql');
    if (from === 'sql' && chance(0.2)) {
      goTo('recycled');
      if (chance(0.5)) goTo('sql');
    }
    if (chance(from === 'sql' ? 0.5 : 0.03)) goTo('customer');
    else if (chance(0.15)) goTo('disqualified');
    people.push({
      id,
      domain: `company${upTo(Math.ceil(size / 3))}.example`,
      createdAt,
      source: pick(SOURCES),
      stage: from,
      flows,
    });

    for (let count = upTo(touchesEach * 2); count > 0; count--) {
      const when = createdAt + upTo(120) * (DAY / 2);
      const [type, properties] = pick([
        ['page.viewed', { url: pick(PATHS), ...pick(TOUCHES) }],
        ['page.viewed', { url: pick(PATHS) }],
        ['page.viewed', { url: pick(PATHS) }],
        ['asset.downloaded', { asset: pick(['b2b-maturity-model', 'checklist']) }],
        ['form.submitted', { form: 'contact', page: 'contact' }],
        ['mail.opened', { mail: pick(MAILS) }],
        ['mail.clicked', { mail: pick(MAILS) }],
        ['meeting.booked', {}],
        ['cta.viewed', { cta: pick(['scan', 'demo']) }],
        ['cta.viewed', { cta: pick(['scan', 'demo']) }],
        ['cta.clicked', { cta: pick(['scan', 'demo']) }],
        ['content.rated', { content: pick(['paper', 'blog']), rating: 1 + upTo(5) }],
        ['contact.unsubscribed', {}],
      ] as const);
      if (type !== 'contact.unsubscribed' || chance(0.4)) happen(id, when, type, properties);
      const event = events.at(-1)?.id;
      if (type === 'mail.clicked' && chance(0.1)) happen(id, when + DAY, 'evidence.revised', { event, type });
    }
    if (from === 'customer') {
      for (let deals = 1 + upTo(2); deals > 0; deals--) {
        happen(id, at - upTo(5 * DAY), 'deal.won', chance(0.9) ? { amount: upTo(5_000_000) / 100 } : {});
      }
    }
    if (chance(0.3)) happen(null, createdAt - upTo(DAY), 'page.viewed', { url: pick(PATHS), ...pick(TOUCHES) });
    if (chance(0.2)) nameless(createdAt - upTo(DAY), { url: pick(PATHS), ...pick(TOUCHES) });
    if (chance(0.3)) happen(null, createdAt - upTo(DAY), pick(['cta.viewed', 'cta.clicked']), { cta: 'demo' });

    for (const [index, name] of MAILS.entries()) {
      if (!chance(0.7)) continue;
      const mail: SentMail = {
        id: mails.length + 1,
        contactId: id,
        flow: chance(0.9) ? pick(FLOWS) : null,
        name,
        kind: chance(0.05) ? 'notification' : 'marketing',
        status: chance(0.9) ? 'sent' : 'failed',
        tracked: chance(0.8),
        settledAt: createdAt + index * 4 * DAY + upTo(DAY),
      };
      mails.push(mail);
      for (let count = upTo(4); count > 0; count--) {
        const verdict = pick(['human', 'proxied', 'automatic', 'machine', null]);
        hits.push({
          mailId: mail.id,
          contactId: id,
          kind: pick(['open', 'click']),
          verdict,
          at: mail.settledAt + upTo(DAY),
        });
      }
      if (chance(0.05)) happen(id, mail.settledAt + upTo(DAY), 'mail.bounced', { mail: name }, mail.id);
      if (chance(0.03)) happen(id, mail.settledAt + upTo(DAY), 'mail.complained', { mail: name }, mail.id);
    }
    if (chance(0.3)) {
      const status = pick(['new', 'accepted', 'won', 'won', 'lost', 'recycled']);
      const madeAt = createdAt + upTo(20 * DAY);
      const answeredAt = madeAt + upTo(3 * DAY);
      const closed = status !== 'new' && status !== 'accepted';
      const won = status === 'won' ? [{ at: answeredAt + DAY, answer: 'won', cents: upTo(900_000) }] : [];
      handoffs.push({
        id: handoffs.length + 1,
        contactId: id,
        salesperson: chance(0.9) ? pick(['mark', 'leila', 'tom']) : null,
        createdAt: madeAt,
        closedAt: closed ? answeredAt + DAY : null,
        status,
        // By the number, so that the dice fall as they did before.
        score: (id * 37) % 100,
        rules: RULES.filter((_, place) => id % (place + 2) === 0),
        answers: status === 'new' ? [] : [{ at: answeredAt, answer: 'accept', cents: null }, ...won],
      });
    }
  }

  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const spend = Array.from({ length: 40 }, (_, index): SpendRow => {
    const first = HISTORY_START + upTo(HISTORY_DAYS) * DAY;
    return {
      id: `s${index}`,
      from: dayOf(first),
      until: dayOf(first + upTo(45) * DAY),
      channel: pick(['paid-search', 'social', 'event']),
      source: pick(['google', 'linkedin', null]),
      campaign: pick(['spring', 'autumn', null]),
      cents: upTo(500_000),
    };
  });
  const paid: PaidRow[] = [];
  for (let account = 0; account < Math.min(size, 200); account++) {
    const start = upTo(12);
    for (let month = start; month < 13; month++) {
      if (chance(0.05)) break;
      const at = new Date(Date.UTC(2025, 9 + month, 1)).toISOString().slice(0, 10);
      paid.push({ account: `company${account}.example`, month: at, cents: chance(0.1) ? 0 : upTo(200_000) });
    }
  }
  return { people, changes, events, mails, hits, handoffs, spend, paid };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function inPieces(db: Database, sql: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 20_000) {
    await db.query(sql, [JSON.stringify(rows.slice(start, start + 20_000))]);
  }
}

/** Writes events as they stand, received now. */
export const writeEvents = (db: Database, events: readonly Happening[]): Promise<void> =>
  inPieces(
    db,
    `INSERT INTO event (id, received_at, at, type, contact_id, visitor_id, source, source_id, properties, origin)
     SELECT id, nurture_now(), at, type, contact, visitor, 'test', id::text, properties, origin
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, at timestamptz, type text, contact bigint, visitor text, properties jsonb, origin jsonb)`,
    events.map(({ id, contactId, visitorId, at, type, properties, mailId }) => ({
      id,
      at: iso(at),
      type,
      contact: contactId,
      visitor: visitorId,
      properties,
      origin: mailId === null ? null : { mailId: String(mailId) },
    })),
  );

/** Writes a history as it stands, and lets the figures come up with it. */
export async function writeHistory(db: Database, history: History): Promise<void> {
  const insert = (sql: string, rows: readonly object[]): Promise<void> => inPieces(db, sql, rows);
  await insert(
    `INSERT INTO contact (id, email, source, created_at) OVERRIDING SYSTEM VALUE
     SELECT id, 'p' || id || '@' || domain, source, at FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, domain text, source jsonb, at timestamptz)`,
    history.people.map((person) => ({ ...person, at: iso(person.createdAt) })),
  );
  await insert(
    `INSERT INTO contact_profile (contact_id, stage, stage_since)
     SELECT id, stage, at FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, stage text, at timestamptz)`,
    history.people.map((person) => ({ ...person, at: iso(person.createdAt) })),
  );
  await insert(
    `INSERT INTO enrolment (flow_id, flow_version, contact_id, status, state, visit, snapshot, enrolled_at, entered_at)
     SELECT flow, 1, id, 'completed', 'cold', 1, '{}', at, at FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, flow text, at timestamptz)`,
    history.people.flatMap((person) =>
      person.flows.map((flow) => ({ id: person.id, flow, at: iso(person.createdAt) })),
    ),
  );
  await insert(
    `INSERT INTO stage_change (contact_id, at, from_stage, to_stage, reason)
     SELECT id, at, f, t, why FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, at timestamptz, f text, t text, why text)`,
    history.changes.map(({ contactId, at, from, to, takesBack }) => ({
      id: contactId,
      at: iso(at),
      f: from,
      t: to,
      why: takesBack ? 'taken back: a machine did it' : 'test',
    })),
  );
  await writeEvents(db, history.events);
  await insert(
    `INSERT INTO mail (id, key, contact_id, flow_id, name, kind, recipient, status, tracked, created_at, settled_at) OVERRIDING SYSTEM VALUE
     SELECT id, 'k' || id, contact, flow, name, kind, 'x@example.com', status, tracked, at, at
     FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, contact bigint, flow text, name text, kind text, status text, tracked boolean, at timestamptz)`,
    history.mails.map((mail) => ({ ...mail, contact: mail.contactId, at: iso(mail.settledAt) })),
  );
  await insert(
    `INSERT INTO hit (key, kind, mail_id, contact_id, at, evidence, verdict, counts)
     SELECT 'h' || gen_random_uuid(), kind, mail, contact, at, '{}', verdict, coalesce(verdict IN ('human', 'proxied'), false)
     FROM jsonb_to_recordset($1::jsonb) AS r (kind text, mail bigint, contact bigint, at timestamptz, verdict text)`,
    history.hits.map((hit) => ({ ...hit, mail: hit.mailId, contact: hit.contactId, at: iso(hit.at) })),
  );
  await insert(
    `INSERT INTO mail_return (mail_id, contact_id, kind, reason, domain, via, at)
     SELECT mail, contact, kind, 'test', 'example.com', 'test', at
     FROM jsonb_to_recordset($1::jsonb) AS r (mail bigint, contact bigint, kind text, at timestamptz)`,
    history.events
      .filter(({ mailId }) => mailId !== null)
      .map(({ mailId, contactId, type, at }) => ({
        mail: mailId,
        contact: contactId,
        kind: type === 'mail.complained' ? 'complaint' : 'hard',
        at: iso(at),
      })),
  );
  await insert(
    `INSERT INTO handoff (id, contact_id, status, salesperson, reasons, brief, created_at, closed_at) OVERRIDING SYSTEM VALUE
     SELECT id, contact, status, salesperson, '[]', jsonb_build_object('score', score), made, closed
     FROM jsonb_to_recordset($1::jsonb) AS r (id bigint, contact bigint, status text, salesperson text, score int, made timestamptz, closed timestamptz)`,
    history.handoffs.map((row) => ({
      ...row,
      contact: row.contactId,
      made: iso(row.createdAt),
      closed: iso(row.closedAt),
    })),
  );
  // Points from before the handoff count; what came after it, and what no event earned, doesn't.
  await insert(
    `INSERT INTO score_entry (contact_id, at, rule, points, event_id, because, written_at)
     SELECT contact, at, rule, 5, CASE WHEN earned THEN gen_random_uuid() END, 'test', at
     FROM jsonb_to_recordset($1::jsonb) AS r (contact bigint, at timestamptz, rule text, earned boolean)`,
    history.handoffs.flatMap(({ contactId: contact, createdAt, rules }) => [
      ...rules.map((rule) => ({ contact, rule, at: iso(createdAt - DAY), earned: true })),
      { contact, rule: 'late', at: iso(createdAt + 1), earned: true },
      { contact, rule: 'sleep', at: iso(createdAt - DAY), earned: false },
    ]),
  );
  await insert(
    `INSERT INTO handoff_answer (handoff_id, at, answer, amount, person, via)
     SELECT handoff, at, answer, cents / 100, 'x', 'api'
     FROM jsonb_to_recordset($1::jsonb) AS r (handoff bigint, at timestamptz, answer text, cents numeric)`,
    history.handoffs.flatMap(({ id, answers }) => answers.map((row) => ({ ...row, handoff: id, at: iso(row.at) }))),
  );
  await insert(
    `INSERT INTO spend (id, from_day, until_day, channel, source, campaign, amount, recorded_at)
     SELECT id, "from", until, channel, source, campaign, cents / 100, now()
     FROM jsonb_to_recordset($1::jsonb) AS r (id text, "from" date, until date, channel text, source text, campaign text, cents numeric)`,
    history.spend,
  );
  await insert(
    `INSERT INTO account_revenue (account, month, amount, recorded_at)
     SELECT account, month, cents / 100, now() FROM jsonb_to_recordset($1::jsonb) AS r (account text, month date, cents numeric)`,
    history.paid,
  );
  await db.query('ANALYZE');
  await catchUpFigures(db);
}
