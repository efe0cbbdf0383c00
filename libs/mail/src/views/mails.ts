import type { Tx } from '@nurture/store';

/** `waiting`: planned and not begun; the others are what came of an attempt. */
export const MAIL_VIEW_STATUSES = ['waiting', 'started', 'deferred', 'sent', 'failed', 'skipped', 'in-doubt'] as const;
export type MailViewStatus = (typeof MAIL_VIEW_STATUSES)[number];

/** A mail as it leaves the lib. Times are ISO 8601. */
export interface MailView {
  /** A number; `w` stands before it while the mail is only planned. */
  readonly id: string;
  readonly status: MailViewStatus;
  /** Why it waits, was skipped or failed. */
  readonly reason: string | null;
  readonly name: string;
  readonly kind: 'marketing' | 'service' | 'notification';
  readonly topic: string | null;
  /** The contact it is for or about; null for one without. */
  readonly contact: string | null;
  /** Whom it is addressed to; null until that is decided. */
  readonly recipient: string | null;
  readonly flow: string | null;
  readonly state: string | null;
  readonly messageId: string | null;
  readonly attempts: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  /** When its outcome was known. */
  readonly settledAt: string | null;
  /** When it is tried next; null where nothing more is tried. */
  readonly nextAt: string | null;
  /** Whether what it was planned for turned out to be a machine's doing. */
  readonly onMachineEvidence: boolean;
}

/** What readers did with a mail. */
export interface MailHitView {
  readonly kind: 'open' | 'click' | 'download';
  readonly at: string;
  readonly destination: string | null;
  /** Human, machine … ; null while it is not judged yet. */
  readonly verdict: string | null;
  /** How sure that is: `certain` or `probable`. */
  readonly certainty: string | null;
  /** What speaks for it, such as `burst`. */
  readonly signs: readonly string[];
  /** Whether it counts as done by a person. */
  readonly counts: boolean;
  /** When the verdict turned; null where it never did. */
  readonly revisedAt: string | null;
}

/** What came back of a mail: a bounce, a complaint, an answer. */
export interface MailReturnView {
  readonly kind: 'hard' | 'soft' | 'sender' | 'complaint' | 'unsubscribe' | 'delayed' | 'arrived' | 'replied';
  readonly reason: string;
  /** Enhanced status code (RFC 3463), or else the SMTP reply code. */
  readonly status: string | null;
  /** Who reported it. */
  readonly via: string;
  readonly at: string;
}

/** A mail with all that is known of what happened to it. */
export interface MailStoryView extends MailView {
  readonly hits: readonly MailHitView[];
  readonly returns: readonly MailReturnView[];
}

export interface MailFilter {
  readonly status?: MailViewStatus;
  readonly contactId?: string;
  readonly flow?: string;
  readonly enrolmentId?: string;
  /** The `id` of the last one seen. */
  readonly after?: string;
  readonly limit: number;
}

/** What an id of a mail looks like. */
export const MAIL_VIEW_ID = /^w?[1-9]\d{0,17}$/;

const MAILS = /* sql */ `
SELECT m.id, m.status, coalesce(t.reason, m.reason) AS reason, m.name, m.kind, m.topic, c.email AS contact, m.recipient,
       m.flow_id AS flow, m.state, m.message_id AS "messageId", m.attempts, to_jsonb(m.created_at) AS "createdAt",
       to_jsonb(m.started_at) AS "startedAt", to_jsonb(m.settled_at) AS "settledAt", to_jsonb(t.due_at) AS "nextAt",
       EXISTS (SELECT FROM event_effect f WHERE f.contact_id = m.contact_id AND f.revised_at IS NOT NULL AND m.key = ANY (f.tasks)) AS "onMachineEvidence"
FROM mail m
LEFT JOIN contact c ON c.id = m.contact_id
LEFT JOIN task t ON t.key = m.key AND m.status = 'deferred'`;

