import { groupBy } from '@nurture/core/collections';
import type { ContactState } from '@nurture/core/absorb';
import type { FlowDocument } from '@nurture/core/flow';
import type { HistoryNeed } from '@nurture/core/condition';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { ENROLMENT_COLUMNS, recordOf } from '../absorb/enrolment-row';
import type { EnrolmentRow } from '../absorb/enrolment-row';
import { loadContacts } from '../absorb/load-contacts';

/** Whose walks a migration is about: those on other versions than the target, or on certain ones. */
export interface Leaving {
  readonly flowId: string;
  readonly target: number;
  /** Null: any but the target. */
  readonly from: readonly number[] | null;
}

const IS_LEAVING = /* sql */ `
flow_id = $1 AND status = 'active' AND flow_version <> $2 AND ($3::int[] IS NULL OR flow_version = ANY ($3::int[]))`;

const READ_WALKS = /* sql */ `
SELECT ${ENROLMENT_COLUMNS} FROM enrolment WHERE ${IS_LEAVING} AND contact_id = ANY ($4::bigint[]) ORDER BY id`;

/** Changes with every step of a walk, and with every event that its contact absorbs. */
const READ_STAMPS = /* sql */ `
SELECT w.contact_id AS "contactId",
       string_agg(w.id || ':' || w.version, ',' ORDER BY w.id) || '|' || coalesce(max(p.event_seq), 0) AS stamp
FROM (SELECT id, contact_id, xmin::text AS version FROM enrolment WHERE ${IS_LEAVING}) w
LEFT JOIN contact_profile p ON p.contact_id = w.contact_id
GROUP BY w.contact_id ORDER BY w.contact_id`;

const READ_PEOPLE = /* sql */ `
SELECT state, count(*)::int AS people FROM enrolment WHERE ${IS_LEAVING} GROUP BY state`;

const READ_VERSIONS = /* sql */ `SELECT number, document FROM flow_version WHERE flow_id = $1`;

const LOCK = /* sql */ `SELECT id FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE`;

const paramsOf = ({ flowId, target, from }: Leaving): unknown[] => [flowId, target, from];

/** What a contact's walks look like now, by contact in the order of their ids. */
export async function stampsOf(tx: Tx, leaving: Leaving): Promise<Map<string, string>> {
  const rows = await tx.query<{ contactId: string; stamp: string }>(READ_STAMPS, paramsOf(leaving));
  return new Map(rows.map(({ contactId, stamp }) => [contactId, stamp]));
}

/** How many are in each state. */
export async function peopleOf(tx: Tx, leaving: Leaving): Promise<Map<string, number>> {
  const rows = await tx.query<{ state: string; people: number }>(READ_PEOPLE, paramsOf(leaving));
  return new Map(rows.map(({ state, people }) => [state, people]));
}

/** The versions that people may leave, as written. */
export async function versionsLeft(tx: Tx, { flowId, target, from }: Leaving): Promise<Map<number, FlowDocument>> {
  const rows = await tx.query<{ number: number; document: FlowDocument }>(READ_VERSIONS, [flowId]);
  const left = rows.filter(({ number }) => number !== target && (from === null || from.includes(number)));
  return new Map(left.map(({ number, document }) => [number, document]));
}

/** Reads contacts with the walks that move, and with the facts that their new timers may ask for. */
export async function loadWalkers(
  tx: Tx,
  leaving: Leaving,
  contactIds: readonly string[],
  history: readonly HistoryNeed[],
  now: Instant,
): Promise<ContactState[]> {
  const rows = await tx.query<EnrolmentRow>(READ_WALKS, [...paramsOf(leaving), contactIds]);
  const walks = groupBy(rows.map(recordOf), (record) => record.enrolment.contactId);
  return loadContacts(tx, [...walks.keys()], walks, { history, usesStreams: false }, now);
}

/** Locks contacts in the order of their ids, and waits for whoever holds one. */
export async function lockWalkers(tx: Tx, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length > 0) await tx.query(LOCK, [contactIds]);
}
