import { groupBy } from '@nurture/core/collections';
import type { ContactState, EnrolmentRecord, Profile, WaitingEvent } from '@nurture/core/absorb';
import type { HistoryEvent, HistoryNeed } from '@nurture/core/condition';
import { comesLate } from '@nurture/core/scoring';
import type { CompiledScoring, LedgerFact } from '@nurture/core/scoring';
import type { Instant } from '@nurture/core/time';
import { kept, type Tx } from '@nurture/store';
import { ENROLMENT_COLUMNS, recordOf } from './enrolment-row';
import type { EnrolmentRow } from './enrolment-row';
import { verdictOf } from './load-events';

const READ_CONTACTS = kept(/* sql */ `
SELECT c.id, c.email, c.account_id AS "accountId", a.name AS "accountName", a.domain AS "accountDomain",
       coalesce(s.mail = 'given', false) AS "consentMail", coalesce(s.tracking = 'given', false) AS "consentTracking",
       p.contact_id IS NOT NULL AS known, p.stage, p.score, p.fit, p.fields, p.tags, p.event_seq AS "eventSeq", p.handover,
       p.scored_by AS "scoredBy",
       floor(extract(epoch FROM p.stage_since) * 1000)::float8 AS "stageSince",
       floor(extract(epoch FROM p.last_seen_at) * 1000)::float8 AS "lastSeenAt"
FROM contact c
LEFT JOIN account a ON a.id = c.account_id
LEFT JOIN consent s ON s.contact_id = c.id
LEFT JOIN contact_profile p ON p.contact_id = c.id
WHERE c.id = ANY ($1::bigint[])`);

/**
 * Active walks, and past ones of flows that the waiting events may start again. Looked up person by person (`OFFSET 0`
 * keeps it so): a table that is only just filling up is thought small, and would be read whole for every batch.
 */
const READ_ENROLMENTS = kept(/* sql */ `
SELECT e.* FROM unnest($1::bigint[]) AS who (id) CROSS JOIN LATERAL (
  SELECT ${ENROLMENT_COLUMNS} FROM enrolment
  WHERE contact_id = who.id AND (status = 'active' OR flow_id = ANY ($2::text[]) OR id = ANY ($3::bigint[]))
  OFFSET 0
) AS e ORDER BY e.id`);

const READ_LEDGER = kept(/* sql */ `
SELECT contact_id AS "contactId", rule, per, points, event_id AS "eventId", kind,
       floor(extract(epoch FROM at) * 1000)::float8 AS at
FROM score_entry WHERE contact_id = ANY ($1::bigint[]) AND ($2::text[] IS NULL OR rule = ANY ($2)) ORDER BY id`);

/** What scoring anew must see: events that rules hear, and those that earned something under an earlier model. */
const READ_SCORED = /* sql */ `
SELECT id, type, contact_id AS "contactId", properties, floor(extract(epoch FROM at) * 1000)::float8 AS at
FROM event e
WHERE contact_id = ANY ($1::bigint[])
  AND (type = ANY ($2::text[]) OR EXISTS (SELECT FROM score_entry s WHERE s.contact_id = e.contact_id AND s.event_id = e.id))
ORDER BY at, position`;

const READ_HISTORY = /* sql */ `
SELECT id, type, contact_id AS "contactId", properties, floor(extract(epoch FROM at) * 1000)::float8 AS at
FROM event e
WHERE contact_id = ANY ($1::bigint[]) AND type = ANY ($2::text[]) AND at >= to_timestamp($3::float8 / 1000)
  AND NOT EXISTS (SELECT FROM event_effect f WHERE f.contact_id = e.contact_id AND f.event_id = e.id AND f.revised_at IS NOT NULL)
ORDER BY at, position`;

const READ_COLLEAGUES = /* sql */ `
SELECT other.id, c.id AS "contactId" FROM contact c JOIN contact other ON other.account_id = c.account_id
WHERE c.id = ANY ($1::bigint[])`;

const READ_SENT = /* sql */ `
SELECT contact_id AS "contactId", name FROM mail WHERE contact_id = ANY ($1::bigint[]) AND status <> 'skipped'
UNION
SELECT contact_id, payload -> 'origin' ->> 'name' FROM task
WHERE contact_id = ANY ($1::bigint[]) AND queue = 'send-mail'`;

