import type { Brief, HandoffStatus } from '@nurture/core/handoff';
import type { Tx } from '@nurture/store';
import type { HandoffReason } from './create';

/** A handoff as it leaves the lib. Times are ISO 8601. */
export interface HandoffView {
  id: string;
  email: string;
  status: HandoffStatus;
  salesperson: string | null;
  reasons: readonly HandoffReason[];
  brief: Brief;
  createdAt: string;
  acceptBy: string | null;
  contactBy: string | null;
  closedAt: string | null;
  /** Sales is late: nobody accepted or contacted the lead by the time agreed. */
  overdue: boolean;
  /** Nobody is free for it yet. */
  waiting: boolean;
  /** The handoff whose double it was, since two contacts were merged. */
  foldedInto: string | null;
  answers: readonly HandoffAnswerView[];
  /** On whose desk it lay, oldest first, with the times agreed on and kept. */
  desks: readonly HandoffDeskView[];
  /** Who was reminded of it or told about it, and when. */
  notices: readonly HandoffNoticeView[];
}

export interface HandoffDeskView {
  person: string;
  assignedAt: string;
  acceptBy: string | null;
  contactBy: string | null;
  acceptedAt: string | null;
  /** At work, until they accepted. */
  acceptMinutes: number | null;
  contactedAt: string | null;
  contactMinutes: number | null;
  endedAt: string | null;
}

export interface HandoffNoticeView {
  at: string;
  kind: string;
  person: string;
}

export interface HandoffAnswerView {
  at: string;
  answer: string;
  reason: string | null;
  note: string | null;
  until: string | null;
  flow: string | null;
  amount: number | null;
  person: string;
  via: string;
}

const OVERDUE = /* sql */ `
  coalesce((h.status = 'new' AND h.accept_due_at < nurture_now())
    OR (h.status IN ('new', 'accepted') AND h.contact_due_at < nurture_now()), false)`;

const SELECT = /* sql */ `
SELECT h.id, c.email, h.status, h.salesperson, h.reasons, h.brief,
       to_jsonb(h.created_at) AS "createdAt", to_jsonb(h.accept_due_at) AS "acceptBy",
       to_jsonb(h.contact_due_at) AS "contactBy", to_jsonb(h.closed_at) AS "closedAt",
       ${OVERDUE} AS overdue, h.salesperson IS NULL AND h.closed_at IS NULL AS waiting,
       h.folded_into AS "foldedInto",
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('person', d.person, 'assignedAt', d.assigned_at, 'acceptBy', d.accept_due_at,
           'contactBy', d.contact_due_at, 'acceptedAt', d.accepted_at, 'acceptMinutes', d.accept_minutes,
           'contactedAt', d.contacted_at, 'contactMinutes', d.contact_minutes, 'endedAt', d.ended_at) ORDER BY d.id)
         FROM handoff_assignment d WHERE d.handoff_id = h.id), '[]') AS desks,
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('at', n.at, 'kind', n.kind, 'person', n.person) ORDER BY n.at, n.key)
         FROM handoff_notice n WHERE n.handoff_id = h.id), '[]') AS notices,
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('at', a.at, 'answer', a.answer, 'reason', a.reason, 'note', a.note,
           'until', a.until, 'flow', a.flow, 'amount', a.amount, 'person', a.person, 'via', a.via) ORDER BY a.at, a.id)
         FROM handoff_answer a WHERE a.handoff_id = h.id), '[]') AS answers
FROM handoff h JOIN contact c ON c.id = h.contact_id`;

/** Which handoff a number stands for: another one's double leads to that one. */
export const HANDOFF_NOW = 'coalesce((SELECT folded_into FROM handoff WHERE id = $1), $1)';

export async function findHandoff(tx: Tx, id: string): Promise<HandoffView | null> {
  const rows = await tx.query<HandoffView>(`${SELECT} WHERE h.id = ${HANDOFF_NOW}`, [id]);
  return rows[0] ?? null;
}

/** Whose lead a contact is: the last to whom one was handed; null where nobody has it, or it was never handed over. */
export async function salespersonOf(tx: Tx, contactId: string): Promise<string | null> {
  const [row] = await tx.query<{ salesperson: string | null }>(
    'SELECT salesperson FROM handoff WHERE contact_id = $1 ORDER BY id DESC LIMIT 1',
    [contactId],
  );
  return row?.salesperson ?? null;
}

/** The handoffs of a contact, newest first. */
export function handoffsOfContact(tx: Tx, contactId: string): Promise<HandoffView[]> {
  return tx.query<HandoffView>(`${SELECT} WHERE h.contact_id = $1 ORDER BY h.id DESC`, [contactId]);
}

export interface HandoffFilter {
  status?: HandoffStatus;
  salesperson?: string;
  /** Only leads on the desks of these; null: on everybody's. */
  desk?: readonly string[] | null;
  open?: boolean;
  overdue?: boolean;
  waiting?: boolean;
  /** Id of the last one seen. */
  after?: string;
  limit: number;
}

/** Newest first, a page at a time. */
export function listHandoffs(tx: Tx, filter: HandoffFilter): Promise<HandoffView[]> {
  return tx.query<HandoffView>(
    `${SELECT}
     WHERE h.folded_into IS NULL AND ($1::text IS NULL OR h.status = $1) AND ($2::text IS NULL OR h.salesperson = $2)
       AND ($3::boolean IS NULL OR (h.closed_at IS NULL) = $3) AND ($4::bigint IS NULL OR h.id < $4)
       AND ($6::boolean IS NULL OR ${OVERDUE} = $6)
       AND ($7::boolean IS NULL OR (h.salesperson IS NULL AND h.closed_at IS NULL) = $7)
       AND ($8::text[] IS NULL OR h.salesperson = ANY ($8))
     ORDER BY h.id DESC LIMIT $5`,
    [
      filter.status ?? null,
      filter.salesperson ?? null,
      filter.open ?? null,
      filter.after ?? null,
      filter.limit,
      filter.overdue ?? null,
      filter.waiting ?? null,
      filter.desk ?? null,
    ],
  );
}
