import type { Tx } from '@nurture/store';

// A click shows that the mail was read, also where pictures were off. Unsubscribing names no mail: the last one sent to
// the contact within 30 days before it takes the blame. Hits are kept for less long than mails, and mails than figures:
// what they said stays.
const WRITE = /* sql */ `
WITH goodbyes AS (
  SELECT DISTINCT last.id
  FROM event e
  CROSS JOIN LATERAL (
    SELECT m.id FROM mail m
    WHERE m.contact_id = e.contact_id AND m.status = 'sent' AND m.kind <> 'notification'
      AND m.settled_at <= e.at AND m.settled_at > e.at - interval '30 days'
    ORDER BY m.settled_at DESC, m.id DESC LIMIT 1
  ) AS last
  WHERE e.type = 'contact.unsubscribed' AND e.contact_id = ANY ($1::bigint[])
)
INSERT INTO figure_mail AS f
SELECT m.id, m.contact_id, coalesce(m.flow_id, ''), m.name, m.settled_at,
       EXISTS (SELECT FROM mail_return r WHERE r.mail_id = m.id AND r.kind IN ('hard', 'soft', 'sender')),
       EXISTS (SELECT FROM mail_return r WHERE r.mail_id = m.id AND r.kind = 'complaint'),
       m.tracked,
       coalesce(hits.opened, known.opened, false), coalesce(hits.clicked, known.clicked, false),
       m.id IN (SELECT id FROM goodbyes)
FROM mail m
CROSS JOIN LATERAL (
  SELECT bool_or(h.counts) AS opened, bool_or(h.counts AND h.kind = 'click') AS clicked
  FROM hit h WHERE h.mail_id = m.id AND h.kind IN ('open', 'click')
) AS hits
LEFT JOIN figure_mail known ON known.mail_id = m.id
WHERE m.contact_id = ANY ($1::bigint[]) AND m.status = 'sent' AND m.kind <> 'notification'
ON CONFLICT (mail_id) DO UPDATE SET
  contact_id = excluded.contact_id, flow_id = excluded.flow_id, name = excluded.name, sent_at = excluded.sent_at,
  bounced = excluded.bounced, complained = excluded.complained, tracked = excluded.tracked, opened = excluded.opened,
  clicked = excluded.clicked, blamed = excluded.blamed
WHERE (f.*) IS DISTINCT FROM (excluded.*)`;

/** Writes what became of the mails to these contacts. */
export async function writeMails(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.query(WRITE, [contactIds]);
}