/** Planned and without a row of their own yet. */
const WAITING = /* sql */ `
SELECT 'w' || t.id AS id, 'waiting' AS status, t.reason,
       coalesce(t.payload -> 'origin' ->> 'name', t.payload ->> 'name') AS name,
       CASE t.queue WHEN 'send-mail' THEN t.payload ->> 'kind' WHEN 'send-service' THEN 'service' ELSE 'notification' END AS kind,
       t.payload ->> 'topic' AS topic, c.email AS contact,
       CASE t.queue WHEN 'send-notification' THEN t.payload -> 'to' ->> 'email' ELSE c.email END AS recipient,
       t.payload -> 'origin' ->> 'flowId' AS flow, t.payload -> 'origin' ->> 'state' AS state, NULL AS "messageId",
       t.attempts, to_jsonb(t.created_at) AS "createdAt", NULL AS "startedAt", NULL AS "settledAt",
       to_jsonb(t.due_at) AS "nextAt", false AS "onMachineEvidence"
FROM task t
LEFT JOIN contact c ON c.id = t.contact_id
WHERE t.queue IN ('send-mail', 'send-service', 'send-notification')
  AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.key = t.key)`;

const MAILS_PAGE = /* sql */ `${MAILS}
WHERE ($1::text IS NULL OR m.status = $1) AND ($1::text IS DISTINCT FROM 'in-doubt' OR m.doubted) AND ($2::bigint IS NULL OR m.contact_id = $2)
  AND ($3::text IS NULL OR m.flow_id = $3) AND ($4::bigint IS NULL OR m.id < $4)
  AND ($6::bigint IS NULL OR m.enrolment_id = $6)
ORDER BY m.id DESC LIMIT $5`;
const WAITING_PAGE = /* sql */ `${WAITING}
  AND ($1::bigint IS NULL OR t.contact_id = $1) AND ($2::text IS NULL OR t.payload -> 'origin' ->> 'flowId' = $2)
  AND ($3::bigint IS NULL OR t.id < $3) AND ($5::bigint IS NULL OR t.enrolment_id = $5)
ORDER BY t.id DESC LIMIT $4`;

/** Mails, the latest first: those that wait come before those that were begun. */
export async function listMails(tx: Tx, filter: MailFilter): Promise<MailView[]> {
  const begun = filter.after !== undefined && !filter.after.startsWith('w');
  const waits = filter.status === undefined || filter.status === 'waiting';
  const waiting = waits && !begun ? await waitingMails(tx, filter) : [];
  const room = filter.limit - waiting.length;
  if (filter.status === 'waiting' || room <= 0) return waiting;
  const mails = await tx.query<MailView>(MAILS_PAGE, [
    filter.status ?? null,
    filter.contactId ?? null,
    filter.flow ?? null,
    begun ? filter.after : null,
    room,
    filter.enrolmentId ?? null,
  ]);
  return [...waiting, ...mails];
}

function waitingMails(tx: Tx, { contactId, flow, enrolmentId, after, limit }: MailFilter): Promise<MailView[]> {
  const params = [contactId ?? null, flow ?? null, after?.slice(1) ?? null, limit, enrolmentId ?? null];
  return tx.query<MailView>(WAITING_PAGE, params);
}

/** One mail with what its readers did and what came back of it; null where there is none of that id. */
export async function findMail(tx: Tx, id: string): Promise<MailStoryView | null> {
  if (id.startsWith('w')) {
    const [waiting] = await tx.query<MailView>(`${WAITING} AND t.id = $1`, [id.slice(1)]);
    return waiting ? { ...waiting, hits: [], returns: [] } : null;
  }
  const [mail] = await tx.query<MailView>(`${MAILS} WHERE m.id = $1`, [id]);
  if (!mail) return null;
  const hits = await tx.query<MailHitView>(
    `SELECT kind, to_jsonb(at) AS at, destination, verdict, evidence ->> 'certainty' AS certainty,
            coalesce(evidence -> 'signs', '[]') AS signs, counts, evidence -> 'revised' ->> 'at' AS "revisedAt" FROM hit WHERE mail_id = $1 ORDER BY at, id LIMIT 500`,
    [id],
  );
  const returns = await tx.query<MailReturnView>(
    `SELECT kind, reason, status, via, to_jsonb(at) AS at FROM mail_return WHERE mail_id = $1 ORDER BY id`,
    [id],
  );
  return { ...mail, hits, returns };
}