export interface ScoringNeeds {
  /** The model in force: whoever was scored by another one is scored anew. */
  readonly version: number;
  readonly compiled: CompiledScoring;
  /** Lines of these rules; all lines; or none. */
  readonly ledger: 'all' | readonly string[];
  /** What waits for each contact. */
  readonly waiting: ReadonlyMap<string, readonly WaitingEvent[]>;
}

/** What loading must reach for, as flows and scoring ask. */
export interface Needs {
  /** What scoring needs; left out where nobody is scored. */
  readonly scoring?: ScoringNeeds;
  readonly history: readonly HistoryNeed[];
  readonly usesStreams: boolean;
}

interface ContactRow {
  id: string;
  email: string;
  accountId: string | null;
  accountName: string | null;
  accountDomain: string | null;
  consentMail: boolean;
  consentTracking: boolean;
  known: boolean;
  stage: Profile['stage'];
  score: number;
  fit: number | null;
  fields: Profile['fields'];
  tags: string[];
  eventSeq: string;
  handover: Profile['handover'];
  scoredBy: number | null;
  stageSince: number;
  lastSeenAt: number | null;
}

/** Reads the active and the relevant past enrolments of contacts. */
export async function loadEnrolments(
  tx: Tx,
  ids: readonly string[],
  enrolling: readonly string[],
  named: readonly string[] = [],
): Promise<Map<string, EnrolmentRecord[]>> {
  const rows = await tx.query<EnrolmentRow>(READ_ENROLMENTS, [ids, enrolling, named]);
  return groupBy(rows.map(recordOf), (record) => record.enrolment.contactId);
}

/** Reads the profile of each contact of whom something was absorbed. */
export async function loadProfiles(tx: Tx, ids: readonly string[]): Promise<Map<string, Profile>> {
  const rows = await tx.query<ContactRow>(READ_CONTACTS, [ids]);
  return new Map(rows.filter((row) => row.known).map((row) => [row.id, profileOf(row)]));
}

/** Reads all that absorbing may look at; contacts in the order of their ids. */
export async function loadContacts(
  tx: Tx,
  ids: readonly string[],
  enrolments: ReadonlyMap<string, EnrolmentRecord[]>,
  needs: Needs,
  now: Instant,
): Promise<ContactState[]> {
  const contacts = await tx.query<ContactRow>(READ_CONTACTS, [ids]);
  const { ledger, scored } = await loadScoring(tx, contacts, needs.scoring);
  const history = await loadHistory(tx, ids, needs.history, now);
  const sent = needs.usesStreams ? await tx.query<{ contactId: string; name: string }>(READ_SENT, [ids]) : [];
  const sentBy = groupBy(sent, (row) => row.contactId);
  return contacts
    .sort((a, b) => Number(a.id) - Number(b.id))
    .map((row) => ({
      id: row.id,
      email: row.email,
      profile: row.known ? profileOf(row) : null,
      account: row.accountId === null ? null : { id: row.accountId, name: row.accountName, domain: row.accountDomain },
      consent: { mail: row.consentMail, tracking: row.consentTracking },
      enrolments: enrolments.get(row.id) ?? [],
      ledger: ledger.get(row.id) ?? [],
      history: merged(history.get(row.id) ?? [], scored.get(row.id) ?? []),
      sentMails: (sentBy.get(row.id) ?? []).map((mail) => mail.name),
    }));
}

function profileOf(row: ContactRow): Profile {
  const { stage, stageSince, score, fit, fields, tags, lastSeenAt, handover, scoredBy } = row;
  return {
    stage,
    stageSince,
    score,
    fit,
    fields,
    tags,
    lastSeenAt,
    handover,
    scoredBy,
    eventSeq: Number(row.eventSeq),
  };
}

export async function loadLedger(
  tx: Tx,
  ids: readonly string[],
  rules: ScoringNeeds['ledger'],
): Promise<Map<string, LedgerFact[]>> {
  if (rules.length === 0) return new Map();
  const rows = await tx.query<LedgerFact & { contactId: string }>(READ_LEDGER, [ids, rules === 'all' ? null : rules]);
  return groupBy(rows, (row) => row.contactId);
}

