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

export function recordOf(row: EnrolmentRow): EnrolmentRecord {
  const { snapshot, dueAt, setAside, key, ...columns } = row;
  const { enrolledWith, ...rest } = snapshot;
  return { enrolment: { ...rest, ...columns, key: key === '' ? null : key }, enrolledWith, setAside, dueAt };
}

export function rowOf(record: EnrolmentRecord): EnrolmentRow {
  const { id, flowId, flowVersion, contactId, key, status, state, visit, enrolledAt, enteredAt, endedAt, ...rest } =
    record.enrolment;
  return {
    id,
    flowId,
    flowVersion,
    contactId,
    key: key ?? '',
    status,
    state,
    visit,
    enrolledAt,
    enteredAt,
    endedAt,
    snapshot: { ...rest, enrolledWith: record.enrolledWith },
    dueAt: record.dueAt,
    setAside: record.setAside,
  };
}
