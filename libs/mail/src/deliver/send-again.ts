import { now, tasks, type Tx } from '@nurture/store';
import { ORIGIN_COLUMNS, type OriginColumns, originOfRow } from '../origin';
import { DEFAULT_PRIORITY } from './holding-flows';

/** What came of asking for a mail in doubt once more. */
export type SentAgain = 'planned' | 'not-in-doubt' | 'outside-flows';

/** The contact first, as everybody does. */
const LOCK = /* sql */ `
SELECT c.id FROM contact c WHERE c.id = (SELECT contact_id FROM mail WHERE id = $1) FOR NO KEY UPDATE`;

const FIND = /* sql */ `
SELECT m.key, m.fence, m.contact_id AS "contactId", m.kind, m.topic, m.status, m.content ->> 'holes' IS NOT NULL AS frozen,
       v.document -> 'sending' AS sending, ${ORIGIN_COLUMNS}
FROM mail m
LEFT JOIN enrolment e ON e.id = m.enrolment_id
LEFT JOIN flow_version v ON v.flow_id = m.flow_id AND v.number = e.flow_version
WHERE m.id = $1 FOR UPDATE OF m`;

interface DoubtedRow extends OriginColumns {
  readonly key: string;
  readonly fence: string;
  readonly contactId: string | null;
  readonly kind: 'marketing' | 'service' | 'notification';
  readonly topic: string | null;
  readonly status: string;
  readonly frozen: boolean;
  readonly sending: { readonly priority?: number; readonly gap?: string; readonly window?: unknown } | null;
}

const REOPEN = /* sql */ `
UPDATE mail SET status = 'deferred', doubted = false, reason = 'to be sent again: a person says so', settled_at = NULL WHERE id = $1`;

/**
 * A person wants a mail in doubt sent once more: the same bytes under the same Message-ID, by the same gate as any mail,
 * so consent, cap, gap and hours are asked about again. If the first did arrive, it is there twice.
 *
 * Its flow has gone on already, and goes on as it is.
 *
 * @returns `outside-flows` for a mail that no flow sent, such as a double opt-in: whoever wants that asks for it anew
 */
export async function sendAgain(tx: Tx, mailId: string): Promise<SentAgain> {
  await tx.query(LOCK, [mailId]);
  const [row] = await tx.query<DoubtedRow>(FIND, [mailId]);
  if (row?.status !== 'in-doubt') return 'not-in-doubt';
  const origin = originOfRow(row);
  if (!origin || row.kind === 'notification' || !row.frozen) return 'outside-flows';
  const at = await now(tx);
  const { mailId: _, ...visit } = origin;
  const { key, contactId, enrolmentId, kind, topic, sending, fence } = row;
  const payload = {
    origin: visit,
    kind,
    topic,
    immediately: kind === 'service',
    priority: sending?.priority ?? DEFAULT_PRIORITY,
    gap: sending?.gap ?? null,
    window: sending?.window ?? null,
    notAfter: null,
    wantedAt: at,
    staysWhenLeft: true,
    // The mail's content is frozen: nothing is filled in any more.
    event: {},
    enrolment: {},
  };
  const task = { queue: 'send-mail' as const, key, contactId, enrolmentId, dueAt: at, payload };
  if (!(await tasks.planAgain(tx, task, fence))) return 'not-in-doubt';
  await tx.query(REOPEN, [mailId]);
  return 'planned';
}