/** Lines of the ledger, and all that was scored of those who are scored anew. */
async function loadScoring(
  tx: Tx,
  contacts: readonly ContactRow[],
  needs: ScoringNeeds | undefined,
): Promise<{ ledger: Map<string, LedgerFact[]>; scored: Map<string, HistoryEvent[]> }> {
  if (!needs) return { ledger: new Map(), scored: new Map() };
  const ledger = await loadLedger(tx, contacts.map((row) => row.id), needs.ledger); // prettier-ignore
  const anew = contacts.filter((row) => isScoredAnew(row, ledger.get(row.id) ?? [], needs)).map((row) => row.id);
  const whole = anew.length > 0 ? await loadLedger(tx, anew, 'all') : new Map<string, LedgerFact[]>();
  return { ledger: new Map([...ledger, ...whole]), scored: await loadScored(tx, anew, needs.compiled.heardTypes) };
}

/** Whoever was scored by another model, of whom events come late, or whose events were judged anew. */
function isScoredAnew(
  row: ContactRow,
  ledger: readonly LedgerFact[],
  { version, compiled, waiting }: ScoringNeeds,
): boolean {
  if (row.scoredBy !== null && row.scoredBy !== version) return true;
  const events = waiting.get(row.id) ?? [];
  return events.some(
    (event, index) =>
      event.type === 'evidence.revised' ||
      comesLate(compiled, event, ledger) ||
      (hearsInOrder(compiled, event.type) && events.slice(0, index).some((other) => other.at >= event.at)),
  );
}

function hearsInOrder(scoring: CompiledScoring, type: string): boolean {
  return (scoring.rulesByType.get(type) ?? []).some((rule) => rule.ordered);
}

/** Events of contacts that are scored anew, oldest first. */
async function loadScored(
  tx: Tx,
  ids: readonly string[],
  types: readonly string[],
): Promise<Map<string, HistoryEvent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<HistoryEvent & { properties: Record<string, unknown> }>(READ_SCORED, [ids, types]);
  return groupBy(rows.map((row) => ({ ...row, verdict: verdictOf(row.properties) })), (row) => row.contactId); // prettier-ignore
}

function merged(history: readonly HistoryEvent[], scored: readonly HistoryEvent[]): readonly HistoryEvent[] {
  if (scored.length === 0) return history;
  const known = new Set(history.map((event) => event.id));
  return [...history, ...scored.filter((event) => !known.has(event.id))].sort((a, b) => a.at - b.at);
}

async function loadHistory(
  tx: Tx,
  ids: readonly string[],
  needs: readonly HistoryNeed[],
  now: Instant,
): Promise<Map<string, HistoryEvent[]>> {
  if (needs.length === 0) return new Map();
  const byAccount = needs.some((need) => need.by === 'account');
  const pairs = byAccount
    ? await tx.query<{ id: string; contactId: string }>(READ_COLLEAGUES, [ids])
    : ids.map((id) => ({ id, contactId: id }));
  const readers = groupBy([...pairs, ...ids.map((id) => ({ id, contactId: id }))], (pair) => pair.id);
  const since = needs.some((need) => need.withinMs === null)
    ? 0
    : now - Math.max(...needs.map((need) => need.withinMs ?? 0));
  const types = [...new Set(needs.map((need) => need.event))];
  const rows = await tx.query<HistoryEvent & { properties: Record<string, unknown> }>(READ_HISTORY, [
    [...readers.keys()],
    types,
    since,
  ]);
  const events = rows.map((row) => ({ ...row, verdict: verdictOf(row.properties) }));
  const seen = events.flatMap((event) =>
    [...new Set((readers.get(event.contactId) ?? []).map((pair) => pair.contactId))].map((reader) => ({
      reader,
      event,
    })),
  );
  const grouped = groupBy(seen, (pair) => pair.reader);
  return new Map([...grouped].map(([id, list]) => [id, list.map((pair) => pair.event)]));
}
