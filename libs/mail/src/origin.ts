import type { MailOrigin } from '@nurture/core/task';

/** The columns of a mail's row that say which visit of which flow wanted it. */
export interface OriginColumns {
  readonly mailId: string;
  readonly name: string;
  readonly enrolmentId: string | null;
  readonly flowId: string | null;
  readonly flowVersion: number | null;
  readonly state: string | null;
  readonly visit: number | null;
  readonly action: string | null;
}

/** Where an event about a mail belongs; null for a mail outside flows. */
export function originOfRow(row: OriginColumns): MailOrigin | null {
  const { mailId, name, enrolmentId, flowId, flowVersion, state, visit, action } = row;
  if (enrolmentId === null || flowId === null || state === null || visit === null || action === null) return null;
  return { mailId, enrolmentId, flowId, flowVersion: flowVersion ?? 0, state, visit, action, name };
}

/** The same columns in SQL, of a mail `m`. */
export const ORIGIN_COLUMNS = /* sql */ `m.id AS "mailId", m.name, m.enrolment_id AS "enrolmentId", m.flow_id AS "flowId",
  (SELECT flow_version FROM enrolment WHERE id = m.enrolment_id) AS "flowVersion", m.state, m.visit, m.action`;
