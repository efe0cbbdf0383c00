import type { EnrolmentRecord } from '@nurture/core/absorb';
import type { Enrolment } from '@nurture/core/flow';

/** Parts of an enrolment that stand in columns of their own; the rest is its snapshot. */
type InColumns =
  | 'id'
  | 'flowId'
  | 'flowVersion'
  | 'contactId'
  | 'key'
  | 'status'
  | 'state'
  | 'visit'
  | 'enrolledAt'
  | 'enteredAt'
  | 'endedAt';

/** What the `snapshot` column holds. */
export type Snapshot = Omit<Enrolment, InColumns> & { readonly enrolledWith: EnrolmentRecord['enrolledWith'] };

/** A row of `enrolment`, with moments in milliseconds. */
export type EnrolmentRow = Pick<Enrolment, Exclude<InColumns, 'key'>> & {
  readonly key: string;
  readonly snapshot: Snapshot;
  readonly dueAt: number | null;
  readonly setAside: string | null;
};

/** The columns as `EnrolmentRow` names them. */
export const ENROLMENT_COLUMNS = /* sql */ `
  id, flow_id AS "flowId", flow_version AS "flowVersion", contact_id AS "contactId", key, status, state, visit, snapshot,
  floor(extract(epoch FROM enrolled_at) * 1000)::float8 AS "enrolledAt",
  floor(extract(epoch FROM entered_at) * 1000)::float8 AS "enteredAt",
  floor(extract(epoch FROM ended_at) * 1000)::float8 AS "endedAt",
  floor(extract(epoch FROM due_at) * 1000)::float8 AS "dueAt", set_aside AS "setAside"`;

/** Every field by name, here and below: spreading so many costs more than the step that they are read for. */
export function recordOf(row: EnrolmentRow): EnrolmentRecord {
  const { snapshot } = row;
  const enrolment: Enrolment = {
    id: row.id,
    flowId: row.flowId,
    flowVersion: row.flowVersion,
    contactId: row.contactId,
    key: row.key === '' ? null : row.key,
    status: row.status,
    state: row.state,
    visit: row.visit,
    visits: snapshot.visits,
    remembered: snapshot.remembered,
    enrolledAt: row.enrolledAt,
    enrolledByAt: snapshot.enrolledByAt,
    asset: snapshot.asset,
    asks: snapshot.asks,
    lastSeq: snapshot.lastSeq,
    enteredAt: row.enteredAt,
    awaiting: snapshot.awaiting,
    clockStartedAt: snapshot.clockStartedAt,
    timers: snapshot.timers,
    fired: snapshot.fired,
    dates: snapshot.dates,
    done: snapshot.done,
    former: snapshot.former,
    needsSchedule: snapshot.needsSchedule,
    endedAt: row.endedAt,
  };
  return { enrolment, enrolledWith: snapshot.enrolledWith, setAside: row.setAside, dueAt: row.dueAt };
}

export function rowOf({ enrolment, enrolledWith, setAside, dueAt }: EnrolmentRecord): EnrolmentRow {
  return {
    id: enrolment.id,
    flowId: enrolment.flowId,
    flowVersion: enrolment.flowVersion,
    contactId: enrolment.contactId,
    key: enrolment.key ?? '',
    status: enrolment.status,
    state: enrolment.state,
    visit: enrolment.visit,
    enrolledAt: enrolment.enrolledAt,
    enteredAt: enrolment.enteredAt,
    endedAt: enrolment.endedAt,
    snapshot: snapshotOf(enrolment, enrolledWith),
    dueAt,
    setAside,
  };
}

function snapshotOf(enrolment: Enrolment, enrolledWith: EnrolmentRecord['enrolledWith']): Snapshot {
  return {
    visits: enrolment.visits,
    remembered: enrolment.remembered,
    enrolledByAt: enrolment.enrolledByAt,
    asset: enrolment.asset,
    asks: enrolment.asks,
    lastSeq: enrolment.lastSeq,
    awaiting: enrolment.awaiting,
    clockStartedAt: enrolment.clockStartedAt,
    timers: enrolment.timers,
    fired: enrolment.fired,
    dates: enrolment.dates,
    done: enrolment.done,
    former: enrolment.former,
    needsSchedule: enrolment.needsSchedule,
    enrolledWith,
  };
}
